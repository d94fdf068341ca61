import { may, tiersOfRole } from '../../shared/centre/staff.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { keyPairOfSeed, newRecoverySeed, readRecoveryKey, writeRecoveryKey } from './crypto/recovery-key.ts';
import type { TierKeys } from './crypto/seal.ts';
import type { KeyPair } from './crypto/sealed-box.ts';
import type { WaymarkDatabase } from './database.ts';
import type { MemberRow } from './rows.ts';
import { writing } from './door.ts';
import {
  giveKeys,
  makeMember,
  openKeys,
  passphraseProblem,
  rotateKeys,
  takeKeys,
  unlockMember,
  type DeviceSecret,
  type Strength,
} from './members.ts';
import { newestNumber } from './commit.ts';
import { noteRekeyed } from './rekeyed.ts';
import { startResealing } from './reseal.ts';
import type { Session } from './session.ts';
import { readIdentity, readKeeping, recoveryHolder, type Keeping, type TierKeyRow } from './store-identity.ts';

export interface Recovery {
  readonly database: WaymarkDatabase;
  /** As it was typed from the printed sheet. */
  readonly key: string;
  /** Who gets a new passphrase. */
  readonly memberId: string;
  readonly newPassphrase: string;
  /** A colleague who agrees, where there is one: a found sheet alone opens nothing. */
  readonly second?: { readonly memberId: string; readonly passphrase: string };
  readonly strength: Strength;
  readonly secret: DeviceSecret;
}

/** The new recovery key, shown once, to print; the old sheet opens nothing any more. */
export interface Recovered {
  readonly recoveryKey: string;
}

const mistyped =
  'That is not a recovery key: a character is wrong or missing. Compare it with the sheet, group by group.';
const wrongKey =
  'That recovery key does not belong to this centre, or it was replaced since. Look for the newest sheet.';

/** The key pair of a recovery key as a person typed it; a refusal in words where a character is wrong. */
export function readTypedKey(typed: string): Result<KeyPair> {
  const seed = readRecoveryKey(typed);
  return seed === null ? refused('recovery-key-mistyped', mistyped) : ok(keyPairOfSeed(seed));
}

/** Lets a member of staff back in with the printed recovery key, sets the passphrase, and replaces the recovery key. */
export async function useRecoveryKey(input: Recovery): Promise<Result<Recovered>> {
  const keeping = await readKeeping(input.database);
  const member = keeping.members.find(({ id, leftOn }) => id === input.memberId && leftOn === undefined);
  if (member === undefined)
    return refused('no-member', 'That person is not among the staff of this laptop. Look again at the list.');
  const weak = passphraseProblem(input.newPassphrase);
  if (weak !== null) return refused('weak-passphrase', weak);
  const pair = readTypedKey(input.key);
  if (!pair.ok) return pair;
  if (!sameBytes(pair.value.publicKey, keeping.recoveryPublicKey)) return refused('wrong-recovery-key', wrongKey);
  const agreed = await colleagueAgrees(keeping, input);
  if (!agreed.ok) return agreed;
  const keys = openKeys(keeping.storeId, keeping.tierKeys, recoveryHolder, pair.value);
  const row = await makeMember(
    keeping.storeId,
    { ...member, passphrase: input.newPassphrase },
    input.strength,
    input.secret,
  );
  return ok(await replaceKeys(input.database, keys, row));
}

async function colleagueAgrees(
  { storeId, members }: Keeping,
  { memberId, second, secret }: Recovery,
): Promise<Result<null>> {
  const others = members.filter(({ id, leftOn }) => id !== memberId && leftOn === undefined);
  if (others.length === 0) return ok(null);
  const colleague = others.find(({ id }) => id === second?.memberId);
  if (colleague === undefined || second === undefined) {
    return refused('second-needed', 'A colleague must agree: ask one who is listed here to type their own passphrase.');
  }
  const opened = await unlockMember(storeId, colleague, second.passphrase, secret);
  return opened === null
    ? refused('wrong-passphrase', 'The colleague’s passphrase is not right. Check it and try again.')
    : ok(null);
}

/** A new recovery key while someone is signed in: where the sheet was lost, or its holder leaves. */
export async function replaceRecoveryKey(session: Session): Promise<Result<Recovered>> {
  if (!may(session.member.role, 'manageStaff'))
    return refused('not-allowed', 'Only an administrator can replace the recovery key.');
  const recovered = await replaceKeys(session.database, session.keyring.keys, null, session);
  startResealing(session);
  return ok(recovered);
}

/** New recovery key and new keys for every tier, in one transaction; `row` is the member whose own keys are new too. */
async function replaceKeys(
  database: WaymarkDatabase,
  keys: ReadonlyMap<Tier, TierKeys>,
  row: MemberRow | null,
  session?: Session,
): Promise<Recovered> {
  const seed = newRecoverySeed();
  const { publicKey } = keyPairOfSeed(seed);
  const device = (await readIdentity(database))?.device;
  const from = device === undefined ? 1 : (await newestNumber({ database, device })) + 1;
  const turned = await writing(database, [database.meta, database.members], async () => {
    const keeping = await readKeeping(database);
    const members = row === null ? keeping.members : [...keeping.members.filter(({ id }) => id !== row.id), row];
    const result = rotateKeys(keeping.storeId, rebox(keeping, keys, publicKey, row), tiers, members, publicKey);
    await database.meta.bulkPut([
      { name: 'tierKeys', value: result.rows },
      { name: 'recoveryPublicKey', value: publicKey },
    ]);
    if (row !== null) {
      await database.members.put(row);
      await noteRekeyed(database, row.id, from);
    }
    return result;
  });
  session?.keyring.takeUp(turned.keys);
  return { recoveryKey: writeRecoveryKey(seed) };
}

/** The keys there are, closed for the new recovery key and for the member's new pair instead of the old ones. */
function rebox(
  keeping: Keeping,
  keys: ReadonlyMap<Tier, TierKeys>,
  publicKey: Uint8Array,
  row: MemberRow | null,
): TierKeyRow[] {
  const { storeId, tierKeys } = keeping;
  const recovery = { id: recoveryHolder, publicKey };
  const reboxed = giveKeys(storeId, takeKeys(tierKeys, recoveryHolder, tiers), keys, recovery, tiers);
  if (row === null) return reboxed;
  return giveKeys(storeId, takeKeys(reboxed, row.id, tiers), keys, row, tiersOfRole[row.role]);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
