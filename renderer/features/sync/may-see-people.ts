import type { Role } from '../../../shared/centre/staff.ts';

/** Whom the endpoint tells about people and laptops (shared/sync/protocol/members.ts, devices.ts). */
export function seesPeople(role: Role): boolean {
  return role === 'lead' || role === 'administrator';
}
