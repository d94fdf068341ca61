import { baseTier } from '../../../shared/model/tiers.ts';
import { decodeCommit, type CommitParts, type ReadCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { closeCommitBox } from '../../../shared/sync/protocol/commit-box.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { open, seal } from '../crypto/seal.ts';
import { closeBox, openBox, randomForBox } from '../crypto/sealed-box.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import type { CommitRow } from '../rows.ts';
import { RowTampered } from '../sealing.ts';
import type { Session } from '../session.ts';
import { inboxPairOf, readInboxKeys } from '../sync/parcels.ts';

/**
 * Entries made after the lease, when no tier key is open. Each is a row of the log like any other, with its number and proof, but
 * its content is closed three times: for the endpoint, for whoever opens the register tier here again, and under the key of the
 * lease, so that it is seen until then.
 */
const markerName = 'aside';
const keyNumber = 0;

function boundOf(device: string, n: number): string {
  return `waymark aside 1|${device}|${n}`;
}

/** Marks and what was seen. A closing is none: it is about everyone on roll, of whom this person sees some. */
export function isOfRegister({ type }: Change): boolean {
  return type === 'mark' || type === 'observation';
}

/** From which of this laptop's numbers on there are such rows; null where there are none. */
async function asideFrom(database: WaymarkDatabase): Promise<number | null> {
  return ((await database.meta.get(markerName))?.value as number | undefined) ?? null;
}

/** Adds one; rejects with a ConstraintError where the number is taken, as adding to the log does. */
export async function addAside(session: Session, n: number, parts: CommitParts, proof: Uint8Array): Promise<void> {
  const { home, device, replica, leaseKey } = session;
  const { [baseTier]: base, ...others } = parts;
  const inbox = (await readInboxKeys(home))[baseTier];
  if (base === undefined || Object.keys(others).length > 0 || inbox === undefined || leaseKey.bytes === null)
    throw new Error('After the lease only what every register carries can be kept');
  const bound = boundOf(device, n);
  const endpointKey = replica.shared?.endpointKey ?? null;
  const row: CommitRow = {
    ...{ device, n, p: {}, proof },
    ...(endpointKey === null ? {} : { box: closeCommitBox(randomForBox(), endpointKey, { device, n }, parts) }),
    aside: {
      keyNumber: inbox.number,
      box: closeBox(inbox.publicKey, bound, base),
      sealed: seal(leaseKey.bytes, keyNumber, bound, base),
    },
  };
  await writing(home, [home.commits, home.meta], async () => {
    await home.commits.add(row);
    if ((await asideFrom(home)) === null) await home.meta.put({ name: markerName, value: n });
  });
}

async function rowsAside(database: WaymarkDatabase, device: string): Promise<CommitRow[]> {
  const from = await asideFrom(database);
  if (from === null) return [];
  return database.commits.where('[device+n]').between([device, from], [device, Infinity]).toArray();
}

/** What was entered on this laptop since the lease ended, as the key of the lease opens it. */
export async function readAside(database: WaymarkDatabase, device: string, key: Uint8Array): Promise<ReadCommit[]> {
  return (await rowsAside(database, device)).flatMap(({ n, aside }) => {
    if (aside === undefined) return [];
    try {
      return [decodeCommit(device, n, { [baseTier]: open(key, boundOf(device, n), aside.sealed) })];
    } catch {
      throw new RowTampered('commits');
    }
  });
}

/** Puts them among the others, sealed like them, before anything is read: whoever signs in holds the register tier. */
export async function takeBackAside(database: WaymarkDatabase, device: string, keyring: Keyring): Promise<void> {
  if ((await asideFrom(database)) === null) return;
  await writing(database, [database.commits, database.meta], async () => {
    const rows = await rowsAside(database, device);
    await database.commits.bulkPut(rows.flatMap((row) => opened(row, keyring)));
    await database.meta.delete(markerName);
  });
}

function opened({ aside, box: _box, ...row }: CommitRow, keyring: Keyring): CommitRow[] {
  if (aside === undefined) return [];
  const key = keyring.keys.get(baseTier)?.get(aside.keyNumber);
  if (key === undefined) throw new RowTampered('commits');
  try {
    return [{ ...row, p: { [baseTier]: openBox(inboxPairOf(key), boundOf(row.device, row.n), aside.box) } }];
  } catch {
    throw new RowTampered('commits');
  }
}
