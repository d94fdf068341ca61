import { roleLabels, type GuestRole, type Staff } from '../../../shared/centre/staff.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { Place } from '../../../shared/providers/place.ts';
import type { Group } from '../../../shared/pupils/group.ts';
import type { Invitation } from '../../data/sync/api.ts';
import type { Problems } from '../../ui/form/problems.ts';
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

/** Somebody from outside, as the form has them. */
export interface GuestDraft {
  readonly name: string;
  readonly position: string;
  /** Of a provider's tutor; an LA officer reads the whole centre. */
  readonly groups: readonly string[];
}

export const emptyGuest: GuestDraft = { name: '', position: '', groups: [] };

/** Their entries carry both, in the room that the position of an entry has. */
const longestName = 60;
const longestPosition = 57;

/** Groups a tutor may have: those that say what was seen. A class at the centre's own site makes marks, which its staff do. */
export function tutorGroups(
  groups: readonly Group[],
  places: readonly Place[],
  today: LocalDate,
): { value: string; label: string }[] {
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return groups
    .filter(({ kind, endedOn }) => kind !== 'class' && (endedOn === undefined || endedOn >= today))
    .toSorted((a, b) => compareText(a.name, b.name))
    .map(({ id, name, place }) => {
      const where = place === undefined ? undefined : names.get(place);
      return { value: id, label: where === undefined || where === name ? name : `${name}, ${where}` };
    });
}

export function guestProblems({ name, position, groups }: GuestDraft, role: GuestRole): Problems {
  return {
    ...tooLong('name', name, longestName, 'Enter their name'),
    ...tooLong('position', position, longestPosition, 'Enter their position, such as “Boat yard tutor”'),
    ...(role === 'providerTutor' && groups.length === 0 ? { groups: 'Choose at least one group' } : {}),
  };
}

function tooLong(field: string, text: string, most: number, missing: string): Problems {
  if (text.trim() === '') return { [field]: missing };
  return text.trim().length > most ? { [field]: `Use at most ${most} letters` } : {};
}

export function guestInvitation(staff: string, role: GuestRole, { name, position, groups }: GuestDraft): Invitation {
  const tidied = { name: name.trim(), position: position.trim() };
  return { staff, role, ...tidied, groups: role === 'providerTutor' ? [...groups].sort() : null };
}
