import { z } from 'zod';
import { line } from '../../model/field-kinds.ts';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';
import { endpointRoles } from './roles.ts';

const groups = z.array(ids.recordId).max(50).nullable();

const member = z.object({
  staff: ids.recordId,
  name: z.string(),
  /** Of a provider's tutor or an LA officer. */
  position: z.string().exactOptional(),
  role: z.enum(endpointRoles),
  /** The groups whose pupils this person sees; null for the whole centre. */
  groups,
  /** False until the invitation was taken up. */
  hasAccount: z.boolean(),
  endedAt: ids.instant.nullable(),
});

/** Who has access to one's own centre. */
export const members = defineMessage({
  name: 'members',
  path: '/v1/members',
  sender: 'person',
  roles: ['lead', 'administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({}),
  reply: z.object({ members: z.array(member).max(bounds.listEntries) }),
});

/**
 * Gives a person access to the centre, or a new invitation where the first was lost. A member of staff keeps the role their
 * staff record says; a provider's tutor or an LA officer has the role given here, a tutor only with groups.
 */
export const inviteMember = defineMessage({
  name: 'inviteMember',
  path: '/v1/members/invite',
  sender: 'person',
  roles: ['administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({
    ...{ staff: ids.recordId, name: line(), role: z.enum(endpointRoles), groups },
    /** Of a provider's tutor or an LA officer; of staff the record says it. */
    position: line().exactOptional(),
    /** Only where nobody took up an invitation yet: else refused (`has-account`), and the account stays as it is. */
    isFirst: z.literal(true).exactOptional(),
  }),
  reply: z.object({ code: ids.enrolmentCode, expiresAt: ids.instant }),
});

/** Ends a person's access to the centre from now on. */
export const endMember = defineMessage({
  name: 'endMember',
  path: '/v1/members/end',
  sender: 'person',
  roles: ['administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ staff: ids.recordId }),
  reply: z.object({ endedAt: ids.instant }),
});
