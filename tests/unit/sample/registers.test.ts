import { describe, expect, it } from 'vitest';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import { readMarkKey } from '../../../shared/attendance/mark.ts';
import { nClock } from '../../../shared/attendance/n-clock.ts';
import { attendanceFigures, groupFigures } from '../../../shared/attendance/statistics.ts';
import type { Code } from '../../../shared/attendance/types.ts';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { sessionsIn } from '../../helpers/sessions.ts';
import { addDays, localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { sampleCentre, type SampleCentre } from '../../../shared/sample/centre.ts';
import { contextReader, marksOf, recordsOf } from './replay.ts';

const today = localDate('2026-11-20');

/** A school day, a Saturday, half-term, early September, spring, and the long summer holiday. */
const days = [
  '2026-11-20',
  '2026-11-21',
  '2026-10-28',
  '2026-09-01',
  '2026-09-11',
  '2027-02-10',
  '2027-04-06',
  '2027-06-25',
  '2026-08-12',
];

function refusalsIn(sample: SampleCentre): string[] {
  const contextOf = contextReader(sample);
  return [...marksOf(sample)].flatMap(([key, entries]) =>
    entries.flatMap(({ unit, batch }) => {
      const checked = checkMark(unit, contextOf(key, batch.on));
      return checked.ok ? [] : [`${readMarkKey(key).date} ${unit.code} ${checked.error.code}`];
    }),
  );
}

/** Codes that say a pupil attended away from the PRU. */
const attendedElsewhere: ReadonlySet<Code> = new Set<Code>(['B', 'K', 'P', 'V', 'W']);

describe.each(days)('the registers behind a sample centre opened on %s', (day) => {
  const sample = sampleCentre({ today: localDate(day), seed: 3 });
  const marks = marksOf(sample);

  it('hold only marks that the rules allow, at the time they were made', () => {
    expect(marks.size).toBeGreaterThan(2000);
    expect(refusalsIn(sample)).toEqual([]);
  });

  it('say of nobody that they attended elsewhere without somebody there having seen them', () => {
    const observations = new Map(recordsOf(sample, 'observation').map((entry) => [entry.id, entry]));
    const pupilOf = new Map(recordsOf(sample, 'enrolment').map(({ id, pupil }) => [id, pupil]));
    const unseen = [...marks].filter(([key, entries]) => {
      const unit = entries.at(-1)?.unit;
      if (unit === undefined || !attendedElsewhere.has(unit.code)) return false;
      const { date, session, enrolment } = readMarkKey(key);
      const source = observations.get(unit.source ?? '');
      const right = source?.date === date && source.session === session && source.pupil === pupilOf.get(enrolment);
      return !right || source.seen === 'absent';
    });
    expect(unseen).toEqual([]);
  });

  it('have one mark for every session of everyone on roll up to the open day, and none after', () => {
    const calendar = schoolCalendar(recordsOf(sample, 'term'), recordsOf(sample, 'closure'));
    const owed = recordsOf(sample, 'enrolment')
      .filter(({ status }) => status !== 'G')
      .flatMap(({ id, from, to }) => {
        const last = addDays(sample.openDay, -1);
        return sessionsIn(calendar, from, to !== undefined && to < last ? to : last).map(
          (key) => `${id}|${key.replace('.', '|')}`,
        );
      });
    expect(new Set(marks.keys())).toEqual(new Set(owed));
    expect(sample.batches.every(({ on }) => on < sample.openDay)).toBe(true);
  });

  it('close each session once, and enter nothing but amendments with a reason over a mark that stands', () => {
    const closings = recordsOf(sample, 'registerClosing').map(({ id }) => id);
    expect(new Set(closings).size).toBe(closings.length);
    expect(new Set(closings)).toEqual(new Set([...marks.keys()].map((key) => key.split('|').slice(1).join('|'))));
    const wrong = [...marks.values()].filter((entries) =>
      entries.some(
        ({ change, batch }, index) =>
          (change.op === 'create') !== (index === 0) || (index > 0 && batch.reason === undefined),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('run forward in time', () => {
    const times = sample.batches.map(({ on, second }) => `${on} ${String(second).padStart(6, '0')}`);
    expect(times).toEqual(times.toSorted());
  });
});

describe('a term at the sample centre', () => {
  const sample = sampleCentre({ today, seed: 7 });
  const marks = marksOf(sample);
  const standing = [...marks].flatMap(([key, entries]) => {
    const code = entries.at(-1)?.unit.code;
    return code === undefined ? [] : [{ key, code, ...readMarkKey(key) }];
  });

  it('shows the attendance of a PRU: most between 65 and 80 in a hundred, some at 95 and some under half', () => {
    const counts = new Map<string, Partial<Record<Code, number>>>();
    for (const { enrolment, code } of standing) {
      const own = counts.get(enrolment) ?? {};
      counts.set(enrolment, { ...own, [code]: (own[code] ?? 0) + 1 });
    }
    const whole = groupFigures([...counts.values()]);
    expect(whole.attended / whole.possible).toBeGreaterThan(0.62);
    expect(whole.attended / whole.possible).toBeLessThan(0.83);
    const shares = [...counts.values()].map(attendanceFigures).map(({ attended, possible }) => attended / possible);
    expect(shares.filter((share) => share >= 0.95).length).toBeGreaterThanOrEqual(2);
    expect(shares.filter((share) => share < 0.5).length).toBeGreaterThanOrEqual(2);
  });

  it('uses the codes that a PRU meets, Y5 only by way of its restricted code', () => {
    const used = new Set(standing.map(({ code }) => code));
    const expected: Code[] = [
      '/',
      '\\',
      'L',
      'B',
      'K',
      'W',
      'D',
      'X',
      'I',
      'M',
      'C',
      'C2',
      'E',
      'N',
      'O',
      'U',
      'Y1',
      'Y4',
      'Y5',
    ];
    expect(expected.filter((code) => !used.has(code))).toEqual([]);
  });

  it('has an N on its fourth school day, one that is overdue, and no older N left over', () => {
    const calendar = schoolCalendar(recordsOf(sample, 'term'), recordsOf(sample, 'closure'));
    const clocks = standing
      .filter(({ code }) => code === 'N')
      .map(({ date }) => ({ date, clock: nClock(calendar, date, today) }));
    const due = (schoolDaysLeft: number): LocalDate[] =>
      clocks
        .filter(({ clock }) => clock.state === 'warning' && clock.schoolDaysLeft === schoolDaysLeft)
        .map(({ date }) => date);
    expect(due(2)).toContain(localDate('2026-11-16'));
    expect(clocks.filter(({ clock }) => clock.state === 'overdue')).toHaveLength(1);
    expect(clocks.length).toBeLessThan(60);
  });
});
