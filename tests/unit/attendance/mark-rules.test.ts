import { describe, expect, it } from 'vitest';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { checkMark, codesOffered } from '../../../shared/attendance/mark-rules.ts';
import type { Code, MarkUnit, PlannedSession } from '../../../shared/attendance/types.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { contextOf } from './mark-context-of.ts';

function verdict(unit: MarkUnit, altered: Partial<MarkContext> = {}): string {
  const result = checkMark(unit, contextOf(altered));
  return result.ok ? 'allowed' : result.error.code;
}

const atProvider: PlannedSession = {
  setting: 'provider',
  placeId: 'p1',
  nature: 'Motor vehicle',
  commissionedBy: 'school',
};
const atLaProvider: PlannedSession = { ...atProvider, commissionedBy: 'la' };
const atHomeSchool: PlannedSession = { setting: 'homeSchool' };
const thatAfternoon: Partial<MarkContext> = {
  session: 'PM',
  today: localDate('2026-11-16'),
  times: { startsAtMinutes: 780, closesAfterMinutes: 30 },
};
const leaver = localDate('2010-02-10');

type Row = readonly [rule: string, unit: MarkUnit, altered: Partial<MarkContext>, expected: string];

const rows: readonly Row[] = [
  [
    'U waits while the closing minute runs',
    { code: 'U' },
    { today: localDate('2026-11-16'), nowMinutes: 570 },
    'still-open',
  ],
  [
    'K is not for the PRU’s own site, whoever arranged the place there',
    { code: 'K', nature: 'Hair' },
    { plan: { setting: 'pru', commissionedBy: 'la' } },
    'not-la-arranged',
  ],
  ['/ is for mornings', { code: '/' }, {}, 'allowed'],
  ['/ is not for afternoons', { code: '/' }, { session: 'PM' }, 'morning-only'],
  ['\\ is for afternoons', { code: '\\' }, { session: 'PM' }, 'allowed'],
  ['\\ is not for mornings', { code: '\\' }, {}, 'afternoon-only'],
  ['L needs minutes', { code: 'L' }, {}, 'missing-detail'],
  ['L takes one minute', { code: 'L', minutesLate: 1 }, {}, 'allowed'],
  ['L takes minutes up to the close', { code: 'L', minutesLate: 30 }, {}, 'allowed'],
  ['L is over when the register has closed', { code: 'L', minutesLate: 31 }, {}, 'after-close'],
  [
    'L goes by the centre’s own closing rule',
    { code: 'L', minutesLate: 16 },
    { times: { startsAtMinutes: 540, closesAfterMinutes: 15 } },
    'after-close',
  ],
  [
    'nobody is late by more minutes than the session is old',
    { code: 'L', minutesLate: 12 },
    { today: localDate('2026-11-16'), nowMinutes: 546 },
    'still-to-come',
  ],
  [
    'a laptop may be slow by a few minutes',
    { code: 'L', minutesLate: 11 },
    { today: localDate('2026-11-16'), nowMinutes: 546 },
    'allowed',
  ],
  [
    'nobody has come in at a time that is still to come',
    { code: 'U', arrivedAt: '11:30' },
    { today: localDate('2026-11-16'), nowMinutes: 620 },
    'still-to-come',
  ],
  ['of a day that is over any minutes of its register may be told', { code: 'L', minutesLate: 30 }, {}, 'allowed'],
  ['nobody is late by no minutes', { code: 'L', minutesLate: 0 }, {}, 'minutes'],
  ['minutes are whole', { code: 'L', minutesLate: 2.5 }, {}, 'minutes'],
  ['minutes go with L only', { code: 'I', minutesLate: 5 }, {}, 'minutes-without-late'],
  ['minutes and time of arrival agree', { code: 'L', minutesLate: 7, arrivedAt: '09:07' }, {}, 'allowed'],
  ['minutes and time of arrival may not differ', { code: 'L', minutesLate: 7, arrivedAt: '09:09' }, {}, 'time-differs'],
  ['a time of arrival is a time', { code: 'U', arrivedAt: '9.40' }, {}, 'time'],
  ['U is for arrivals after the close', { code: 'U', arrivedAt: '09:31' }, {}, 'allowed'],
  ['U is not for arrivals before the close', { code: 'U', arrivedAt: '09:30' }, {}, 'before-close'],
  [
    'U waits until today’s register has closed',
    { code: 'U' },
    { today: localDate('2026-11-16'), nowMinutes: 560 },
    'still-open',
  ],
  [
    'U is right once today’s register has closed',
    { code: 'U' },
    { today: localDate('2026-11-16'), nowMinutes: 571 },
    'allowed',
  ],
  [
    'nobody is late before the session begins',
    { code: 'L', minutesLate: 3 },
    { today: localDate('2026-11-16'), nowMinutes: 530 },
    'not-begun',
  ],
  [
    'nobody was seen in the afternoon while it is still morning',
    { code: '\\' },
    { ...thatAfternoon, nowMinutes: 571 },
    'not-begun',
  ],
  [
    'nobody was at a provider by then',
    { code: 'B', nature: 'Hair' },
    { ...thatAfternoon, nowMinutes: 571 },
    'not-begun',
  ],
  ['nobody is missing by then', { code: 'N' }, { ...thatAfternoon, nowMinutes: 571 }, 'not-begun'],
  ['illness is known for the whole day', { code: 'I' }, { ...thatAfternoon, nowMinutes: 571 }, 'allowed'],
  ['a class is seated shortly before the start', { code: '\\' }, { ...thatAfternoon, nowMinutes: 750 }, 'allowed'],
  ['a class is not seated long before the start', { code: '\\' }, { ...thatAfternoon, nowMinutes: 749 }, 'not-begun'],
  ['X is never for compulsory school age', { code: 'X' }, {}, 'compulsory-age'],
  ['X is for a pupil past compulsory school age', { code: 'X' }, { dateOfBirth: leaver }, 'allowed'],
  ['C2 needs an agreed part-time timetable', { code: 'C2' }, {}, 'no-part-time-plan'],
  ['C2 goes with an agreed part-time timetable', { code: 'C2' }, { partTimePlanCovers: true }, 'allowed'],
  [
    'C2 is only for compulsory school age',
    { code: 'C2' },
    { partTimePlanCovers: true, dateOfBirth: leaver },
    'not-compulsory-age',
  ],
  ['D needs a second registration', { code: 'D' }, {}, 'one-registration'],
  ['D goes with a second registration', { code: 'D' }, { registeredElsewhere: true }, 'allowed'],
  ['E needs a suspension on record', { code: 'E' }, {}, 'no-suspension'],
  ['E goes with a suspension on record', { code: 'E' }, { suspensionCovers: true }, 'allowed'],
  ['Y5 is restricted', { code: 'Y5' }, {}, 'restricted'],
  ['Y5 is for those who may record it', { code: 'Y5' }, { mayRecordRestricted: true }, 'allowed'],
  ['B needs its nature', { code: 'B' }, { plan: atProvider }, 'missing-detail'],
  ['blank words are no nature', { code: 'B', nature: '  ' }, { plan: atProvider }, 'missing-detail'],
  ['B goes with its nature', { code: 'B', nature: 'Motor vehicle' }, { plan: atProvider }, 'allowed'],
  ['B is not for what the LA arranged', { code: 'B', nature: 'Motor vehicle' }, { plan: atLaProvider }, 'la-arranged'],
  [
    'B is never for a school where the pupil is registered',
    { code: 'B', nature: 'Lessons' },
    { plan: atHomeSchool },
    'registered-there',
  ],
  ['K needs its nature', { code: 'K' }, { plan: atLaProvider }, 'missing-detail'],
  ['K goes with LA provision and its nature', { code: 'K', nature: 'Hair' }, { plan: atLaProvider }, 'allowed'],
  ['K is not for what the school arranged', { code: 'K', nature: 'Hair' }, { plan: atProvider }, 'not-la-arranged'],
  ['K is not for the PRU’s own site', { code: 'K', nature: 'Hair' }, {}, 'not-la-arranged'],
  [
    'K is never for a school where the pupil is registered',
    { code: 'K', nature: 'Hair' },
    { plan: atHomeSchool },
    'registered-there',
  ],
  ['V, P and W need no words', { code: 'V' }, {}, 'allowed'],
  ['a pupil planned at a provider cannot be /', { code: '/' }, { plan: atProvider }, 'planned-elsewhere'],
  ['nor L', { code: 'L', minutesLate: 5 }, { plan: atProvider }, 'planned-elsewhere'],
  [
    'a pupil planned at a provider who was seen here can be /',
    { code: '/' },
    { plan: atProvider, seenAt: 'pru' },
    'allowed',
  ],
  [
    'a pupil not expected who was seen here can be /',
    { code: '/' },
    { plan: { setting: 'none' }, seenAt: 'pru' },
    'allowed',
  ],
  ['a pupil with no plan is the PRU’s own', { code: '/' }, { plan: null }, 'allowed'],
  ['an absence may be recorded wherever the pupil was expected', { code: 'I' }, { plan: atProvider }, 'allowed'],
  ['Z is for days before the start', { code: 'Z' }, { date: localDate('2026-09-02') }, 'allowed'],
  ['no other mark before the start', { code: 'I' }, { date: localDate('2026-09-02') }, 'before-start'],
  ['Z is not for a pupil on roll', { code: 'Z' }, {}, 'on-roll'],
  ['Z is for a pupil who has no enrolment yet', { code: 'Z' }, { enrolment: null }, 'allowed'],
  ['no mark without an enrolment', { code: '/' }, { enrolment: null }, 'before-start'],
  [
    'a mark on the starting day',
    { code: '/' },
    { enrolment: { from: localDate('2026-11-16'), status: 'C' } },
    'allowed',
  ],
  [
    'a mark on the last day',
    { code: '/' },
    { enrolment: { from: localDate('2026-09-03'), to: localDate('2026-11-16'), status: 'C' } },
    'allowed',
  ],
  [
    'no mark after the end',
    { code: '/' },
    { enrolment: { from: localDate('2026-09-03'), to: localDate('2026-11-15'), status: 'C' } },
    'after-end',
  ],
  ['no mark for a guest', { code: '/' }, { enrolment: { from: localDate('2026-09-03'), status: 'G' } }, 'guest'],
  ['# is for planned closures', { code: '#' }, { dayKind: 'plannedClosure' }, 'allowed'],
  ['# is not for school days', { code: '#' }, {}, 'open'],
  ['no mark on a training day', { code: '/' }, { dayKind: 'plannedClosure' }, 'closed'],
  ['no mark at weekends', { code: 'I' }, { dayKind: 'weekend' }, 'closed'],
  ['no mark between terms', { code: 'N' }, { dayKind: 'betweenTerms' }, 'closed'],
  ['no mark while the term has not been entered', { code: '/' }, { dayKind: 'unknown' }, 'no-term-dates'],
  ['Y4 when the site had to close', { code: 'Y4' }, { dayKind: 'unplannedClosure' }, 'allowed'],
  ['# is not for an unplanned closure', { code: '#' }, { dayKind: 'unplannedClosure' }, 'shut'],
  ['nobody is present at a closed site', { code: '/' }, { dayKind: 'unplannedClosure' }, 'shut'],
  [
    'a provider may have met all the same',
    { code: 'B', nature: 'Catering' },
    { dayKind: 'unplannedClosure', plan: atProvider },
    'allowed',
  ],
  ['nobody is present on a day to come', { code: '/' }, { today: localDate('2026-11-15') }, 'future'],
  [
    'nobody is at a provider on a day to come',
    { code: 'B', nature: 'Catering' },
    { today: localDate('2026-11-15'), plan: atProvider },
    'future',
  ],
  ['nobody is missing on a day to come', { code: 'N' }, { today: localDate('2026-11-15') }, 'future'],
  ['leave can be entered ahead', { code: 'C' }, { today: localDate('2026-11-15') }, 'allowed'],
  ['an appointment can be entered ahead', { code: 'M' }, { today: localDate('2026-11-15') }, 'allowed'],
  ['H is refused since 19 August 2024', { code: 'H' }, {}, 'code-withdrawn'],
  ['J is refused since 19 August 2024', { code: 'J' }, {}, 'code-withdrawn'],
  ['Y1 did not exist before 19 August 2024', { code: 'Y1' }, { date: localDate('2024-07-01') }, 'code-not-yet'],
  [
    'H can be kept for a day before that',
    { code: 'H' },
    { date: localDate('2024-07-01'), enrolment: { from: localDate('2023-09-04'), status: 'C' } },
    'allowed',
  ],
];

