import { ageOn, type LocalDate } from '../lib/local-date.ts';

/** From a nursery class to the end of an education, health and care plan (Children and Families Act 2014, s.46). */
const youngest = 3;
const oldest = 25;

/** What is wrong with a date of birth, in words; null where a pupil may have it. */
export function birthDateProblem(born: LocalDate, today: LocalDate): string | null {
  if (born > today) return 'The date of birth is in the future.';
  const age = ageOn(born, today);
  if (age >= youngest && age <= oldest) return null;
  return `The date of birth makes the pupil ${String(age)}; pupils here are ${String(youngest)} to ${String(oldest)}.`;
}
