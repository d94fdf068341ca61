import { expect, it } from 'vitest';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { checkMark, longestMinutesLate } from '../../../shared/attendance/mark-rules.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { contextOf } from './mark-context-of.ts';
import { describeVerdicts, type Row } from './mark-verdicts.ts';

const thatDay: Partial<MarkContext> = { today: localDate('2026-11-16') };
const thatAfternoon: Partial<MarkContext> = {
  ...thatDay,
  session: 'PM',
  times: { startsAtMinutes: 780, closesAfterMinutes: 30 },
};

const rows: readonly Row[] = [
  ['U waits while the closing minute runs', { code: 'U' }, { ...thatDay, nowMinutes: 570 }, 'still-open'],
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
    { ...thatDay, nowMinutes: 546 },
    'still-to-come',
  ],
  ['a laptop may be slow by a few minutes', { code: 'L', minutesLate: 11 }, { ...thatDay, nowMinutes: 546 }, 'allowed'],
  [
    'nobody has come in at a time that is still to come',
    { code: 'U', arrivedAt: '11:30' },
    { ...thatDay, nowMinutes: 620 },
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
  ['U waits until today’s register has closed', { code: 'U' }, { ...thatDay, nowMinutes: 560 }, 'still-open'],
  ['U is right once today’s register has closed', { code: 'U' }, { ...thatDay, nowMinutes: 571 }, 'allowed'],
  [
    'nobody is late before the session begins',
    { code: 'L', minutesLate: 3 },
    { ...thatDay, nowMinutes: 530 },
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
];

it('the minutes offered are those that can be kept now', () => {
  for (const nowMinutes of [530, 540, 546, 565, 571, 900]) {
    const context = contextOf({ ...thatDay, nowMinutes });
    const longest = longestMinutesLate(context);
    const keeps = (minutesLate: number): boolean => checkMark({ code: 'L', minutesLate }, context).ok;
    for (let minutes = 1; minutes <= 31; minutes += 1)
      expect([nowMinutes, keeps(minutes)]).toEqual([nowMinutes, minutes <= longest]);
  }
  expect(longestMinutesLate(contextOf())).toBe(30);
});

describeVerdicts('which marks the clock allows', rows);
