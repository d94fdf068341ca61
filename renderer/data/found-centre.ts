import { centreKey, type Centre } from '../../shared/centre/centre.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { tiersOfRole } from '../../shared/centre/staff.ts';
import type { ValuesOf } from '../../shared/model/declare.ts';
import type { centre as centreDeclaration } from '../../shared/centre/centre.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { created } from './changes.ts';
import { commit } from './commit.ts';
import { keyPairOfSeed, newRecoverySeed, writeRecoveryKey } from './crypto/recovery-key.ts';
import { newKeyPair } from './crypto/sealed-box.ts';
import { databaseNames, WaymarkDatabase, type CentreKind } from './database.ts';
import type { MemberRow } from './rows.ts';
import { newId } from './ids.ts';
import { giveKeys, makeMember, newTierKey, type DeviceSecret, type NewMember, type Strength } from './members.ts';
import { sessionOf } from './sign-in.ts';
import type { Session } from './session.ts';
import { recoveryHolder, type StoreIdentity, type TierKeyRow } from './store-identity.ts';
import { closeDatabase, holdsCentre, holdStore } from './open-database.ts';

export interface NewCentre {
  readonly kind: CentreKind;
  readonly centre: ValuesOf<typeof centreDeclaration>;
  /** The first is the administrator who is signed in at the end; a sample centre brings all its staff. */
  readonly members: readonly [NewMember, ...NewMember[]];
  /** Terms, closures and, for the sample, everything else: kept in the same first step. */
  readonly changes: readonly Change[];
  readonly strength: Strength;
  readonly secret: DeviceSecret;
  /** Tests and benchmarks only name another database or durability. */
  readonly database?: WaymarkDatabase;
}

export interface Founded {
  readonly session: Session;
  /** Shown once, to print. Not kept anywhere. */
  readonly recoveryKey: string;
  /** Lets another window have the store, as `openDatabase` gives it. */
  readonly release: () => void;
}

/**
 * Makes a centre's store on this device: keys, members, first records. Refuses where one is there already. Where any
 * step fails the half-made store is removed again.
 */
export async function foundCentre(input: NewCentre): Promise<Result<Founded>> {
  const name = input.database?.name ?? databaseNames[input.kind];
  const release = await holdStore(name);
  if (release === null) return refused('another-window', 'Waymark is open in another window. Close it there first.');
  if (await holdsCentre(name)) {
    await release();
    return refused('exists', 'There is a centre on this laptop already. Sign in to it instead.');
  }
  const database = input.database ?? new WaymarkDatabase(name);
  const founded = await foundIn(database, input).catch(async (error: unknown) => {
    await database.delete();
    await release();
    throw error;
  });
  if (founded.ok) return ok({ ...founded.value, release: () => void release() });
  await closeDatabase(database);
  await database.delete();
  await release();
  return founded;
}

async function foundIn(database: WaymarkDatabase, input: NewCentre): Promise<Result<Omit<Founded, 'release'>>> {
  const identity: StoreIdentity = {
    storeId: newId(),
    device: newId(),
    centreName: input.centre.name,
    createdAt: Date.now(),
  };
  const seed = newRecoverySeed();
  const recovery = keyPairOfSeed(seed);
  const keys = new Map<Tier, Map<number, Uint8Array>>(tiers.map((tier) => [tier, new Map([[0, newTierKey()]])]));
  const [first, ...others] = input.members;
  const firstPair = newKeyPair();
  const pairs: MemberRow[] = [await makeMember(identity.storeId, first, input.strength, input.secret, firstPair)];
  for (const member of others) pairs.push(await makeMember(identity.storeId, member, input.strength, input.secret));
  const holders = [
    ...pairs.map(({ id, publicKey, role }) => ({ id, publicKey, tiers: tiersOfRole[role] })),
    { id: recoveryHolder, publicKey: recovery.publicKey, tiers },
  ];
  const empty = tiers.map((tier): TierKeyRow => ({ tier, number: 0, boxes: {} }));
  const tierKeys = holders.reduce(
    (rows, holder) => giveKeys(identity.storeId, rows, keys, holder, holder.tiers),
    empty,
  );
  await database.open();
  const session = await sessionOf({
    kind: input.kind,
    database,
    identity,
    keys,
    member: first,
    proofSeed: firstPair.privateKey,
  });
  // One transaction for keys, members and first records: a store with an identity is a whole centre.
  const kept = await commit(
    session,
    { changes: [...firstRecords(input), ...input.changes] },
    {
      tables: [database.meta, database.members],
      write: async () => {
        await database.meta.bulkPut([
          { name: 'identity', value: identity },
          { name: 'tierKeys', value: tierKeys },
          { name: 'recoveryPublicKey', value: recovery.publicKey },
        ]);
        await database.members.bulkPut(pairs);
      },
    },
  );
  if (!kept.ok) return kept;
  return ok({ session, recoveryKey: writeRecoveryKey(seed) });
}

function firstRecords(input: NewCentre): Change[] {
  const centre: Omit<Centre, 'id'> = input.centre;
  return [
    created('centre', centreKey, centre),
    ...input.members.map(({ id, name, position, role }) => created('staff', id, { name, position, role })),
  ];
}
