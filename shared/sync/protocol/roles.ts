import { memberRoles, type MemberRole } from '../../centre/staff.ts';

/** The roles of messages. Which of them may do and read what stands in shared/centre/staff.ts. */
export const endpointRoles = memberRoles;
export type EndpointRole = MemberRole;
