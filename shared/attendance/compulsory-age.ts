import { addDays, academicYearOf, isoWeekday, localDate } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';

/** SI 1998/1607, The Education (Start of Compulsory School Age) Order. */
const prescribedDays = ['03-31', '08-31', '12-31'] as const;

/**
 * First and last day of compulsory school age, both included (Education Act 1996, s.8): from the prescribed day on or
 * after the fifth birthday, to the last Friday in June (SI 1997/1970) of the school year in which the pupil turns 16.
 */
export function compulsorySchoolAge(born: LocalDate): { from: LocalDate; to: LocalDate } {
  const fifth = birthday(born, 5);
  const year = +fifth.slice(0, 4);
  const monthDay = prescribedDays.find((day) => day >= fifth.slice(5)) ?? '12-31';
  return { from: localDate(`${year}-${monthDay}`), to: lastFridayOfJune(academicYearOf(birthday(born, 16)) + 1) };
}

export function isOfCompulsorySchoolAge(born: LocalDate, on: LocalDate): boolean {
  const { from, to } = compulsorySchoolAge(born);
  return from <= on && on <= to;
}

/** Someone born on 29 February has a birthday on 1 March in other years, as in `ageOn`. */
function birthday(born: LocalDate, age: number): LocalDate {
  const year = +born.slice(0, 4) + age;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return born.endsWith('02-29') && !isLeap ? localDate(`${year}-03-01`) : localDate(`${year}${born.slice(4)}`);
}

function lastFridayOfJune(year: number): LocalDate {
  const last = localDate(`${year}-06-30`);
  return addDays(last, -((isoWeekday(last) + 2) % 7));
}
