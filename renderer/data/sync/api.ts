import { useCallback, useSyncExternalStore } from 'react';
import { refused, type Result } from '../../../shared/lib/result.ts';
import type { EndpointRole } from '../../../shared/sync/protocol/roles.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Kept } from '../commit.ts';
import type { Session } from '../session.ts';
import { useSession } from '../session-context.ts';
import { engineOf } from './engine.ts';
import type { SyncStatus } from './status.ts';
import type {
  Code,
  Connected,
  ConnectInput,
  Contest,
  Credentials,
  DeviceShown,
  Joined,
  MemberShown,
  Parked,
} from './things.ts';

/**
 * All that screens need of the exchange with the local authority's endpoint. Types are in status.ts and things.ts.
 * Whoever provides the session (renderer/app/frame/signed-in.tsx) calls `startSync` once and stops it at lock.
 */

const noEndpoint = refused('alone', 'This laptop is not connected to the local authority.');

/** Starts exchanging for as long as this person is signed in. Returns how to stop: settles when nothing is under way. */
export function startSync(session: Session, platform: Platform): () => Promise<void> {
  return engineOf(session).start(platform);
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
  return engineOf(session).unsentBy();
}

/** The first laptop brings its centre to the endpoint, with a founding code. Needs a lead or an administrator. */
export async function foundAtEndpoint(_session: Session, _input: ConnectInput): Promise<Result<Connected>> {
  return Promise.resolve(noEndpoint);
}

export interface JoinInput extends ConnectInput {
  readonly platform: Platform;
  readonly oneTimeCode?: string;
}

/** A new laptop joins a centre that is at the endpoint. At the end somebody is signed in and the first fill begins with `startSync`. */
export async function joinCentre(_input: JoinInput): Promise<Result<Joined>> {
  return Promise.resolve(noEndpoint);
}

export interface AddPersonInput extends Credentials {
  readonly code: string;
  readonly platform: Platform;
}

/** A further member of staff takes up an invitation on this laptop; afterwards they sign in here like anyone. */
export async function addPersonHere(
  _session: Session,
  _input: AddPersonInput,
): Promise<Result<Connected & { readonly name: string }>> {
  return Promise.resolve(noEndpoint);
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
export async function settleContest(
  _session: Session,
  _contest: Contest,
  _choice: string,
  _reason?: string,
): Promise<Result<Kept>> {
  return Promise.resolve(noEndpoint);
}

/** What the endpoint did not take, oldest first. */
export function useParked(): readonly Parked[] {
  const engine = engineOf(useSession());
  return useSyncExternalStore(
    engine.subscribe,
    useCallback(() => engine.parked, [engine]),
  );
}

/** Enters the same again as a new act that keeps its time; the parked one is put to rest. */
export async function retryParked(_session: Session, _item: Parked, _credentials?: Credentials): Promise<Result<null>> {
  return Promise.resolve(noEndpoint);
}

/** Gives it up: it stays in this laptop's log, and nothing of it will be sent. */
export async function withdrawParked(
  _session: Session,
  _item: Parked,
  _credentials?: Credentials,
): Promise<Result<null>> {
  return Promise.resolve(noEndpoint);
}

/** A lead agrees to what was made after its author's access had ended. */
export async function acceptParked(
  _session: Session,
  _item: Parked,
  _credentials?: Credentials,
): Promise<Result<null>> {
  return Promise.resolve(noEndpoint);
}

/** The person's own words of what is parked, as a CSV file. */
export function exportParked(_session: Session, items: readonly Parked[]): Uint8Array {
  return new TextEncoder().encode(items.map(({ what }) => what).join('\r\n'));
}

export interface Invitation {
  readonly staff: string;
  readonly name: string;
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

export function syncAdmin(_session: Session): SyncAdmin {
  const refuse = () => Promise.resolve(noEndpoint);
  return {
    ...{ isOpen: () => false, open: refuse, devices: refuse, members: refuse, invite: refuse },
    ...{ endMember: refuse, revokeDevice: refuse, deviceCode: refuse },
  };
}
