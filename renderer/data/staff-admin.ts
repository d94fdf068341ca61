import { may, tiersOfRole, type Role } from '../../shared/centre/staff.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { altered, created } from './changes.ts';
import { commit, newestNumber, type Kept } from './commit.ts';
import type { TierKeys } from './crypto/seal.ts';
import type { MemberRow } from './rows.ts';
import { writing } from './door.ts';
import {
  giveKeys,
  makeMember,
  passphraseProblem,
  rotateKeys,
  takeKeys,
  unlockMember,
  type DeviceSecret,
  type NewMember,
  type Strength,
} from './members.ts';
import { leaseMembersChanged } from './lease/keep-lease.ts';
import { noteRekeyed } from './rekeyed.ts';
import { startResealing } from './reseal.ts';
import type { Session } from './session.ts';
import { hasPlace, notePassphrase } from './sync/tell-passphrase.ts';
import { noteTyped, typedBy } from './typed-passphrase.ts';
import { readIdentity, readKeeping, type Keeping, type TierKeyRow } from './store-identity.ts';

/** How a new passphrase is stretched and what it is bound to. */
export interface Locking {
  readonly strength: Strength;
  readonly secret: DeviceSecret;
}

const notAllowed = 'Only an administrator can change who may sign in.';
const noSuchMember = 'That person is not among the staff of this laptop. Look again at the list.';
const lastAdministrator = 'This is the only administrator. Make someone else an administrator first.';

function mayManage(session: Session): boolean {
  return may(session.member.role, 'manageStaff');
}

/** Admits a colleague: a way to sign in, the keys of the role's tiers, and the staff record, all in one step. */
export async function addMember(session: Session, member: NewMember, locking: Locking): Promise<Result<Kept>> {
  const weak = passphraseProblem(member.passphrase);
  if (!mayManage(session)) return refused('not-allowed', notAllowed);
  if (weak !== null) return refused('weak-passphrase', weak);
  const { storeId } = await readKeeping(session.database);
  const row = await makeMember(storeId, member, locking.strength, locking.secret);
  const { id, name, position, role } = member;
  return changeKeeping(session, [created('staff', id, { name, position, role })], (keeping) => ({
    member: row,
    tierKeys: giveKeys(storeId, keeping.tierKeys, session.keyring.keys, row, tiersOfRole[role]),
    retired: [],
  }));
}

/**
 * Gives a colleague another role or position: the keys of tiers gained are given, and tiers lost get new keys, so that what
 * is written from now on stays closed to them.
 */
export async function changeRole(
  session: Session,
  memberId: string,
  wanted: { readonly role: Role; readonly position: string },
): Promise<Result<Kept>> {
  const member = await session.database.members.get(memberId);
  const shown = session.replica.one('staff', memberId);
  if (!mayManage(session)) return refused('not-allowed', notAllowed);
  if (member === undefined || shown === undefined || member.leftOn !== undefined)
    return refused('no-member', noSuchMember);
  if (wanted.role !== 'administrator' && (await isLastAdministrator(session, memberId)))
    return refused('last-administrator', lastAdministrator);
  const change = altered('staff', shown, wanted);
  if (change === null) return refused('nothing', 'There is nothing to change.');
  const gained = tiersOfRole[wanted.role];
  const lost = tiersOfRole[member.role].filter((tier) => !gained.includes(tier));
  return changeKeeping(session, [change], ({ storeId, tierKeys }) => ({
    member: { ...member, ...wanted },
    tierKeys: giveKeys(storeId, takeKeys(tierKeys, memberId, lost), session.keyring.keys, member, gained),
    retired: lost,
  }));
}

/** Ends a colleague's access: no key opens for them any more, and what they could open gets new keys. */
export async function memberLeaves(session: Session, memberId: string, leftOn: LocalDate): Promise<Result<Kept>> {
  const member = await session.database.members.get(memberId);
  const shown = session.replica.one('staff', memberId);
  if (!mayManage(session)) return refused('not-allowed', notAllowed);
  if (member === undefined || shown === undefined || member.leftOn !== undefined)
    return refused('no-member', noSuchMember);
  if (memberId === session.member.id) return refused('oneself', 'Ask another administrator to end your own access.');
  const change = altered('staff', shown, { leftOn });
  if (change === null) return refused('nothing', 'There is nothing to change.');
  return changeKeeping(session, [change], ({ tierKeys }) => ({
    member: { ...member, leftOn, sealedPrivateKey: new Uint8Array(0) },
    tierKeys: takeKeys(tierKeys, memberId, tiers),
    retired: tiersOfRole[member.role],
  }));
}

