import { z } from 'zod';
import { bounds } from './bounds.ts';
import { challengeText } from './ids.ts';
import { defineMessage } from './message.ts';

/** Something fresh to sign, so that a recorded sign-in is worth nothing. */
export const challenge = defineMessage({
  name: 'challenge',
  path: '/v1/challenge',
  sender: 'anyone',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({}),
  reply: z.object({ challenge: challengeText, expiresInSeconds: z.number().int().min(1) }),
});

/** What a device signs with its key: the purpose keeps a signature for one message from serving another. */
export function signedText(purpose: 'enrol' | 'sign-in' | 'replace', device: string, fresh: string): string {
  return `waymark 1 ${purpose} ${device} ${fresh}`;
}
