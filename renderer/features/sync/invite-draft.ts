import { roleLabels, type Staff } from '../../../shared/centre/staff.ts';
import type { Invitation } from '../../data/sync/api.ts';
import { newId } from '../../data/ids.ts';
import type { Problems } from '../../ui/form/problems.ts';
import { compareText } from '../../ui/format.ts';

/** People on no staff list, as the first choice of the form names them. */
const tutor = 'provider tutor';
const officer = 'la officer';

/** An invitation while it is typed. */
export interface InviteDraft {
  /** The id of a member of staff, or one of the two kinds of guest; '' while nobody is chosen. */
  readonly whom: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export const emptyInvitation: InviteDraft = { whom: '', name: '', groups: [] };

export function isTutor({ whom }: InviteDraft): boolean {
  return whom === tutor;
}

export function needsName({ whom }: InviteDraft): boolean {
  return whom === tutor || whom === officer;
}

/** Colleagues by name, then people from elsewhere. */
export function invitees(staff: readonly Staff[]): { value: string; label: string }[] {
  const colleagues = staff.filter(({ leftOn }) => leftOn === undefined).toSorted((a, b) => compareText(a.name, b.name));
  return [
    ...colleagues.map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabels[role]}` })),
    { value: tutor, label: 'A tutor of a provider, for chosen groups only' },
    { value: officer, label: 'An officer of the local authority' },
  ];
}

/** What is wrong, by the id of its field. */
export function invitationProblems(draft: InviteDraft): Problems {
  return {
    ...(draft.whom === '' ? { whom: 'Choose who is to join' } : {}),
    ...(needsName(draft) && draft.name.trim() === '' ? { name: 'Enter the person’s name' } : {}),
    ...(isTutor(draft) && draft.groups.length === 0 ? { groups: 'Choose at least one group' } : {}),
  };
}

/** The draft as the endpoint wants it. Only for a draft without problems. */
export function invitationOf(draft: InviteDraft, staff: readonly Staff[]): Invitation {
  if (isTutor(draft)) return { staff: newId(), name: draft.name.trim(), role: 'providerTutor', groups: draft.groups };
  if (draft.whom === officer) return { staff: newId(), name: draft.name.trim(), role: 'laOfficer', groups: null };
  const colleague = staff.find(({ id }) => id === draft.whom);
  if (colleague === undefined) throw new Error('Asked for an invitation of nobody');
  return { staff: colleague.id, name: colleague.name, role: colleague.role, groups: null };
}