describe('which marks may be recorded', () => {
  it.each(rows)('%s', (_rule, unit, altered, expected) => {
    expect(verdict(unit, altered)).toBe(expected);
  });

  it('keeps the words of the nature without spaces around them', () => {
    const result = checkMark({ code: 'B', nature: ' Catering ' }, contextOf({ plan: atProvider }));
    expect(result).toEqual({ ok: true, value: { code: 'B', nature: 'Catering' } });
  });

  it('refuses in sentences that say what to do and show no workings', () => {
    for (const [, unit, altered, expected] of rows) {
      const result = checkMark(unit, contextOf(altered));
      if (result.ok) continue;
      expect(result.error.message, expected).toMatch(/^[A-Z/#\\].*[.?]$/);
      expect(result.error.message).not.toMatch(/null|undefined|NaN/);
    }
  });
});

describe('the sheet of other codes', () => {
  const offered = (altered: Partial<MarkContext>): Code[] =>
    codesOffered(contextOf(altered)).flatMap(({ info, refusal }) => (refusal === null ? [info.code] : []));

  it('offers what can stand at the PRU on a school morning', () => {
    expect(offered({}).toSorted()).toEqual(
      [
        '/',
        'L',
        'B',
        'P',
        'V',
        'W',
        'I',
        'M',
        'C',
        'C1',
        'J1',
        'R',
        'S',
        'T',
        'N',
        'O',
        'U',
        'G',
        'Q',
        'Y1',
        'Y2',
        'Y3',
        'Y4',
        'Y6',
        'Y7',
      ].toSorted(),
    );
  });

  it('offers neither / nor L nor U for a pupil expected at a provider', () => {
    expect(offered({ plan: atProvider })).not.toContain('/');
    expect(offered({ plan: atLaProvider })).toContain('K');
    expect(offered({ plan: atLaProvider })).not.toContain('U');
  });

  it('offers only # on a training day', () => {
    expect(offered({ dayKind: 'plannedClosure' })).toEqual(['#']);
  });

  it('shows the reason for a code that cannot be used', () => {
    const refusal = codesOffered(contextOf()).find(({ info }) => info.code === 'X')?.refusal;
    expect(refusal?.code).toBe('compulsory-age');
  });

  it('hides custody from those who may not record it', () => {
    expect(codesOffered(contextOf()).some(({ info }) => info.code === 'Y5')).toBe(false);
    expect(offered({ mayRecordRestricted: true })).toContain('Y5');
  });
});
