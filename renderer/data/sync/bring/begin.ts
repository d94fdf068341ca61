import { Dexie } from 'dexie';
import { ok, refused, type Result } from '../../../../shared/lib/result.ts';
import { tiers } from '../../../../shared/model/tiers.ts';
import type { Platform } from '../../../platform/platform.ts';
import { joiningName, WaymarkDatabase } from '../../database.ts';
import { lockingFor } from '../../locking.ts';
import { closeDatabase, holdsCentre } from '../../open-database.ts';
import { endSession, type Session } from '../../session.ts';
import { membersHere, signIn } from '../../sign-in.ts';
import { readIdentity } from '../../store-identity.ts';
import { engineOf, type SyncEngine } from '../engine.ts';
import { readConnect } from '../enrol.ts';
import { joinHeld, type Joining } from '../join.ts';
import { readState } from '../state.ts';
import type { SecondFactor } from '../things.ts';

/**
 * A laptop with a centre of its own is about to join another: `own` goes on as it is, `there` is the centre that is joined,
 * gathered in a store of its own. Nothing of either is in the other before `agreeToBring`.
 */
export interface Bringing {
  readonly own: Session;
  readonly there: Session;
  readonly platform: Platform;
  /** Of a new administrator, to be shown once. */
  readonly secondFactor?: SecondFactor;
  readonly engine: SyncEngine;
  readonly stop: () => Promise<void>;
}

async function whyNot({ database, kind, member, keyring }: Session): Promise<Result<never> | null> {
  if ((await readState(database)) !== null)
    return refused('enrolled', 'This laptop is connected to the local authority already.');
  if (kind === 'sample') return refused('sample', 'The sample centre stays on this laptop.');
  if (member.role !== 'administrator' || tiers.some((tier) => !keyring.holds(tier)))
    return refused('not-allowed', 'Only an administrator lets this laptop join another centre.');
  return null;
}

/** Makes the laptop known to the centre it joins and begins to fetch that centre's records. Own records stay as they are. */
export async function beginBringing(own: Session, input: Joining): Promise<Result<Bringing>> {
  const problem = await whyNot(own);
  if (problem !== null) return problem;
  const read = readConnect(input);
  if (!read.ok) return read;
  if (await holdsCentre(joiningName))
    return refused('begun', 'This laptop has begun to join a centre. Go on with that, or give it up first.');
  const joined = await joinHeld(joiningName, read.value, input, { upTo: 0 });
  if (!joined.ok) return joined.error.code === 'not-signed-in' ? refused('not-signed-in', notTaken) : joined;
  const { session, secondFactor } = joined.value;
  return ok(under(own, session, input.platform, secondFactor));
}

const notTaken =
  'The code was not accepted. A laptop that brings its records needs a code for an administrator of the centre it joins. Check the code, or ask for a new one.';

function under(own: Session, there: Session, platform: Platform, secondFactor?: SecondFactor): Bringing {
  const engine = engineOf(there);
  const stop = engine.start(platform);
  return { own, there, platform, engine, stop, ...(secondFactor === undefined ? {} : { secondFactor }) };
}

/** Whom a joining that was begun waits for; null where none was. One that was finished is cleared away. */
export async function begunBringing(
  own: Session,
): Promise<{ readonly name: string; readonly centreName: string } | null> {
  if (!(await holdsCentre(joiningName))) return null;
  const database = await openJoining();
  const [identity, [member]] = await Promise.all([readIdentity(database), membersHere(database)]);
  await closeDatabase(database);
  if (identity !== null && member !== undefined && identity.device !== own.device)
    return { name: member.name, centreName: identity.centreName };
  await giveUpBringing();
  return null;
}

/** Goes on with a joining that was begun, for whoever began it. */
export async function resumeBringing(own: Session, platform: Platform, passphrase: string): Promise<Result<Bringing>> {
  const problem = await whyNot(own);
  if (problem !== null) return problem;
  const { secret } = await lockingFor('real', platform);
  const database = await openJoining();
  const [member] = await membersHere(database);
  const opened = await signIn('real', database, member?.id ?? '', passphrase, secret);
  if (opened.ok) return ok(under(own, opened.value, platform));
  await closeDatabase(database);
  return refused('wrong-passphrase', 'That is not the passphrase chosen for the centre that is joined. Try again.');
}

async function openJoining(): Promise<WaymarkDatabase> {
  const database = new WaymarkDatabase(joiningName);
  await database.open();
  return database;
}

/** Stops fetching and takes the joined centre's names and keys out of memory. What was fetched waits on the disk, sealed. */
export async function leaveBringing({ own, there, stop }: Bringing): Promise<void> {
  // An agreement under way is finished first: its keys must not go from under it.
  await own.writeQueue;
  if (there.database.keyring !== there.keyring) return;
  await stop();
  endSession(there);
  await closeDatabase(there.database);
}

/** Forgets what was fetched. The laptop stays with its own centre only. */
export async function giveUpBringing(): Promise<void> {
  await Dexie.delete(joiningName);
}
