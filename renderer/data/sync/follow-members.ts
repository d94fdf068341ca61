import { roleLabels, tiersOfRole, type Staff } from '../../../shared/centre/staff.ts';
import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import { today } from '../clock.ts';
import type { TierKeys } from '../crypto/seal.ts';
import { writing } from '../door.ts';
import { leaseMembersChanged } from '../lease/keep-lease.ts';
import { dropLease } from '../lease/sealed-lease.ts';
import { giveKeys, rotateKeys, takeKeys } from '../members.ts';
import { startResealing } from '../reseal.ts';
import type { MemberRow } from '../rows.ts';
import { memberOf, type Session, type SignedInMember } from '../session.ts';
import { readKeeping, type Keeping, type TierKeyRow } from '../store-identity.ts';
import type { SignedIn } from './line.ts';
import { keepInboxKeys } from './parcels.ts';

/**
 * Brings who may open what on this laptop in line with what the shared log and the endpoint say: another role, another name,
 * access that ended. Keys are given and changed as far as the person signed in holds them; the rest waits for one who does.
 * `before` and `after` are the places at the endpoint, as it said at the last greeting and at this one; `guests` those
 * of people from outside, of whom the log does not tell.
 */
export async function followMembers(
  session: Session,
  before: readonly string[] | null,
  after: readonly string[] | null,
  guests: readonly Guest[] = [],
): Promise<void> {
  const ended = new Set((before ?? []).filter((id) => after !== null && !after.includes(id)));
  const looked = await readKeeping(session.database);
  if (planOf(session, looked, ended, guests) === null) return;
  const { database, keyring } = session;
  let turned: ReadonlyMap<Tier, TierKeys> = new Map();
  let own: MemberRow | undefined;
  await writing(database, [database.meta, database.members], async () => {
    const keeping = await readKeeping(database);
    const plan = planOf(session, keeping, ended, guests);
    if (plan === null) return;
    const rotated = rotateKeys(keeping.storeId, plan.tierKeys, plan.retired, plan.members, keeping.recoveryPublicKey);
    turned = rotated.keys;
    await database.meta.put({ name: 'tierKeys', value: rotated.rows });
    await database.members.bulkPut(plan.members);
    // Whoever lost access loses the small part of after the lease too.
    await dropLease(database);
    own = plan.members.find(({ id }) => id === session.member.id);
  });
  leaseMembersChanged(database);
  // What this person may do is another from now on, not from their next sign-in on.
  if (own !== undefined && own.leftOn === undefined) {
    session.member = memberOf(own);
    session.replica.announce();
  }
  if (turned.size === 0) return;
  keyring.takeUp(turned);
  await writing(database, [database.meta], () => keepInboxKeys(database, keyring));
  startResealing(session);
}

interface Plan {
  readonly members: MemberRow[];
  readonly tierKeys: readonly TierKeyRow[];
  /** Tiers somebody lost, of those held here now: what is written from now on is closed to them. */
  readonly retired: readonly Tier[];
}

/** Null where all is as it should be. */
function planOf(
  { replica, keyring }: Session,
  keeping: Keeping,
  ended: ReadonlySet<string>,
  guests: readonly Guest[],
): Plan | null {
  const { storeId } = keeping;
  const changes = keeping.members
    .filter(({ leftOn }) => leftOn === undefined)
    .flatMap((member) => {
      const has = tiers.filter((tier) =>
        keeping.tierKeys.some((row) => row.tier === tier && row.boxes[member.id] !== undefined),
      );
      const guest = guests.find(({ staff }) => staff === member.id);
      const known = guest === undefined ? member : guestNow(member, guest);
      const next = memberNow(known, replica.one('staff', member.id), ended.has(member.id));
      const may = next.leftOn === undefined ? tiersOfRole[next.role] : [];
      const lost = has.filter((tier) => !may.includes(tier));
      const gained = may.filter((tier) => !has.includes(tier) && keyring.holds(tier));
      return next === member && lost.length + gained.length === 0 ? [] : [{ next, lost, gained }];
    });
  if (changes.length === 0) return null;
  const tierKeys = changes.reduce<readonly TierKeyRow[]>(
    (rows, { next, lost, gained }) => giveKeys(storeId, takeKeys(rows, next.id, lost), keyring.keys, next, gained),
    keeping.tierKeys,
  );
  const changed = new Map(changes.map(({ next }) => [next.id, next]));
  const members = keeping.members.map((member) => changed.get(member.id) ?? member);
  const retired = tiers.filter((tier) => keyring.holds(tier) && changes.some(({ lost }) => lost.includes(tier)));
  return { members, tierKeys, retired };
}

type Guest = NonNullable<SignedIn['guests']>[number];

function asMember({ staff: id, name, position, role, groups }: Guest): SignedInMember {
  const held = position === '' ? roleLabels[role] : position;
  return { id, name, position: held, role, ...(groups === null ? {} : { groups }) };
}

/** The member as the endpoint has them; the same object where nothing differs. */
function guestNow(member: MemberRow, guest: Guest): MemberRow {
  const told = asMember(guest);
  if (JSON.stringify(memberOf(member)) === JSON.stringify(told)) return member;
  const { groups: _before, ...others } = member;
  return { ...others, ...told };
}

/** The member as the log has them; the same object where nothing differs. */
function memberNow(member: MemberRow, record: Staff | undefined, hasEnded: boolean): MemberRow {
  if (hasEnded || record?.leftOn !== undefined)
    return { ...member, leftOn: record?.leftOn ?? today(), sealedPrivateKey: new Uint8Array(0) };
  if (record === undefined) return member;
  const { role, name, position } = record;
  const isSame = role === member.role && name === member.name && position === member.position;
  return isSame ? member : { ...member, role, name, position };
}
