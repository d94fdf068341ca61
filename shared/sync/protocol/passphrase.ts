import { z } from 'zod';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

/**
 * A person with a place on this device has chosen another passphrase. The old one is the proof; no one-time code is asked,
 * because it is told at the next contact, whenever that is, and gives no right by itself. Asked again, it answers the same.
 * A wrong old one, and a person who has no place here, are refused alike (`wrong-passphrase`).
 */
export const changePassphrase = defineMessage({
  name: 'changePassphrase',
  path: '/v1/passphrase',
  sender: 'device',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ staff: ids.recordId, old: z.string().max(200), wanted: ids.passphrase }),
  reply: z.object({ changedAt: ids.instant }),
});
