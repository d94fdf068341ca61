import { z } from 'zod';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';
import { endpointRoles } from './roles.ts';

/** A token for a device alone, to carry commits; or for a person on it, to administer. */
export const signIn = defineMessage({
  name: 'signIn',
  path: '/v1/sign-in',
  sender: 'anyone',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({
    device: ids.deviceId,
    challenge: ids.challengeText,
    signature: ids.signature,
    person: z
      .strictObject({
        staff: ids.recordId,
        passphrase: z.string().max(200),
        oneTimeCode: ids.oneTimeCode.exactOptional(),
      })
      .exactOptional(),
  }),
  reply: z.object({
    token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    expiresInSeconds: z.number().int().min(1),
    centre: ids.recordId,
    epoch: ids.epoch,
    /** X25519: what is boxed for it only the endpoint opens. */
    boxKey: ids.publicKey.exactOptional(),
    /** The highest number the endpoint holds of this device. */
    lastN: ids.logNumber,
    role: z.enum(endpointRoles).exactOptional(),
    /** The endpoint's clock, from which a device learns how far its own is out. */
    now: ids.instant,
    /** How long a device may work without contact. */
    leaseSchoolDays: z.number().int().min(1),
    /** The members of staff who still have a place on this device: the laptop lets nobody else in. */
    members: z.array(ids.recordId).exactOptional(),
    /** Of those, people of a provider or the LA, of whom no staff record tells. */
    guests: z
      .array(
        z.object({
          staff: ids.recordId,
          name: z.string(),
          position: z.string(),
          role: z.enum(endpointRoles),
          groups: z.array(ids.recordId).max(50).nullable(),
        }),
      )
      .exactOptional(),
    /** The device was revoked: it may hand in what it has not sent, then wipes itself. */
    revoked: z.literal(true).exactOptional(),
  }),
});
