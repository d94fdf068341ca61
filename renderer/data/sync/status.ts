/** What the exchange is doing at this moment. */
export type SyncPhase =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly left: number }
  | { readonly is: 'receiving'; readonly rows: number }
  /** The first fill of this laptop, or a fill again after the endpoint was restored. */
  | { readonly is: 'filling'; readonly rows: number; readonly pages: number }
  /** The last try did not come through; the next one is at `tryAgainAt` (milliseconds since 1970). */
  | { readonly is: 'waiting'; readonly tryAgainAt: number; readonly words: string };

export interface SyncLease {
  /** School days this laptop may still work without contact; null where it never needs any (alone). */
  readonly schoolDaysLeft: number | null;
  /** Over: only own groups' names and today's marks are to be shown. */
  readonly isRegisterOnly: boolean;
}

/** Why the exchange does not go on by itself, in words, with what to do next. */
export interface SyncTrouble {
  readonly code:
    'revoked' | 'wiped' | 'ended' | 'too-old' | 'too-new' | 'too-many' | 'not-accepted' | 'copied' | 'trouble';
  readonly words: string;
}

/** What stands between the endpoint and whoever is signed in. */
export interface OwnDuties {
  /** Their key for an authenticator app has still to be put there and tried. */
  readonly isSecondProofDue: boolean;
  /** A passphrase changed here: the endpoint knows it, hears of it at the next contact, or did not know the old one. */
  readonly passphrase: 'told' | 'waiting' | 'refused';
  /** An administrator left them an invitation, but their passphrase is shorter than the endpoint takes. */
  readonly isPassphraseTooShort: boolean;
  /** Their passphrase was set anew: what they enter waits until they have taken up an administrator's invitation. */
  readonly isPlaceToRenew: boolean;
}

export const noDuties: OwnDuties = {
  ...{ isSecondProofDue: false, passphrase: 'told', isPassphraseTooShort: false, isPlaceToRenew: false },
};

/** The honest state of the exchange with the local authority: counted from what is on the disk, never guessed. */
export interface SyncStatus {
  readonly is: 'alone' | 'enrolled';
  /** Address of the endpoint; empty while alone. */
  readonly address: string;
  readonly centreName: string;
  /** The name this laptop was given at the local authority; empty while alone. */
  readonly deviceName: string;
  /** False until a laptop that joined has all of the centre's records: until then nothing else may be shown. */
  readonly isFilled: boolean;
  /** Acts kept here that the endpoint has not confirmed as received; 0 while alone. */
  readonly unsent: number;
  readonly oldestUnsentAt: number | null;
  /** Of the unsent: those that wait until somebody signs in who may read all of them, or made since (they are sent in order). */
  readonly heldBack: number;
  /** What they wait for (device-log.ts); says nothing where none does. */
  readonly heldBackUntil: 'reader' | 'vouched';
  readonly parked: number;
  readonly toSettle: number;
  /** Records of a newer Waymark, kept as they came, shown after the update. */
  readonly deferred: number;
  /** When everything there was had last been fetched. */
  readonly lastPullAt: number | null;
  /** Every count is 0 and the last fetch ended after the last act kept here. The only ground for "all sent". */
  readonly isUpToDate: boolean;
  readonly phase: SyncPhase;
  readonly trouble: SyncTrouble | null;
  /** When this laptop was found to be a copy of another and became one of its own, and how many entries went over. */
  readonly becameOwn: { readonly at: number; readonly entries: number } | null;
  /** How far the endpoint's clock is ahead of this laptop's; null until it was learnt. */
  readonly clockOffMilliseconds: number | null;
  readonly lease: SyncLease;
  readonly own: OwnDuties;
}

export const idle: SyncPhase = { is: 'idle' };

/** A fill that has gathered so much; null where nothing has come yet. */
export function fillingOf(gathered: { readonly pages: number; readonly rows: number } | null): SyncPhase {
  return { is: 'filling', ...(gathered ?? { pages: 0, rows: 0 }) };
}

/** A laptop that knows of no endpoint: nothing waits to be sent anywhere. */
export function aloneStatus(centreName: string): SyncStatus {
  return {
    ...{ is: 'alone', address: '', centreName, deviceName: '', isFilled: true, unsent: 0, oldestUnsentAt: null },
    ...{
      heldBack: 0,
      heldBackUntil: 'reader',
      parked: 0,
      toSettle: 0,
      deferred: 0,
      lastPullAt: null,
      isUpToDate: false,
      phase: idle,
    },
    ...{ trouble: null, becameOwn: null, clockOffMilliseconds: null, own: noDuties },
    lease: { schoolDaysLeft: null, isRegisterOnly: false },
  };
}
