import type { MemberRole } from '../../../shared/centre/staff.ts';

/** Whom the endpoint tells about people and laptops (shared/sync/protocol/members.ts, devices.ts). */
export function seesPeople(role: MemberRole): boolean {
  return role === 'lead' || role === 'administrator';
}
