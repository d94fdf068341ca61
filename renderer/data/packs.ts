import type { Tier } from '../../shared/model/tiers.ts';
import { foldChange, type Slice } from '../../shared/sync/fold.ts';
import { packSlices, unpackSlices } from '../../shared/sync/slice-codec.ts';
import type { WaymarkDatabase } from './database.ts';
import type { PackRow } from './rows.ts';
import type { PendingChange, Replica } from './replica.ts';

/**
 * Held records lie in a few packs per type: opening a store costs a read and an opening per pack, not per record. Eight keep
 * a pack of two thousand pupils small enough to be written again in idle time, and a small centre's packs few.
 */
const bucketsPerType = 8;

/** Which pack holds a key: FNV-1a (public domain), so that keys spread whatever they look like. Part of the store's format. */
export function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % bucketsPerType;
}

/** Puts every settled held record in its place in memory. */
export function placeHeld(packs: readonly PackRow[], replica: Replica): void {
  for (const { type, p } of packs) {
    // The keys of a part are tiers: only the sealing middleware writes them.
    for (const [tier, bytes] of Object.entries(p) as [Tier, Uint8Array][]) {
      for (const [key, slice] of unpackSlices(bytes)) replica.place(type, key, tier, slice);
    }
  }
}

/** Folds changes of held records into their packs. Runs inside the settling's transaction. */
export async function settlePacks(database: WaymarkDatabase, changes: readonly PendingChange[]): Promise<void> {
  const byPack = new Map<string, { place: [string, number]; changes: PendingChange[] }>();
  for (const pending of changes) {
    const place: [string, number] = [pending.change.type, bucketOf(pending.change.key)];
    const gathered = byPack.get(place.join(' '));
    if (gathered === undefined) byPack.set(place.join(' '), { place, changes: [pending] });
    else gathered.changes.push(pending);
  }
  const packs = [...byPack.values()];
  const stored = await database.packs.bulkGet(packs.map(({ place }) => place));
  await database.packs.bulkPut(
    packs.map(({ place: [type, bucket], changes: own }, index) =>
      foldPack(stored[index] ?? { type, bucket, p: {} }, own),
    ),
  );
}

function foldPack(row: PackRow, changes: readonly PendingChange[]): PackRow {
  const opened = new Map<Tier, Map<string, Slice>>();
  for (const { tier, change, header } of changes) {
    const bytes = row.p[tier];
    const slices = opened.get(tier) ?? (bytes === undefined ? new Map<string, Slice>() : unpackSlices(bytes));
    opened.set(tier, slices);
    slices.set(change.key, foldChange(slices.get(change.key), change, header));
  }
  const parts = { ...row.p };
  for (const [tier, slices] of opened) parts[tier] = packSlices(slices);
  return { ...row, p: parts };
}
