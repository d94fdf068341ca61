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

/** Two laptops with one identity: sending on would mix up whose entries are whose. */
export const copied: SyncTrouble = {
  code: 'copied',
  words:
    'This laptop holds a copy of another laptop’s records, and the other one has sent since. Nothing more is sent from here, so that no entry is mixed up. Make a backup, then ask an administrator for a code to join this laptop anew.',
};

/** A line that is down is told by waiting; everything else the person should know. */
export function troubleOf({ code, message }: Refusal): SyncTrouble | null {
  if (code === noLine.code || code === 'stopping') return null;
  return { code: lasting[code] ?? 'trouble', words: message };
}
