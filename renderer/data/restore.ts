import { tiersOfRole } from '../../shared/centre/staff.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { decodeCommit } from '../../shared/sync/codec.ts';
import { keyPairOfSeed, newRecoverySeed, writeRecoveryKey } from './crypto/recovery-key.ts';
import { Keyring } from './crypto/keyring.ts';
import { databaseNames, WaymarkDatabase } from './database.ts';
import { writing } from './door.ts';
import { newId } from './ids.ts';
import { makeMember, passphraseProblem, rotateKeys } from './members.ts';
import { closeDatabase, holdsCentre, holdStore } from './open-database.ts';
import { noProgress, openBackup, type OpenedBackup, type Progress } from './read-backup.ts';
import type { Session } from './session.ts';
import { foldIntoTables, gather } from './settle.ts';
import { nothingSettled } from './settled-to.ts';
import { signIn } from './sign-in.ts';
import type { Locking } from './staff-admin.ts';
import { refusalOfStoreError } from './store-errors.ts';
import type { StoreIdentity, TierKeyRow } from './store-identity.ts';

/** What a drill tells: that the backup would restore, and what is in it. */
export interface BackupContents {
  readonly createdAt: number;
  readonly centreName: string;
  /** Rows of each table; 'commits' are the acts of people. */
  readonly counts: Readonly<Record<string, number>>;
  /** Those who may be let in again: administrators who have not left. */
  readonly administrators: readonly { readonly id: string; readonly name: string; readonly position: string }[];
}

/** The drill: opens the backup and verifies every hash, seal and number in it. Writes nothing anywhere. */
export async function checkBackup(
  bytes: Uint8Array,
  recoveryKey: string,
  progress: Progress = noProgress,
): Promise<Result<BackupContents>> {
  const opened = await openBackup(bytes, recoveryKey, progress);
  if (!opened.ok) return opened;
  const { createdAt, counts, keeping, keyring } = opened.value;
  keyring.wipe();
  const administrators = keeping.members
    .filter(({ role, leftOn }) => role === 'administrator' && leftOn === undefined)
    .map(({ id, name, position }) => ({ id, name, position }));
  return ok({ createdAt, centreName: keeping.identity.centreName, counts, administrators });
}

export interface Restore extends Locking {
  readonly bytes: Uint8Array;
  /** As it was typed from the printed sheet. */
  readonly recoveryKey: string;
  /** An administrator of the backup, and the passphrase from now on. */
  readonly member: { readonly id: string; readonly passphrase: string };
  readonly progress?: Progress;
}

export interface Restored {
  readonly session: Session;
  readonly release: () => void;
  /** The new recovery key, shown once, to print: the old sheet opens this store no more. */
  readonly recoveryKey: string;
  /** Colleagues whose passphrases were bound to the old laptop: an administrator sets them anew. */
  readonly toReadmit: readonly string[];
}

/**
 * Puts a backup onto a laptop that has no real centre, all or nothing: under new keys, as a new device whose numbers start
 * at 1. The old device's log is kept whole. Refuses in words and leaves the laptop as it was.
 */
export async function restoreBackup(input: Restore): Promise<Result<Restored>> {
  const weak = passphraseProblem(input.member.passphrase);
  if (weak !== null) return refused('weak-passphrase', weak);
  const name = databaseNames.real;
  const release = await holdStore(name);
  if (release === null) return refused('another-window', 'Waymark is open in another window. Close it there first.');
  const restored = await restoreHeld(name, input).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (!restored.ok) {
    await release();
    return restored;
  }
  return ok({ ...restored.value, release: () => void release() });
}

