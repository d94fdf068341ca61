import type { Author } from '../../shared/sync/check-change.ts';
import { isGuest } from '../../shared/centre/staff.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { CentreKind, WaymarkDatabase } from './database.ts';
import type { MemberRow } from './rows.ts';
import type { Keyring } from './crypto/keyring.ts';
import type { KeyPair } from './crypto/sealed-box.ts';
import type { Replica } from './replica.ts';
import { forgetTyped } from './typed-passphrase.ts';

export type SignedInMember = Readonly<Pick<MemberRow, 'id' | 'name' | 'position' | 'role' | 'groups'>>;

export function memberOf({ id, name, position, role, groups }: SignedInMember): SignedInMember {
  return { id, name, position, role, ...(groups === undefined ? {} : { groups }) };
}

/** As the border of commits takes it (shared/sync/commit.ts). */
const longestPosition = 120;

/** What an entry says of its author beside the id. No staff record names people from outside, so their entries do. */
export function signatureOf({ name, position, role }: SignedInMember): string {
  return isGuest(role) ? `${name}, ${position}`.slice(0, longestPosition) : position;
}

/** Who is signed in, and all that exists only while they are. Made by sign-in.ts, emptied by `endSession`. */
export interface Session {
  readonly kind: CentreKind;
  readonly database: WaymarkDatabase;
  /** The centre's own store: another than `database` only while registers are all there is. */
  readonly home: WaymarkDatabase;
  /** Changes where the laptop is found to be copied (sync/reissue.ts). */
  device: string;
  /** Follows the staff list and, of a person from outside, the endpoint's greeting (sync/follow-members.ts). */
  member: SignedInMember;
  readonly keyring: Keyring;
  /** Secret of this person on this device under which each commit carries a proof. */
  readonly proofSecret: Uint8Array;
  /** This person's own key pair here: opens what is kept for them alone (sync/own-secrets.ts). */
  readonly ownKeys: KeyPair;
  /** Under which the small part waits that is left when the lease ends (lease/sealed-lease.ts); null before it was made. */
  readonly leaseKey: { bytes: Uint8Array | null };
  /** Set where the laptop was without contact for too long: own groups as they were that day, and today's entries. */
  readonly registersOnly: { readonly asOf: LocalDate | null } | null;
  readonly replica: Replica;
  /** The number of this device's newest commit. */
  lastNumber: number;
  /** Commits of one session are written one after another, in the order they were made. */
  writeQueue: Promise<unknown>;
  /** What took this session's place while it was in use: acts that waited go there. */
  successor: Session | null;
}

export function authorOf(session: Session): Author {
  return { role: session.member.role, tiers: session.keyring.tiers };
}

export function holdsTier(session: Session, tier: Tier): boolean {
  return session.keyring.holds(tier);
}

/** Takes every key and name out of memory. The database stays open for the next sign-in, locked. */
export function endSession(session: Session): void {
  const { database, home, keyring, leaseKey } = session;
  if (database.keyring === keyring) database.keyring = null;
  if (session.registersOnly !== null) {
    // A successor's keys are on the centre's store already; the empty ring of this session goes.
    if (home.keyring?.tiers.length === 0) home.keyring = null;
    void database.delete();
  }
  session.replica.wipe();
  forgetTyped(session);
  keyring.wipe();
  leaseKey.bytes?.fill(0);
  session.proofSecret.fill(0);
  session.ownKeys.privateKey.fill(0);
}
