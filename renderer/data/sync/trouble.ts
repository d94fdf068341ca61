import { noLine } from '../../../shared/ipc/endpoint-line.ts';
import type { Refusal } from '../../../shared/lib/result.ts';
import type { SyncTrouble } from './status.ts';

const lasting: Readonly<Record<string, SyncTrouble['code']>> = {
  'not-signed-in': 'not-accepted',
  revoked: 'revoked',
  'too-old': 'too-old',
  'too-new': 'too-new',
  'too-many': 'too-many',
  'access-ended': 'ended',
};

export const fault: SyncTrouble = {
  code: 'trouble',
  words: 'The exchange had a fault. Nothing was lost; restart Waymark if it stays.',
};

/** Two laptops with one identity, and whoever is signed in cannot ask for another (take-identity.ts). */
export const copied: SyncTrouble = {
  code: 'copied',
  words:
    'This laptop holds a copy of another laptop’s records, and the other one has sent since. Nothing more is sent from here until somebody who has joined at the local authority signs in on it: then it becomes a laptop of its own by itself.',
};

/** A line that is down is told by waiting; everything else the person should know. */
export function troubleOf({ code, message }: Refusal): SyncTrouble | null {
  if (code === noLine.code || code === 'stopping') return null;
  return { code: lasting[code] ?? 'trouble', words: message };
}