async function restoreHeld(name: string, input: Restore): Promise<Result<Omit<Restored, 'release'>>> {
  if (await holdsCentre(name))
    return refused(
      'exists',
      'There is a centre on this laptop already. A backup is restored onto a laptop without one.',
    );
  const opened = await openBackup(input.bytes, input.recoveryKey, input.progress);
  if (!opened.ok) return opened;
  const plan = await planOf(opened.value, input);
  if (!plan.ok) return plan;
  const database = new WaymarkDatabase(name);
  try {
    await database.open();
    await writeAll(database, opened.value, plan.value);
    opened.value.keyring.wipe();
    database.keyring = null;
    const session = await signIn('real', database, input.member.id, input.member.passphrase, input.secret);
    if (!session.ok) throw new Error('A restored store must open for its administrator');
    return ok({ session: session.value, recoveryKey: plan.value.recoveryKey, toReadmit: plan.value.toReadmit });
  } catch (error) {
    await closeDatabase(database);
    await database.delete();
    return refusalOfStoreError(error);
  }
}

interface Plan {
  readonly identity: StoreIdentity;
  readonly keys: ReadonlyMap<Tier, ReadonlyMap<number, Uint8Array>>;
  readonly tierKeys: readonly TierKeyRow[];
  readonly recoveryPublicKey: Uint8Array;
  readonly recoveryKey: string;
  readonly members: OpenedBackup['keeping']['members'];
  readonly toReadmit: readonly string[];
}

/** Everything that is new on this device, made before anything is written. */
async function planOf({ keeping }: OpenedBackup, { member, strength, secret }: Restore): Promise<Result<Plan>> {
  const { tierKeys } = keeping;
  const { proofDevice: _asBefore, ...identity } = keeping.identity;
  const chosen = keeping.members.find(({ id, leftOn }) => id === member.id && leftOn === undefined);
  if (chosen === undefined || tiersOfRole[chosen.role].length < tiers.length) {
    return refused('no-member', 'That person is not an administrator of this backup. Choose one who is listed.');
  }
  const row = await makeMember(identity.storeId, { ...chosen, passphrase: member.passphrase }, strength, secret);
  const members = [...keeping.members.filter(({ id }) => id !== row.id), row];
  const seed = newRecoverySeed();
  const { publicKey } = keyPairOfSeed(seed);
  const { rows, keys } = rotateKeys(identity.storeId, tierKeys, tiers, members, publicKey);
  // Everything is sealed anew on its way in, so the old keys end here.
  const newest = rows.filter(({ tier, number }) => keys.get(tier)?.has(number) === true);
  const bound = members.filter(
    ({ id, leftOn, boundToDevice }) => boundToDevice && leftOn === undefined && id !== row.id,
  );
  return ok({
    identity: { ...identity, device: newId() },
    keys,
    tierKeys: newest,
    recoveryPublicKey: publicKey,
    recoveryKey: writeRecoveryKey(seed),
    members,
    toReadmit: bound.map(({ name }) => name),
  });
}

async function writeAll(database: WaymarkDatabase, backup: OpenedBackup, plan: Plan): Promise<void> {
  database.keyring = new Keyring(plan.identity.storeId, plan.keys);
  await writing(database, database.tables, async () => {
    for (const { table, rows } of backup.chunks()) {
      if (table !== 'meta' && table !== 'members') await database.table<unknown>(table).bulkPut([...rows]);
    }
    await foldRest(database, backup);
    await database.members.bulkPut([...plan.members]);
    await database.meta.bulkPut([
      { name: 'identity', value: plan.identity },
      { name: 'tierKeys', value: plan.tierKeys },
      { name: 'recoveryPublicKey', value: plan.recoveryPublicKey },
      { name: 'settledTo', value: nothingSettled },
      // The file itself is a backup of what is here now.
      { name: 'lastBackupAt', value: backup.createdAt },
      { name: 'formerDevices', value: backup.logs.filter(({ lastNumber }) => lastNumber > 0) },
    ]);
  });
}

/** Folds what the old device had not settled yet: its log is closed, so nothing of it may stay behind. */
async function foldRest(database: WaymarkDatabase, { keeping }: OpenedBackup): Promise<void> {
  const { device } = keeping.identity;
  const from = Math.min(...tiers.map((tier) => keeping.settledTo[tier]));
  const rows = await database.commits
    .where('[device+n]')
    .between([device, from + 1], [device, Infinity])
    .toArray();
  const rest = rows.map(({ n, p }) => decodeCommit(device, n, p));
  await foldIntoTables(database, gather(rest, keeping.settledTo));
}
