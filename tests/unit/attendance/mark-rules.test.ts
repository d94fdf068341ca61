import { expect, it } from 'vitest';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import type { PlannedSession } from '../../../shared/attendance/types.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { contextOf } from './mark-context-of.ts';
import { atLaProvider, atProvider, describeVerdicts, type Row } from './mark-verdicts.ts';

const atHomeSchool: PlannedSession = { setting: 'homeSchool' };
const leaver = localDate('2010-02-10');

const rows: readonly Row[] = [
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

describeVerdicts('which marks may be recorded', rows);

it('keeps the words of the nature without spaces around them', () => {
  const result = checkMark({ code: 'B', nature: ' Catering ' }, contextOf({ plan: atProvider }));
  expect(result).toEqual({ ok: true, value: { code: 'B', nature: 'Catering' } });
});
