import { roles, tiersOfRole, type Role } from '../../centre/staff.ts';
import type { Tier } from '../../model/tiers.ts';

/** Roles only the endpoint knows: people of a provider or the LA, who are on no centre's staff list. */
export const guestRoles = ['providerTutor', 'laOfficer'] as const;
export type GuestRole = (typeof guestRoles)[number];

export const endpointRoles = [...roles, ...guestRoles] as const;
export type EndpointRole = Role | GuestRole;

/** What a role may read. A provider's tutor and an LA officer need names, weeks and marks; nothing about families or health. */
export function tiersOfEndpointRole(role: EndpointRole): readonly Tier[] {
  return role === 'providerTutor' || role === 'laOfficer' ? ['register'] : tiersOfRole[role];
}

/** What a provider's tutor may write: what was seen, never the statutory mark. */
export const tutorWrites: ReadonlySet<string> = new Set(['observation']);
