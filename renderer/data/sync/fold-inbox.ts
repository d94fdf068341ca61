import type { Keyring } from '../crypto/keyring.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import { packedTables } from '../settle.ts';
import type { Ahead } from './apply-page.ts';
import { keepInboxKeys, openParcel } from './parcels.ts';
import { putState, readState } from './state.ts';
import { applyParcel } from './take-page.ts';

/**
 * Folds what waited for an update that is here now, then what came for tiers that nobody who was signed in could read, before
 * the memory is filled. In one transaction: a cut leaves it to the next sign-in.
 */
export async function foldInbox(database: WaymarkDatabase, keyring: Keyring): Promise<void> {
  if ((await readState(database)) === null) return;
  const { meta, exchange, inbox, deferred, contests } = database;
  await writing(database, [meta, exchange, inbox, deferred, contests, ...packedTables(database)], async () => {
    const state = await readState(database);
    if (state === null) return;
    await keepInboxKeys(database, keyring);
    const ahead: Ahead = new Map(Object.entries(state.ahead));
    const waiting = new Set<string>();
    for (const table of [deferred, inbox]) {
      for (const row of await table.toArray()) {
        const parcel = openParcel(keyring, row);
        if (parcel === null) continue;
        await table.delete(row.seq);
        // What still cannot be shown is put aside again, after what was put aside before it.
        await applyParcel({ database, keyring }, row.tier, parcel, { ahead, waiting });
      }
    }
    const beyond = [...ahead].filter(([, number]) => number > state.seen);
    await putState(database, { ...state, ahead: Object.fromEntries(beyond) });
  });
}
