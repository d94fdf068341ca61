import { z } from 'zod';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

const device = z.object({
  id: ids.deviceId,
  name: z.string(),
  members: z.array(ids.recordId),
  enrolledAt: ids.instant,
  lastSeenAt: ids.instant.nullable(),
  revokedAt: ids.instant.nullable(),
  /** It was this other one until it was found to be copied (replace-device.ts). */
  replaces: ids.deviceId.exactOptional(),
});

/** The devices of one's own centre, for those who answer for them. */
export const devices = defineMessage({
  name: 'devices',
  path: '/v1/devices',
  sender: 'person',
  roles: ['lead', 'administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({}),
  reply: z.object({ devices: z.array(device).max(bounds.listEntries) }),
});

/** A one-time code with which somebody who has an account enrols another device of the centre; oneself where nobody is named. */
export const deviceCode = defineMessage({
  name: 'deviceCode',
  path: '/v1/devices/code',
  sender: 'person',
  roles: ['administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ staff: ids.recordId.exactOptional() }),
  reply: z.object({ code: ids.enrolmentCode, expiresAt: ids.instant }),
});
