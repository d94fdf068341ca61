import { z } from 'zod';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

/**
 * A device of the centre wipes itself at its next contact; or a person's place on a device ends. What was written before and
 * arrives later is stored and put before a lead, never lost.
 */
export const revoke = defineMessage({
  name: 'revoke',
  path: '/v1/revoke',
  sender: 'person',
  roles: ['administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ device: ids.deviceId, staff: ids.recordId.exactOptional() }),
  reply: z.object({ revokedAt: ids.instant }),
});
