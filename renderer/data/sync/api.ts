import { useCallback, useSyncExternalStore } from 'react';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { EndpointRole } from '../../../shared/sync/protocol/roles.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Kept } from '../commit.ts';
import { keepLease } from '../lease/keep-lease.ts';
import type { Session } from '../session.ts';
import { useSession } from '../session-context.ts';
import type { PersonLine } from './admin.ts';
import { addPerson, type Added, type Adding } from './add-person.ts';
import { giveUpBringing } from './bring/begin.ts';
import { engineOf, type LeaseNews } from './engine.ts';
import { eraseAtEndpoint, type ErasureReason } from './erase.ts';
import { found } from './found.ts';
import { join, type Joining } from './join.ts';
import { deviceLine } from './line.ts';
import { confirmSecondProof, waitingSecondProof } from './second-proof.ts';
import { settleWith } from './settle-contest.ts';
import { readState } from './state.ts';
import type { SyncStatus } from './status.ts';
import { tellWithOld } from './tell-passphrase.ts';
import type {
  Code,
  Connected,
  ConnectInput,
  Contest,
  Credentials,
  DeviceShown,
  Joined,
  MemberShown,
  SecondFactor,
} from './things.ts';
import { askToVouch } from './vouch.ts';

/**
 * All that screens need of the exchange with the local authority's endpoint. Types are in status.ts and things.ts.
 * Whoever provides the session (renderer/app/frame/signed-in.tsx) calls `startSync` once and stops it at lock.
 */

const noEndpoint = refused('alone', 'This laptop is not connected to the local authority.');

/**
 * Starts exchanging for as long as this person is signed in. Returns how to stop: settles when nothing is under way. `onLease`
 * is told, again and again until somebody acts on it, that registers are all there may be, and once that contact renewed the lease.
 */
export function startSync(
  session: Session,
  platform: Platform,
  onLease: (news: LeaseNews) => void = () => undefined,
): () => Promise<void> {
  // A laptop that shares has finished joining: a cut may have left what it gathered for that.
  if (session.replica.shared !== null) void giveUpBringing();
  const stopKeeping = session.registersOnly === null ? keepLease(session) : () => undefined;
  const stop = engineOf(session).start(platform, onLease);
  return () => {
    stopKeeping();
    return stop();
  };
}

/** The state of the exchange, always current. */
export function useSync(): SyncStatus {
  const session = useSession();
  const engine = engineOf(session);
  return useSyncExternalStore(
    engine.subscribe,
    useCallback(() => engine.status, [engine]),
  );
}

/** Exchanges at once, whatever waiting was planned. */
export function syncNow(session: Session): void {
  engineOf(session).wake();
}

/** Stops a fill after the page under way; it goes on where it stopped with `syncNow` or at the next sign-in. */
export function stopFilling(session: Session): void {
  engineOf(session).pause();
}

/** How much would stay unsent if this person signed out now, for the words at sign-out. */
export function unsentBy(session: Session): { readonly all: number; readonly own: number } {
  const { unsent } = engineOf(session).status;
  const { lastNumber, member, replica } = session;
  const own = replica.pending.filter(({ header }) => header.n > lastNumber - unsent && header.by === member.id);
  return { all: unsent, own: own.length };
}

/** The first laptop brings its centre to the endpoint, with a founding code. Needs a lead or an administrator. */
export async function foundAtEndpoint(session: Session, input: ConnectInput): Promise<Result<Connected>> {
  const engine = engineOf(session);
  if (engine.platform === null) return noEndpoint;
  const connected = await found(session, engine.platform.endpointSend, input);
  if (connected.ok) {
    await engine.look();
    engine.wake();
  }
  return connected;
}

/** The key that whoever is signed in has still to put into their authenticator app; null where none waits. */
export function readSecondProof(session: Session): Promise<SecondFactor | null> {
  return waitingSecondProof(session);
}

/** Tries a code of the app. Right, the key is forgotten here and the person is proved for ten minutes. */
export async function trySecondProof(session: Session, credentials: Credentials): Promise<Result<null>> {
  const engine = engineOf(session);
  if (engine.person === null) return noEndpoint;
  const tried = await confirmSecondProof(session, engine.person, credentials);
  if (tried.ok) vouchSoon(session, engine.person);
  return tried;
}

/** Whoever was just proved vouches for colleagues on this laptop (vouch.ts). */
function vouchSoon(session: Session, person: PersonLine): void {
  askToVouch(person);
  syncNow(session);
}

