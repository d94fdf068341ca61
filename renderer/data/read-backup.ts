import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import {
  chunksOf,
  damagedBackup,
  endOfBackup,
  readBackupFile,
  type BackupFile,
  type ReadChunk,
} from './backup-format.ts';
import { boundOfBackupKey } from './backup.ts';
import {
  formerDevicesSchema,
  identitySchema,
  memberSchema,
  rowsAreRight,
  settledToSchema,
  tierKeysSchema,
} from './backup-rows.ts';
import { Keyring } from './crypto/keyring.ts';
import { openBox } from './crypto/sealed-box.ts';
import type { MemberRow, Parts } from './rows.ts';
import { openKeys } from './members.ts';
import { storeVersion } from './migrations/migrations.ts';
import type { RawRow } from './raw-rows.ts';
import { readTypedKey } from './recovery.ts';
import type { SettledTo } from './replica.ts';
import { recordTableNames } from './sealed-tables.ts';
import { openPart, placesOf } from './sealing.ts';
import { nothingSettled } from './settled-to.ts';
import { recoveryHolder, type FormerDevice, type StoreIdentity, type TierKeyRow } from './store-identity.ts';

/** What stands in a backup before its rows: who may open what. */
export interface BackupKeeping {
  readonly identity: StoreIdentity;
  readonly tierKeys: readonly TierKeyRow[];
  readonly settledTo: SettledTo;
  readonly formerDevices: readonly FormerDevice[];
  readonly members: readonly MemberRow[];
}

export interface OpenedBackup {
  readonly createdAt: number;
  readonly keeping: BackupKeeping;
  /** The keys of every tier as they were; rows of the backup open with them. */
  readonly keyring: Keyring;
  readonly counts: Readonly<Record<string, number>>;
  /** The numbers of each device's log, all of them. */
  readonly logs: readonly FormerDevice[];
  /** Every chunk of rows again, opened. */
  readonly chunks: () => Generator<ReadChunk>;
}

const wrongKey = refused(
  'wrong-recovery-key',
  'That recovery key does not open this backup. Use the sheet that was printed before the backup was made.',
);
const keyFields: Readonly<Record<string, readonly string[]>> = {
  commits: ['device', 'n'],
  packs: ['type', 'bucket'],
  records: ['type', 'key'],
  codes: ['halfTerm', 'enrolment'],
  details: ['halfTerm', 'enrolment'],
  counters: ['year', 'enrolment'],
};
const isSealed = new Set<string>(recordTableNames);

/** Lets the screen breathe between two chunks and tells how far the reading is, 0 to 1. */
export type Progress = (done: number) => Promise<void>;
export const noProgress: Progress = () => Promise.resolve();

/**
 * Opens a backup and verifies all of it: the file's hash, every chunk, every row's seal, every number of the log, and the
 * counts. Writes nothing. Refuses a wrong key, a cut or altered file, and one of a newer Waymark, each in its words.
 */
export async function openBackup(
  bytes: Uint8Array,
  typedKey: string,
  progress: Progress = noProgress,
): Promise<Result<OpenedBackup>> {
  const pair = readTypedKey(typedKey);
  if (!pair.ok) return pair;
  const file = readBackupFile(bytes, storeVersion);
  if (!file.ok) return file;
  let key: Uint8Array;
  try {
    key = openBox(pair.value, boundOfBackupKey, file.value.box);
  } catch {
    return wrongKey;
  }
  try {
    const keeping = readKeeping(file.value, key);
    const keys = openKeys(keeping.identity.storeId, keeping.tierKeys, recoveryHolder, pair.value);
    const keyring = new Keyring(keeping.identity.storeId, keys);
    if (tiers.some((tier) => !keyring.holds(tier))) return wrongKey;
    const checked = await verify(file.value, key, keyring, keeping, progress);
    const { createdAt } = file.value.header;
    return ok({ createdAt, keeping, keyring, ...checked, chunks: () => openedChunks(file.value, key, keyring) });
  } catch {
    // Nothing here waits on anything but the file: whatever fails, the file is not as it was made.
    return damagedBackup;
  }
}

