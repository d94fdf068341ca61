import type { WaymarkDatabase } from './database.ts';
import { writing } from './door.ts';
import { sameBytes } from './recovery.ts';
import { readRecoveryPublicKey } from './store-identity.ts';

/**
 * The public half of the recovery key that a person showed to have on paper. Compared with the one in force, it tells of a
 * key that was shown and lost: the power went, or the page was left, before anybody wrote it down.
 */
const keptRow = 'keptRecoveryKey';

/** A person typed back a part of the recovery key now in force. */
export async function noteRecoveryKeyKept(database: WaymarkDatabase): Promise<void> {
  await writing(database, [database.meta], async () => {
    const value = await readRecoveryPublicKey(database);
    await database.meta.put({ name: keptRow, value });
  });
}

/** False where nobody ever showed that the recovery key now in force is on paper: backups made with it may open for nobody. */
export async function isRecoveryKeyKept(database: WaymarkDatabase): Promise<boolean> {
  const kept = await database.meta.get(keptRow);
  const inForce = await readRecoveryPublicKey(database);
  return kept?.value instanceof Uint8Array && inForce !== null && sameBytes(kept.value, inForce);
}
