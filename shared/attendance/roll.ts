import { isEffective } from '../lib/effective.ts';
import type { Effective } from '../lib/effective.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { EnrolmentStatus } from '../pupils/pupil.ts';

export type RollEnrolment = Effective & {
  readonly id: string;
  readonly pupil: string;
  readonly status: EnrolmentStatus;
};

export type RollMembership = Effective & { readonly pupil: string; readonly group: string };

/** Everyone on roll that day, guests left out: the pupils the statutory register must hold a mark for. */
export function statutoryRoll<E extends RollEnrolment>(enrolments: readonly E[], date: LocalDate): E[] {
  return enrolments.filter((enrolment) => enrolment.status !== 'G' && isEffective(enrolment, date));
}

/** The roll of one group's register on a date: those in the group that day who are enrolled (guests too) that day. */
export function rollOfGroup<E extends RollEnrolment>(
  enrolments: readonly E[],
  memberships: readonly RollMembership[],
  group: string,
  date: LocalDate,
): E[] {
  const members = new Set(
    memberships.filter((entry) => entry.group === group && isEffective(entry, date)).map((entry) => entry.pupil),
  );
  return enrolments.filter((enrolment) => members.has(enrolment.pupil) && isEffective(enrolment, date));
}