/** The endpoint knew another passphrase than the old one typed here: it is told with the one it knows. */
export async function tellPassphraseWith(session: Session, old: string): Promise<Result<null>> {
  const { platform } = engineOf(session);
  const state = await readState(session.database);
  if (platform === null || state === null) return noEndpoint;
  const told = await tellWithOld(session, deviceLine(platform.endpointSend, state, session.device).send, old);
  await engineOf(session).look();
  return told;
}

/** Erases a pupil everywhere, for good. Needs an administrator's proof: code 'not-signed-in' where there is none. */
export async function erasePupil(session: Session, pupil: string, why: ErasureReason): Promise<Result<null>> {
  const engine = engineOf(session);
  if (engine.person === null) return noEndpoint;
  const erased = await eraseAtEndpoint(engine.person, engine.status.unsent, { pupil, why });
  if (erased.ok) engine.wake();
  return erased;
}

/** A new laptop joins a centre that is at the endpoint. At the end somebody is signed in and the first fill begins with `startSync`. */
export async function joinCentre(input: Joining): Promise<Result<Joined>> {
  const joined = await join(input);
  if (joined.ok) engineOf(joined.value.session).attach(input.platform);
  return joined;
}

/**
 * A member of staff takes up an invitation on this laptop: whoever is signed in and has no place at the endpoint yet, their own;
 * else a further person, who signs in here from then on. `oneTimeCode` is for an administrator who has an account already.
 */
export async function addPersonHere(session: Session, input: Adding): Promise<Result<Added>> {
  const added = await addPerson(session, input);
  if (added.ok) syncNow(session);
  return added;
}

/** Differences that wait for a person, oldest first. */
export function useContests(): readonly Contest[] {
  const engine = engineOf(useSession());
  return useSyncExternalStore(
    engine.subscribe,
    useCallback(() => engine.contests, [engine]),
  );
}

/**
 * Settles a difference with one of its values: 'standing', or a proposal's id. A register mark that was closed needs a
 * reason. Refused with code 'changed' where it was settled or joined by another value meanwhile.
 */
export function settleContest(
  session: Session,
  contest: Contest,
  choice: string,
  reason?: string,
): Promise<Result<Kept>> {
  return settleWith(session, contest, choice, reason);
}

export interface Invitation {
  readonly staff: string;
  readonly name: string;
  /** Of a person from outside; a colleague's stands in the staff record. */
  readonly position?: string;
  readonly role: EndpointRole;
  /** Groups whose pupils the person sees; null for the whole centre. */
  readonly groups: readonly string[] | null;
}

/** Administering needs the person's passphrase once (and an administrator's one-time code); it holds for ten minutes. */
export interface SyncAdmin {
  /** Whether the credentials given before still serve. */
  isOpen(): boolean;
  /** Code 'not-signed-in' where they are wrong. */
  open(credentials: Credentials): Promise<Result<null>>;
  devices(): Promise<Result<readonly DeviceShown[]>>;
  members(): Promise<Result<readonly MemberShown[]>>;
  invite(invitation: Invitation): Promise<Result<Code>>;
  endMember(staff: string): Promise<Result<null>>;
  revokeDevice(device: string): Promise<Result<null>>;
  /** A code with which a member of staff who has an account (`staff`) brings a further laptop. */
  deviceCode(staff: string): Promise<Result<Code>>;
}

export function syncAdmin(session: Session): SyncAdmin {
  const { person } = engineOf(session);
  if (person === null) return closedAdmin;
  return {
    isOpen: () => person.isOpen,
    open: async (credentials) => {
      const opened = await person.open(credentials);
      if (opened.ok) vouchSoon(session, person);
      return opened;
    },
    devices: async () => {
      const reply = await person.send('devices', {});
      const here = (id: string): boolean => id === session.device;
      return reply.ok ? ok(reply.value.devices.map((one) => ({ ...one, isThisLaptop: here(one.id) }))) : reply;
    },
    members: async () => {
      const reply = await person.send('members', {});
      return reply.ok ? ok(reply.value.members) : reply;
    },
    invite: ({ groups, ...invitation }) =>
      person.send('inviteMember', { ...invitation, groups: groups === null ? null : [...groups] }),
    endMember: async (staff) => nothing(await person.send('endMember', { staff })),
    revokeDevice: async (device) => nothing(await person.send('revoke', { device })),
    deviceCode: (staff) => person.send('deviceCode', { staff }),
  };
}

const refuse = (): Promise<Result<never>> => Promise.resolve(noEndpoint);
const closedAdmin: SyncAdmin = {
  ...{ isOpen: () => false, open: refuse, devices: refuse, members: refuse, invite: refuse },
  ...{ endMember: refuse, revokeDevice: refuse, deviceCode: refuse },
};

function nothing(result: Result<unknown>): Result<null> {
  return result.ok ? ok(null) : result;
}
