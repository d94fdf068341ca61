import { roleLabels, type Staff } from '../../../shared/centre/staff.ts';
import type { Invitation } from '../../data/sync/api.ts';
import { compareText } from '../../ui/format.ts';

/** Colleagues who work here, by name. */
export function invitees(staff: readonly Staff[]): { value: string; label: string }[] {
  return staff
    .filter(({ leftOn }) => leftOn === undefined)
    .toSorted((a, b) => compareText(a.name, b.name))
    .map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabels[role]}` }));
}

/** A colleague is invited with the role of their staff record, to the whole centre. */
export function invitationOf({ id, name, role }: Staff): Invitation {
  return { staff: id, name, role, groups: null };
}
