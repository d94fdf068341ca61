import type { MarkEntry } from '../attendance/sheet.ts';
import type { Declaration, JsonValue } from '../model/declare.ts';
import { knownDeclaration } from '../model/registry.ts';
import { tiers, type Tier } from '../model/tiers.ts';
import type { Change, Operation } from './commit.ts';
import type { Slice } from './fold.ts';
import type { Standing } from './protocol/outcome.ts';

/** Who set a unit last, under which number of the shared log. */
export interface Setter {
  readonly number: number;
  readonly device: string;
  readonly by: string;
  readonly at: number;
}

/** A value that was set unseen by whoever set the standing one. It stays here, also after it was put to rest. */
export interface Proposal {
  /** 'device.n' of the commit that carried it. */
  readonly id: string;
  readonly unit: string;
  readonly number: number;
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly op: Operation;
  readonly fields: Change['fields'];
  readonly reason?: string;
  readonly closed?: { readonly how: 'settled' | 'replaced'; readonly number: number; readonly by: string };
}

/** The settled state of one tier of one record: what a device of that scope holds too. */
export interface TierState {
  /** The last number of the shared log that touched it; log entries up to it are in it. */
  readonly number: number;
  readonly slice: Slice;
  /** Of a mark: every entry in its life, oldest first. */
  readonly entries?: readonly MarkEntry[];
  readonly units: Readonly<Record<string, Setter>>;
  readonly proposals: readonly Proposal[];
}

export interface RecordState {
  readonly pupil: string | null;
  readonly tiers: Readonly<Partial<Record<Tier, TierState>>>;
}

/** The unit that says whether the record is there: made, withdrawn. */
export const recordUnit = '$record';

/**
 * Provenance, not content: two marks are equal whoever recorded them and whatever they followed from. A register that was closed
 * twice is closed: the first time stands, and what each closing entered is compared mark by mark.
 */
const provenance = new Set(['recordedBy', 'recordedAt', 'source', 'closedAt']);

export function unitOf(declaration: Declaration, fieldName: string): string {
  return declaration.fields[fieldName]?.unit ?? fieldName;
}

/** What a change sets, in units. */
export function unitsOf(change: Change): string[] {
  if (change.op === 'withdraw') return [recordUnit];
  const declaration = knownDeclaration(change.type);
  return [...new Set(Object.keys(change.fields).map((name) => unitOf(declaration, name)))];
}

function tierStates(state: RecordState | undefined): TierState[] {
  return state === undefined ? [] : tiers.flatMap((tier) => state.tiers[tier] ?? []);
}

/** Who set the unit last, in whichever tiers it lies. */
export function setterOf(state: RecordState | undefined, unit: string): Setter | undefined {
  const setters = tierStates(state).flatMap(({ units }) => units[unit] ?? []);
  return setters.reduce<Setter | undefined>((last, one) => (last && last.number > one.number ? last : one), undefined);
}

export function isWithdrawn(state: RecordState | undefined): boolean {
  return tierStates(state).some(({ slice }) => slice.withdrawn === true);
}

/** Proposals about a unit that nobody has settled or replaced. One may lie in several tiers; it is named once. */
export function openProposals(state: RecordState | undefined, unit: string): string[] {
  const open = tierStates(state).flatMap(({ proposals }) =>
    proposals.filter((proposal) => proposal.unit === unit && proposal.closed === undefined),
  );
  return [...new Set(open.map(({ id }) => id))];
}

export interface Asked {
  readonly change: Change;
  readonly device: string;
  /** The number of the shared log its author had seen, in the endpoint's present epoch. */
  readonly seen: number;
  /** Other identities of the author's laptop, and up to which number their entries are its own: those count as seen. */
  readonly past?: ReadonlyMap<string, number>;
  /** The proposals its author settles with it, by unit. */
  readonly settles: ReadonlyMap<string, readonly string[]>;
}

/**
 * Whether a change may stand: contested is a unit whose last setter is another device with a number its author had not
 * seen (sync.md, "Order and truth"). Equal values merge. Pure; the endpoint asks it once, under the lock that gives numbers.
 */
export function judgeContest(state: RecordState | undefined, asked: Asked): Standing {
  const { change, past = new Map<string, number>() } = asked;
  const isUnseen = (setter: Setter | undefined): boolean =>
    setter !== undefined &&
    setter.device !== asked.device &&
    setter.number > Math.max(asked.seen, past.get(setter.device) ?? 0);
  const contested: string[] = [];
  const merged: string[] = [];
  const settles: { unit: string; proposals: string[] }[] = [];
  const units = unitsOf(change);
  const isGoneUnseen = isWithdrawn(state) && isUnseen(setterOf(state, recordUnit));
  for (const unit of units) {
    const inView = asked.settles.get(unit);
    const isStale = inView !== undefined && openProposals(state, unit).some((id) => !inView.includes(id));
    const unseen = change.op === 'withdraw' ? anythingUnseen(state, isUnseen) : isUnseen(setterOf(state, unit));
    if (unseen && inView === undefined && !isGoneUnseen && isEqual(state, change, unit)) merged.push(unit);
    else if (unseen || isStale || isGoneUnseen) contested.push(unit);
    else if (inView !== undefined) settles.push({ unit, proposals: [...inView] });
  }
  // A withdrawal that was proposed is settled by any entry that keeps the record.
  const kept = change.op === 'withdraw' ? undefined : asked.settles.get(recordUnit);
  if (kept !== undefined && openProposals(state, recordUnit).every((id) => kept.includes(id)))
    settles.push({ unit: recordUnit, proposals: [...kept] });
  const nothing = units.length > 0 && contested.length + merged.length === units.length;
  return {
    ...(contested.length > 0 ? { is: 'contested' as const, contested } : { is: 'applied' as const }),
    ...(merged.length > 0 ? { merged } : {}),
    ...(settles.length > 0 ? { settles } : {}),
    ...(nothing ? { nothing: true as const } : {}),
  };
}

function anythingUnseen(state: RecordState | undefined, isUnseen: (setter: Setter) => boolean): boolean {
  return tierStates(state).some(({ units }) => Object.values(units).some(isUnseen));
}

/** Whether the unit would read the same after the change as it stands. */
function isEqual(state: RecordState | undefined, change: Change, unit: string): boolean {
  if (change.op === 'withdraw') return isWithdrawn(state);
  const declaration = knownDeclaration(change.type);
  const standing = new Map(tierStates(state).flatMap(({ slice }) => Object.entries(slice.values)));
  // The author of a first entry saw nothing: what it does not name, it leaves empty.
  const sawNothing = change.op === 'create' || Object.values(change.fields).every(([from]) => from === null);
  return Object.keys(declaration.fields)
    .filter((name) => unitOf(declaration, name) === unit && !provenance.has(name))
    .every((name) => {
      const stands = standing.get(name) ?? null;
      const altered = change.fields[name];
      const wanted = altered === undefined ? (sawNothing ? null : stands) : altered[1];
      return isSameValue(wanted, stands);
    });
}

/** Whether two values say the same; the order in which an object names its fields says nothing. */
function isSameValue(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && isSameValue(value, right.get(name) ?? null))
  );
}