/** Sets a colleague's passphrase where it was forgotten, or where a restored laptop no longer knows it. */
export async function setPassphraseFor(
  session: Session,
  memberId: string,
  passphrase: string,
  locking: Locking,
): Promise<Result<null>> {
  const { database, keyring } = session;
  const weak = passphraseProblem(passphrase);
  const member = await database.members.get(memberId);
  if (!mayManage(session)) return refused('not-allowed', notAllowed);
  if (weak !== null) return refused('weak-passphrase', weak);
  if (member === undefined || member.leftOn !== undefined) return refused('no-member', noSuchMember);
  const { storeId } = await readKeeping(database);
  const row = await makeMember(storeId, { ...member, passphrase }, locking.strength, locking.secret);
  const from = (await newestNumber(session)) + 1;
  await writing(database, [database.meta, database.members], async () => {
    const { tierKeys } = await readKeeping(database);
    const taken = takeKeys(tierKeys, memberId, tiers);
    await database.meta.put({
      name: 'tierKeys',
      value: giveKeys(storeId, taken, keyring.keys, row, tiersOfRole[row.role]),
    });
    await database.members.put(row);
    await noteRekeyed(database, memberId, from);
  });
  leaseMembersChanged(database);
  return ok(null);
}

/**
 * Changes the passphrase of whoever is signed in. Keys and records stay as they are. Where they have a place at the endpoint,
 * it hears of it at the next contact (sync/tell-passphrase.ts).
 */
export async function changeOwnPassphrase(
  session: Session,
  old: string,
  wanted: string,
  locking: Locking,
): Promise<Result<null>> {
  const { database } = session;
  const [identity, member] = await Promise.all([readIdentity(database), database.members.get(session.member.id)]);
  const weak = passphraseProblem(wanted);
  if (weak !== null) return refused('weak-passphrase', weak);
  if (identity === null || member === undefined) return refused('no-member', noSuchMember);
  const pair = await unlockMember(identity.storeId, member, old, locking.secret);
  if (pair === null)
    return refused('wrong-passphrase', 'Your present passphrase is not right. Check it and try again.');
  const row = await makeMember(
    identity.storeId,
    { ...member, passphrase: wanted },
    locking.strength,
    locking.secret,
    pair,
  );
  const tellsEndpoint = await hasPlace(session);
  await writing(database, [database.members, database.exchange], async () => {
    await database.members.put(row);
    if (tellsEndpoint) await notePassphrase(session, old, wanted);
  });
  if (typedBy(session) !== null) noteTyped(session, wanted);
  return ok(null);
}

async function isLastAdministrator({ database }: Session, memberId: string): Promise<boolean> {
  const administrators = (await database.members.toArray()).filter(
    ({ role, leftOn }) => role === 'administrator' && leftOn === undefined,
  );
  return administrators.every(({ id }) => id === memberId);
}

interface KeepingChange {
  readonly member: MemberRow;
  readonly tierKeys: readonly TierKeyRow[];
  /** Tiers that get a new key, because someone must no longer read what is written. */
  readonly retired: readonly Tier[];
}

/** Keeps a commit and what it changes of members and keys, in one transaction: a kill leaves both or neither. */
async function changeKeeping(
  session: Session,
  changes: readonly Change[],
  work: (keeping: Keeping) => KeepingChange,
): Promise<Result<Kept>> {
  const { database, keyring } = session;
  let rotated: ReadonlyMap<Tier, TierKeys> = new Map();
  const kept = await commit(
    session,
    { changes },
    {
      tables: [database.meta, database.members],
      write: async () => {
        const keeping = await readKeeping(database);
        const { member, tierKeys, retired } = work(keeping);
        const members = [...keeping.members.filter(({ id }) => id !== member.id), member];
        const turned = rotateKeys(keeping.storeId, tierKeys, retired, members, keeping.recoveryPublicKey);
        rotated = turned.keys;
        await database.meta.put({ name: 'tierKeys', value: turned.rows });
        await database.members.put(member);
      },
    },
  );
  if (kept.ok && rotated.size > 0) {
    keyring.takeUp(rotated);
    startResealing(session);
  }
  return kept;
}
