import { addDays, isoWeekday, localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { BenchMark, BenchPupil, BenchTarget } from './adapter.ts';

/** "PRU year", seeded: 150 pupils in groups of 12, 900 targets with 3 reviews, 190 days of two sessions. */
export const pupilCount = 150;
export const groupSize = 12;
const targetsPerPupil = 6;
const daysPerYear = 190;
export const lastYear = 2026;

/** Mulberry32: small, seeded, good enough to vary data. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const words =
  'works well with one adult and a short list of steps arrives by taxi likes engines reading aloud is hard after lunch'.split(
    ' ',
  );

function sentence(random: () => number, characters: number): string {
  let text = '';
  while (text.length < characters) text += `${words[Math.floor(random() * words.length)] ?? ''} `;
  return text.slice(0, characters);
}

export function schoolDays(year: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = localDate(`${year - 1}-09-02`); days.length < daysPerYear; day = addDays(day, 1)) {
    const inHoliday =
      day.slice(5) >= '12-20' || day.slice(5) <= '01-04' || (day.slice(5) >= '04-02' && day.slice(5) <= '04-16');
    if (isoWeekday(day) <= 5 && !inHoliday) days.push(day);
  }
  return days;
}

export function makePupils(): { pupils: BenchPupil[]; targets: BenchTarget[] } {
  const random = generator(1);
  const pupils: BenchPupil[] = [];
  const targets: BenchTarget[] = [];
  for (let index = 0; index < pupilCount; index += 1) {
    const id = `pupil-${String(index).padStart(4, '0')}`;
    pupils.push({
      id,
      groupId: `group-${Math.floor(index / groupSize)}`,
      surname: `Sample${index}`,
      forename: words[index % words.length] ?? 'x',
      dob: localDate(`201${index % 5}-0${1 + (index % 9)}-1${index % 10}`),
      file: sentence(random, 1000),
    });
    for (let target = 0; target < targetsPerPupil; target += 1) {
      const reviews = ['2025-12-01', '2026-03-02', '2026-06-01'].map((on) => ({
        on: localDate(on),
        text: sentence(random, 60),
      }));
      targets.push({ id: `${id}-target-${target}`, pupilId: id, text: sentence(random, 200), reviews });
    }
  }
  return { pupils, targets };
}

const absences = ['I', 'N', 'O', 'M', 'U', 'C'];

export function makeMark(pupilId: string, date: LocalDate, session: 'AM' | 'PM', random: () => number): BenchMark {
  const draw = random();
  const present = session === 'AM' ? '/' : '\\';
  const late = draw > 0.76 && draw < 0.8;
  const code = draw < 0.76 ? present : late ? 'L' : (absences[Math.floor(random() * absences.length)] ?? 'N');
  return {
    id: `${pupilId}|${date}|${session}`,
    pupilId,
    date,
    session,
    code,
    ...(late ? { minutesLate: 1 + Math.floor(random() * 25) } : {}),
    ...(draw > 0.97 ? { comment: sentence(random, 40) } : {}),
    by: `staff-${Math.floor(random() * 9)}`,
    at: Date.parse(`${date}T${session === 'AM' ? '09' : '13'}:00:00Z`) + Math.floor(random() * 900_000),
  };
}

/** The marks of `years` academic years ending with the same last year. */
export function makeMarks(years: number): BenchMark[] {
  const random = generator(2);
  const marks: BenchMark[] = [];
  for (let year = lastYear - years + 1; year <= lastYear; year += 1) {
    for (const date of schoolDays(year)) {
      for (const session of ['AM', 'PM'] as const) {
        for (let pupil = 0; pupil < pupilCount; pupil += 1) {
          marks.push(makeMark(`pupil-${String(pupil).padStart(4, '0')}`, date, session, random));
        }
      }
    }
  }
  return marks;
}

/** 200 single marks in the half-term in progress: corrections of the last days' marks. */
export function makeSingleMarks(): BenchMark[] {
  const random = generator(3);
  const days = schoolDays(lastYear).slice(-10);
  return Array.from({ length: 200 }, (_, index) => {
    const date = days[index % days.length] ?? localDate('2026-07-01');
    const pupil = `pupil-${String((index * 7) % pupilCount).padStart(4, '0')}`;
    return { ...makeMark(pupil, date, index % 2 === 0 ? 'AM' : 'PM', random), by: 'staff-0' };
  });
}

const attending = new Set(['/', '\\', 'L']);

/** The answer every adapter must give, by plain counting. */
export function referenceSummary(
  marks: Iterable<BenchMark>,
  from: LocalDate,
  to: LocalDate,
): Map<string, { attended: number; possible: number }> {
  const rows = new Map<string, { attended: number; possible: number }>();
  for (const mark of marks) {
    if (mark.date < from || mark.date > to) continue;
    const row = rows.get(mark.pupilId) ?? { attended: 0, possible: 0 };
    row.possible += 1;
    if (attending.has(mark.code)) row.attended += 1;
    rows.set(mark.pupilId, row);
  }
  return rows;
}
