import { roleLabels, roles, tiersOfRole, type Role } from '../../../shared/centre/staff.ts';
import { tierLabels } from '../../../shared/model/tiers.ts';

export const roleChoices = roles.map((value) => ({ value, label: roleLabels[value] }));

/** What a role can read, in one sentence. */
export function readsOf(role: Role): string {
  return `Reads: ${tiersOfRole[role].map((tier) => tierLabels[tier].charAt(0).toLowerCase() + tierLabels[tier].slice(1).replace('uPN', 'UPN')).join('; ')}.`;
}
