import { entryAfter, type MarkEntry } from '../attendance/sheet.ts';
import type { JsonValue } from '../model/declare.ts';
import { knownDeclaration } from '../model/registry.ts';
import { baseTier, tiers, type Tier } from '../model/tiers.ts';
import { foldChange, type Header, type Slice } from './fold.ts';
import type { Change } from './commit.ts';
import { recordUnit, unitOf, type Proposal, type RecordState, type Setter, type TierState } from './contest.ts';
import type { Standing } from './protocol/outcome.ts';

/** One change as one tier tells it (codec.ts gives them so). */
export interface TierChange {
  readonly tier: Tier;
  readonly change: Change;
}

interface Ruling {
  readonly header: Header;
  readonly number: number;
  readonly outcome: Standing;
}

const untouched: TierState = { number: 0, slice: { values: {}, trail: [] }, units: {}, proposals: [] };

/**
 * The record after one change was ruled on. The endpoint applies it with all tiers, a device with those in its scope, and
 * both come to the same state of each tier. Never overwrites: entries, trail and proposals only grow.
 */
export function applyRuling(state: RecordState | undefined, parts: readonly TierChange[], ruling: Ruling): RecordState {
  const touched = new Set(parts.flatMap(({ change }) => touchedUnits(change)));
  const next: Partial<Record<Tier, TierState>> = {};
  for (const tier of tiers) {
    const before = state?.tiers[tier];
    const part = parts.find((one) => one.tier === tier);
    const closed = before === undefined ? undefined : closeProposals(before, touched, ruling);
    const after = part === undefined ? closed : applyPart(closed, part, state === undefined, ruling);
    if (after !== undefined) next[tier] = after === before ? after : { ...after, number: ruling.number };
  }
  return { pupil: state?.pupil ?? parts[0]?.change.pupil ?? null, tiers: next };
}

function skippedUnits(outcome: Standing): Set<string> {
  return new Set([...(outcome.is === 'contested' ? outcome.contested : []), ...(outcome.merged ?? [])]);
}

/** Every unit the visible part of a change speaks of. */
function touchedUnits(change: Change): string[] {
  const declaration = knownDeclaration(change.type);
  return change.op === 'withdraw' ? [recordUnit] : Object.keys(change.fields).map((name) => unitOf(declaration, name));
}

/** A device's later change to a unit replaces its proposal; a settlement puts those in view to rest. */
function closeProposals(
  state: TierState,
  touched: ReadonlySet<string>,
  { header, number, outcome }: Ruling,
): TierState {
  const settled = new Set(
    (outcome.settles ?? []).flatMap(({ unit, proposals }) => proposals.map((id) => `${unit} ${id}`)),
  );
  const closed = (proposal: Proposal): Proposal => {
    if (proposal.closed !== undefined) return proposal;
    const isSettled = settled.has(`${proposal.unit} ${proposal.id}`);
    const isReplaced = touched.has(proposal.unit) && proposal.id.startsWith(`${header.device}.`);
    if (!isSettled && !isReplaced) return proposal;
    return { ...proposal, closed: { how: isSettled ? 'settled' : 'replaced', number, by: header.by } };
  };
  const proposals = state.proposals.map(closed);
  const changed = proposals.some((proposal, index) => proposal !== state.proposals[index]);
  return changed ? { ...state, proposals } : state;
}

function applyPart(
  before: TierState | undefined,
  part: TierChange,
  isNew: boolean,
  ruling: Ruling,
): TierState | undefined {
  const { header, number, outcome } = ruling;
  const declaration = knownDeclaration(part.change.type);
  const skipped = skippedUnits(outcome);
  const isContested = (unit: string): boolean => outcome.is === 'contested' && outcome.contested.includes(unit);
  const fields = Object.entries(part.change.fields);
  const kept: Change = {
    ...part.change,
    fields: Object.fromEntries(fields.filter(([name]) => !skipped.has(unitOf(declaration, name)))),
  };
  let state = before;
  const isLine = part.tier === baseTier ? outcome.nothing !== true : Object.keys(kept.fields).length > 0;
  if (isLine)
    state = folded(state ?? untouched, before === undefined, kept, header, { number, isNew, tier: part.tier });
  for (const unit of new Set(touchedUnits(part.change))) {
    if (!isContested(unit) || (unit === recordUnit && part.tier !== baseTier)) continue;
    const own = Object.fromEntries(fields.filter(([name]) => unitOf(declaration, name) === unit));
    state = proposed(state ?? untouched, unit, { ...part.change, fields: own }, header, number);
  }
  return state;
}

interface Place {
  readonly number: number;
  /** The record was not there before this change. */
  readonly isNew: boolean;
  readonly tier: Tier;
}

function folded(state: TierState, isFirst: boolean, change: Change, header: Header, place: Place): TierState {
  const declaration = knownDeclaration(change.type);
  const setter: Setter = { number: place.number, device: header.device, by: header.by, at: header.at };
  const units: Record<string, Setter> = { ...state.units };
  for (const name of Object.keys(change.fields)) units[unitOf(declaration, name)] = setter;
  if (place.tier === baseTier && (place.isNew || change.op === 'create' || change.op === 'withdraw'))
    units[recordUnit] = setter;
  // Which entry of a mark a part of another tier belongs to is told by its trail.
  if (declaration.storage !== 'sheet' || place.tier !== baseTier)
    return { ...state, slice: foldChange(isFirst ? undefined : state.slice, change, header), units };
  const entry = entryAfter(state.entries, change, header);
  return { ...state, slice: sliceOfEntry(entry), entries: [...(state.entries ?? []), entry], units };
}

const unitFields = ['code', 'minutesLate', 'nature', 'arrivedAt', 'source'] as const;

/** A mark's values are its last entry's; its history is the entries, not a trail. */
function sliceOfEntry(entry: MarkEntry): Slice {
  const values: Record<string, JsonValue> = {};
  for (const name of unitFields) {
    const value = entry[name];
    if (value !== undefined && value !== null) values[name] = value;
  }
  return { values, trail: [] };
}

function proposed(state: TierState, unit: string, change: Change, header: Header, number: number): TierState {
  const proposal: Proposal = {
    id: `${header.device}.${header.n}`,
    unit,
    number,
    by: header.by,
    position: header.position,
    at: header.at,
    op: change.op,
    fields: change.fields,
    ...(header.reason === undefined ? {} : { reason: header.reason }),
  };
  return { ...state, proposals: [...state.proposals, proposal] };
}
