import type { Tier } from '../../../shared/model/tiers.ts';
import { receiveParts, sendSomeParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { LogEntry, ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { scopeSubject } from '../../../shared/sync/protocol/scope-subject.ts';
import { emptyChanges } from '../../../shared/sync/tombstones.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { WaymarkDatabase } from '../database.ts';
import { onlyRecords, recordsTold } from './apply-page.ts';
import type { Parcel } from './parcel.ts';
import { addParcels, closeParcel, openParcel, readInboxKeys } from './parcels.ts';

/** What this version of the app cannot show waits on the disk as it came, in its order, until an update can. */

type Store = { readonly database: WaymarkDatabase; readonly keyring: Keyring };

/** Puts aside what a parcel says of the records that must wait. */
export async function defer(
  database: WaymarkDatabase,
  tier: Tier,
  parcel: Parcel,
  waiting: ReadonlySet<string>,
): Promise<void> {
  if (waiting.size === 0) return;
  const told = onlyRecords(parcel, waiting);
  if (told.rows.length + told.log.length === 0) return;
  const records = recordsTold(told);
  const only = [...waiting].filter((ref) => records.has(ref));
  const keys = await readInboxKeys(database);
  await addParcels(database.deferred, keys, new Map([[tier, { left: [], ...told, only }]]));
}

/** The records (`refOf`) that wait, as far as whoever is signed in may know of them. */
export async function readWaiting({ database, keyring }: Store): Promise<Set<string>> {
  const rows = await database.deferred.toArray();
  return new Set(rows.flatMap((row) => openParcel(keyring, row)?.only ?? []));
}

/** Takes out of what waits whatever left this laptop's scope: an update must not bring it back. */
export async function wipeDeferred({ database, keyring }: Store, cells: readonly ScopeCell[]): Promise<void> {
  const keys = await readInboxKeys(database);
  for (const row of await database.deferred.toArray()) {
    const subjects = new Set(cells.filter(({ tier }) => tier === row.tier).map(({ subject }) => subject));
    const parcel = subjects.size === 0 ? null : openParcel(keyring, row);
    if (parcel === null) continue;
    const kept = parcelWithout(parcel, subjects);
    if (kept === null) await database.deferred.delete(row.seq);
    else await database.deferred.put(closeParcel(keys, row.seq, row.tier, kept));
  }
}

function parcelWithout(parcel: Parcel, subjects: ReadonlySet<string>): Parcel | null {
  if (subjects.has('*')) return null;
  const rows = parcel.rows.filter(({ type, key, pupil }) => !subjects.has(scopeSubject(type, key, pupil)));
  const waiting = new Set(parcel.only);
  const told = onlyRecords({ rows, log: parcel.log.map((entry) => entryWithout(entry, subjects)) }, waiting);
  const records = recordsTold(told);
  const only = [...waiting].filter((ref) => records.has(ref));
  return only.length === 0 ? null : { ...parcel, ...told, only };
}

/** The entry with every change of such a pupil emptied; of what is about no pupil an entry tells nothing that must go. */
function entryWithout(entry: LogEntry, pupils: ReadonlySet<string>): LogEntry {
  const emptied = emptyChanges(receiveParts(entry.parts), (pupil) => pupils.has(pupil));
  if (emptied === null) return entry;
  const gone = new Set(emptied.places);
  const { register = entry.parts.register, ...others } = sendSomeParts(emptied.parts);
  const { proof: _proof, ...rest } = entry;
  const outcomes = entry.outcomes.map((outcome, place) => (gone.has(place) ? null : outcome));
  return { ...rest, parts: { register, ...others }, outcomes };
}