function readKeeping(file: BackupFile, key: Uint8Array): BackupKeeping {
  const meta = new Map<unknown, unknown>();
  const members: MemberRow[] = [];
  for (const { table, rows } of chunksOf(file, key)) {
    if (table === 'meta') for (const row of rows) meta.set(row['name'], row['value']);
    // What the schema leaves optional may be left out, never undefined: it comes from JSON.
    else if (table === 'members') for (const row of rows) members.push(memberSchema.parse(row) as MemberRow);
    else break;
  }
  return {
    identity: identitySchema.parse(meta.get('identity')),
    tierKeys: tierKeysSchema.parse(meta.get('tierKeys')),
    settledTo: settledToSchema.parse(meta.get('settledTo') ?? nothingSettled),
    formerDevices: formerDevicesSchema.parse(meta.get('formerDevices') ?? []),
    members,
  };
}

function* openedChunks(file: BackupFile, key: Uint8Array, keyring: Keyring): Generator<ReadChunk> {
  for (const chunk of chunksOf(file, key)) {
    if (chunk.table !== endOfBackup) yield openedChunk(keyring, chunk);
  }
}

function openedChunk(keyring: Keyring, { table, rows, done }: ReadChunk): ReadChunk {
  if (!rowsAreRight(table, rows)) throw new Error('A row that is none of ours');
  return { table, rows: isSealed.has(table) ? rows.map((row) => openedRow(keyring, table, row)) : rows, done };
}

function openedRow(keyring: Keyring, table: string, row: RawRow): RawRow {
  const places = placesOf(
    keyFields[table]?.map((field) => row[field]),
    row,
  );
  const opened: Parts = {};
  for (const [tier, sealed] of Object.entries(row['p'] as Parts) as [Tier, Uint8Array][]) {
    const plain = openPart(keyring, table, places, tier, sealed);
    if (plain !== null) opened[tier] = plain;
  }
  return { ...row, p: opened };
}

async function verify(
  file: BackupFile,
  key: Uint8Array,
  keyring: Keyring,
  { identity, formerDevices }: BackupKeeping,
  progress: Progress,
): Promise<Pick<OpenedBackup, 'counts' | 'logs'>> {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  let stated: RawRow | undefined;
  for (const chunk of chunksOf(file, key)) {
    if (stated !== undefined) throw new Error('Something after the end');
    if (chunk.table === endOfBackup) stated = chunk.rows[0] ?? {};
    else countChunk(counts, numbers, openedChunk(keyring, chunk));
    await progress(chunk.done);
  }
  if (stated === undefined) throw new Error('The end is missing');
  for (const [table, count] of Object.entries(stated))
    if ((counts.get(table) ?? 0) !== count) throw new Error('Rows are missing');
  for (const { device, lastNumber } of formerDevices)
    if ((numbers.get(device) ?? 0) !== lastNumber) throw new Error('A log is not whole');
  if (!numbers.has(identity.device)) numbers.set(identity.device, 0);
  const logs = [...formerDevices, { device: identity.device, lastNumber: numbers.get(identity.device) ?? 0 }];
  if (numbers.size !== logs.length) throw new Error('A log of an unknown device');
  return { counts: Object.fromEntries(counts), logs };
}

function countChunk(counts: Map<string, number>, numbers: Map<string, number>, { table, rows }: ReadChunk): void {
  counts.set(table, (counts.get(table) ?? 0) + rows.length);
  if (table === 'commits') for (const row of rows) countNumber(numbers, row);
}

/** Rows come in the order of their keys: each number must be the one after the last of its device. */
function countNumber(numbers: Map<string, number>, row: RawRow): void {
  const device = String(row['device']);
  const expected = (numbers.get(device) ?? 0) + 1;
  if (row['n'] !== expected) throw new Error('The log is not whole');
  numbers.set(device, expected);
}
