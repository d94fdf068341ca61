import type { EndpointRole } from '../../shared/sync/protocol/roles.ts';
import type { ScopeCell } from '../../shared/sync/protocol/pull.ts';

export interface Device {
  readonly id: string;
  readonly centre: string;
  readonly name: string;
  /** Raw Ed25519 key. */
  readonly publicKey: Uint8Array;
  readonly lastN: number;
  /** Commits up to here were written before there was an endpoint; who founded the centre vouches for them. */
  readonly vouchedUpTo: number;
  /** The administrator who brought them from a laptop that worked alone; null where each has its author's own proof. */
  readonly vouchedBy: string | null;
  readonly enrolledAt: number;
  readonly lastSeenAt: number | null;
  readonly revokedAt: number | null;
  /** The identity this laptop had until it was found to be copied. */
  readonly replaces: string | null;
  /** Up to which number of the log the entries of that identity are this laptop's own past. */
  readonly replacesUpTo: number;
}

export interface Account {
  readonly centre: string;
  readonly staff: string;
  readonly name: string;
  /** Of people in no staff record; else ''. */
  readonly position: string;
  /** Argon2id in PHC form; null until the invitation is taken up. */
  readonly passphraseHash: string | null;
  readonly totpSecret: Uint8Array | null;
  /** The last time step used, so that a code serves once (RFC 6238, section 5.2). */
  readonly totpStep: number;
  readonly failures: number;
  readonly lockedUntil: number;
}

/** What a person may do at a centre, from one number of the log to another. */
export interface Grant {
  readonly centre: string;
  readonly staff: string;
  readonly role: EndpointRole;
  readonly groups: readonly string[] | null;
  readonly from: number;
  /** The number up to which it held; null while it does. */
  readonly to: number | null;
  readonly endedAt: number | null;
}

export interface DeviceMember {
  readonly device: string;
  readonly centre: string;
  readonly staff: string;
  readonly proofSecret: Uint8Array;
  readonly joinedAt: number;
  readonly endedAt: number | null;
}

export interface EnrolmentCode {
  readonly hash: Uint8Array;
  readonly kind: 'centre' | 'person' | 'device';
  readonly centre: string | null;
  readonly staff: string | null;
  readonly expiresAt: number;
}

/** A code that was asked for, with the device it was used by before; null where it is fresh. */
export type TakenCode = EnrolmentCode & { readonly usedBy: string | null };

export interface Token {
  readonly hash: Uint8Array;
  readonly device: string;
  readonly centre: string;
  /** Null for a token of the device alone. */
  readonly staff: string | null;
  readonly expiresAt: number;
}

/** One line of who did or read what. Never content, never a name of a pupil. */
export interface AccessLine {
  readonly at: number;
  readonly device: string | null;
  readonly centre: string | null;
  readonly staff: string | null;
  readonly act: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AccessStore {
  /** The endpoint's own private key for commits whose deliverer may not read them (X25519); `fresh` becomes it where there is none. */
  boxKey(fresh: Uint8Array): Promise<Uint8Array>;
  addCentre(id: string, name: string, at: number): Promise<void>;
  device(id: string): Promise<Device | undefined>;
  /** The same, and nobody else pushes for it until this transaction ends. */
  lockDevice(id: string): Promise<Device | undefined>;
  addDevice(device: Omit<Device, 'lastSeenAt'>): Promise<void>;
  setVouched(device: string, vouched: { readonly upTo: number; readonly by: string }): Promise<void>;
  setLastN(device: string, n: number): Promise<void>;
  setSeenAt(device: string, at: number): Promise<void>;
  revokeDevice(device: string, at: number): Promise<void>;
  devicesOf(centre: string): Promise<Device[]>;
  account(centre: string, staff: string): Promise<Account | undefined>;
  accountsOf(centre: string): Promise<Account[]>;
  putAccount(account: Account): Promise<void>;
  grants(centre: string, staff: string | null): Promise<Grant[]>;
  /** Ends the grant that holds, if any, at a number, and starts the next one there. */
  changeGrant(
    centre: string,
    staff: string,
    number: number,
    at: number,
    next: Pick<Grant, 'role' | 'groups'> | null,
  ): Promise<void>;
  membersOf(device: string): Promise<DeviceMember[]>;
  membersOfCentre(centre: string): Promise<DeviceMember[]>;
  putMember(member: DeviceMember): Promise<void>;
  endMember(device: string, staff: string, at: number): Promise<boolean>;
  addCode(code: EnrolmentCode): Promise<void>;
  /** Takes a code that is not expired, for one device: no other can take it any more. */
  takeCode(hash: Uint8Array, device: string, now: number): Promise<TakenCode | undefined>;
  /** A code that still serves, as it stands. */
  codeFor(hash: Uint8Array, now: number): Promise<TakenCode | undefined>;
  addChallenge(hash: Uint8Array, expiresAt: number): Promise<void>;
  takeChallenge(hash: Uint8Array, now: number): Promise<boolean>;
  addToken(token: Token): Promise<void>;
  token(hash: Uint8Array, now: number): Promise<Token | undefined>;
  /** Of a person on a device, and the device's own, which greets anew and learns of it; null ends everybody's. */
  endTokens(device: string, staff: string | null): Promise<void>;
  forgetExpired(now: number): Promise<void>;
  scopeVersion(device: string, version: number): Promise<readonly ScopeCell[] | undefined>;
  /** Keeps a new version of what the device may hold, and forgets those older than `oldest`. Returns its number. */
  addScopeVersion(device: string, cells: readonly ScopeCell[], oldest: number): Promise<number>;
  logAccess(line: AccessLine): Promise<void>;
}
