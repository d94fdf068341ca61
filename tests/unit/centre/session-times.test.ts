import { describe, expect, it } from 'vitest';
import { sessionTimesInTurn, sessionTimesOn, type CentreChange } from '../../../shared/centre/session-times.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const day = localDate;
const now = { amStartsAt: '09:15', pmStartsAt: '13:00', registerOpenMinutes: 20 };
const history: CentreChange[] = [
  { day: day('2026-09-01'), fields: {} },
  { day: day('2026-10-05'), fields: { amStartsAt: ['08:50', '09:00'] } },
  { day: day('2026-10-07'), fields: { name: ['Alder', 'Alder Centre'] } },
  { day: day('2026-11-16'), fields: { amStartsAt: ['09:00', '09:30'], registerOpenMinutes: [30, 20] } },
  { day: day('2026-11-16'), fields: { amStartsAt: ['09:30', '09:15'] } },
];

function timesOn(date: string): string {
  const { amStartsAt, pmStartsAt, registerOpenMinutes } = sessionTimesOn(sessionTimesInTurn(now, history), day(date));
  return `${amStartsAt} ${pmStartsAt} ${registerOpenMinutes}`;
}

describe('session times', () => {
  it.each([
    ['before the first change are the first ones, before the centre was set up too', '2026-08-01', '08:50 13:00 30'],
    ['on the day before a change are the old ones', '2026-11-15', '09:00 13:00 30'],
    ['hold from the day of the change on, the last word of that day', '2026-11-16', '09:15 13:00 20'],
    ['go on until they are changed again', '2027-03-01', '09:15 13:00 20'],
    ['are not moved by a change of the name', '2026-10-08', '09:00 13:00 30'],
  ])('%s', (_words, date, expected) => {
    expect(timesOn(date)).toBe(expected);
  });

  it('that were never changed hold on every day', () => {
    expect(sessionTimesOn(sessionTimesInTurn(now, []), day('2001-01-01'))).toEqual({ ...now, from: null });
  });
});
