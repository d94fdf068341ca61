import type { JsonValue } from '../../../shared/model/declare.ts';
import type { RecordType } from '../../../shared/model/registry.ts';
import type { EndpointRole } from '../../../shared/sync/protocol/roles.ts';
import type { Session } from '../session.ts';

/** The fields of a unit with their values; an empty object where nothing stands. */
export type UnitValues = Readonly<Record<string, JsonValue>>;

export interface ContestValue {
  /** 'standing', or the proposal's id: what `settleContest` takes as the choice. */
  readonly id: string;
  /** What stands, or would stand, in the fields of the unit. A withdrawal is told by `isWithdrawal`. */
  readonly values: UnitValues;
  readonly isWithdrawal: boolean;
  /** Id of the member of staff. */
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly reason?: string;
  /** 'This laptop', or 'Another laptop'. */
  readonly where: string;
}

/** Two values for the same thing, each set without having seen the other. */
export interface Contest {
  readonly type: RecordType;
  readonly key: string;
  readonly pupil: string | null;
  readonly unit: string;
  /** What differs, as on the form ("Mark", "Address"). */
  readonly label: string;
  readonly standing: ContestValue;
  readonly proposals: readonly ContestValue[];
}

/** An act of this laptop, or part of it, that the endpoint did not take, or not yet. */
export interface Parked {
  readonly device: string;
  readonly n: number;
  /** Place among the act's changes; -1 where the whole act is parked. */
  readonly index: number;
  /** What it was, in words without a name ("Mark", "Pupil: Address"). */
  readonly what: string;
  readonly type: string | null;
  readonly key: string | null;
  readonly pupil: string | null;
  /** Field -> [value shown, new value], of the tiers the signed-in person may see. */
  readonly fields: Readonly<Record<string, readonly [from: JsonValue, to: JsonValue]>>;
  readonly by: string;
  readonly at: number;
  readonly why: 'refused' | 'record' | 'account' | 'lead' | 'deferred';
  /** Why, for the author. */
  readonly words: string;
}

/** What a person proves once for ten minutes of administering. */
export interface Credentials {
  /** The passphrase chosen for the local authority's endpoint when this person joined. */
  readonly passphrase: string;
  /** Six digits of the authenticator app, for administrators. */
  readonly oneTimeCode?: string;
}

export interface ConnectInput {
  /** 'https://…', or 'http://127.0.0.1:port' on the same machine. */
  readonly address: string;
  readonly code: string;
  readonly deviceName: string;
  readonly passphrase: string;
}

/** A new administrator's key for an authenticator app, Base32 (RFC 6238). */
export interface SecondFactor {
  readonly secret: string;
}

export interface Connected {
  readonly secondFactor?: SecondFactor;
}

/** A laptop that joined: signed in, about to be filled. */
export interface Joined extends Connected {
  readonly session: Session;
  readonly memberId: string;
  /** Lets another window have the store, as `openDatabase` gives it. */
  readonly release: () => void;
}

export interface DeviceShown {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly enrolledAt: number;
  readonly lastSeenAt: number | null;
  readonly revokedAt: number | null;
  readonly isThisLaptop: boolean;
  /** The laptop it was until it was found to be a copy. */
  readonly replaces?: string;
}

export interface MemberShown {
  readonly staff: string;
  readonly name: string;
  /** Of a person from outside. */
  readonly position?: string;
  readonly role: EndpointRole;
  readonly groups: readonly string[] | null;
  readonly hasAccount: boolean;
  readonly endedAt: number | null;
}

export interface Code {
  readonly code: string;
  readonly expiresAt: number;
}
