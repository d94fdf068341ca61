import { describe, expect, it } from 'vitest';
import { halfTermAround, periodUpTo } from '../../../shared/centre/periods.ts';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { expectedSessions, expectedSessionsOver } from '../../../shared/centre/session-days.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const terms = [
  { from: localDate('2026-09-01'), to: localDate('2026-12-18') },
  { from: localDate('2027-01-04'), to: localDate('2027-04-01') },
];
const closures = [
  { from: localDate('2026-09-01'), to: localDate('2026-09-02'), kind: 'inset' },
  { from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' },
  { from: localDate('2026-11-27'), to: localDate('2026-11-30'), kind: 'inset' },
] as const;
const calendar = schoolCalendar(terms, closures);
const on = (day: string) => halfTermAround(calendar, localDate(day));

describe('the half-term a day lies in', () => {
  it('runs from the first day pupils come to the Friday before the break', () => {
    expect(on('2026-09-21')).toEqual({ from: '2026-09-03', to: '2026-10-23' });
  });

  it('is not broken by a long weekend', () => {
    expect(on('2026-11-18')).toEqual({ from: '2026-11-02', to: '2026-12-18' });
    expect(on('2026-12-01')).toEqual({ from: '2026-11-02', to: '2026-12-18' });
  });

  it('is the one before on a day of the break', () => {
    expect(on('2026-10-28')).toEqual({ from: '2026-09-03', to: '2026-10-23' });
  });

  it('is not known before the first term', () => {
    expect(on('2026-08-31')).toBeNull();
  });
});

describe('the days a name stands for', () => {
  const today = localDate('2026-11-18');

  it('end on the day asked', () => {
    expect(periodUpTo('week', calendar, terms, today)).toEqual({ from: '2026-11-16', to: today });
    expect(periodUpTo('fourWeeks', calendar, terms, today)).toEqual({ from: '2026-10-22', to: today });
    expect(periodUpTo('halfTerm', calendar, terms, today)).toEqual({ from: '2026-11-02', to: today });
    expect(periodUpTo('term', calendar, terms, today)).toEqual({ from: '2026-09-01', to: today });
    expect(periodUpTo('year', calendar, terms, today)).toEqual({ from: '2026-09-01', to: today });
  });

  it('are those of the term before in the Christmas holiday', () => {
    expect(periodUpTo('term', calendar, terms, localDate('2026-12-28'))).toEqual({
      from: '2026-09-01',
      to: '2026-12-18',
    });
  });

  it('are the academic year where no term dates are known', () => {
    const none = schoolCalendar([], []);
    expect(periodUpTo('term', none, [], today)).toEqual({ from: '2026-09-01', to: today });
    expect(periodUpTo('halfTerm', none, [], today)).toEqual({ from: '2026-09-01', to: today });
  });
});

describe('sessions expected of many at once', () => {
  it('are those expected of each by itself', () => {
    const from = localDate('2026-09-01');
    const to = localDate('2026-12-18');
    const over = expectedSessionsOver(calendar, from, to);
    const stays = [
      { from },
      { from: localDate('2026-10-01') },
      { from, to: localDate('2026-11-03') },
      { from: localDate('2026-11-14'), to: localDate('2026-11-15') },
      { from: localDate('2027-01-05') },
    ];
    expect(stays.map(over)).toEqual(stays.map((stay) => expectedSessions(calendar, stay, from, to)));
    expect(over({ from })).toBeGreaterThan(100);
  });
});
