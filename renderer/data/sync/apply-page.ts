import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import type { LogEntry, StateRow } from '../../../shared/sync/protocol/pull.ts';
import { ruledChanges, stateAfter, type RuledChange } from '../../../shared/sync/protocol/take-page.ts';
import { isChangeUnderstood, isRowUnderstood } from '../../../shared/sync/protocol/understood.ts';
import type { RecordState } from '../../../shared/sync/contest.ts';
import { refOf, type RecordRef, type TableWork } from './table-work.ts';

/** Up to which number of the log a tier of a record is settled, where that is beyond the log applied. */
export type Ahead = Map<string, number>;

export function aheadName(ref: RecordRef, tier: Tier): string {
  return `${refOf(ref)}\n${tier}`;
}

export interface Applying {
  readonly work: TableWork;
  readonly ahead: Ahead;
  /** The tiers to be written now: those held, or the one a parcel is for. */
  readonly tiers: readonly Tier[];
  /** Records (`refOf`) of which something waits for an update already: what follows about them waits too, in its order. */
  readonly waiting: ReadonlySet<string>;
  /** The records that were left out when the rest was applied; null where everything is new. */
  readonly only: ReadonlySet<string> | null;
}

/** What a page says of records. */
export interface Told {
  readonly rows: readonly StateRow[];
  readonly log: readonly LogEntry[];
}

/**
 * Applies rows, then log entries, exactly as the endpoint's own rules do (shared/sync). Returns the records of which this version
 * cannot show what was told, or something told before: nothing of the page was applied to them.
 */
export async function applyToTables(page: Told, to: Applying): Promise<ReadonlySet<string>> {
  const isWanted = (ref: RecordRef): boolean => to.only?.has(refOf(ref)) ?? true;
  const rows = page.rows.filter((row) => to.tiers.includes(row.tier) && isWanted(row));
  const ruled = page.log.flatMap(ruledChanges).filter(isWanted);
  const told = new Set([...rows, ...ruled].map(refOf));
  const waiting = new Set([...to.waiting].filter((ref) => told.has(ref)));
  for (const row of rows) if (!isRowUnderstood(row)) waiting.add(refOf(row));
  for (const change of ruled) if (!isChangeUnderstood(change)) waiting.add(refOf(change));
  const isShown = (ref: RecordRef): boolean => !waiting.has(refOf(ref));
  const [shownRows, shownRuled] = waiting.size === 0 ? [rows, ruled] : [rows.filter(isShown), ruled.filter(isShown)];
  await to.work.load([...shownRows, ...shownRuled]);
  for (const row of shownRows) placeRow(row, to);
  for (const change of shownRuled) applyRuled(change, to);
  return waiting;
}

function placeRow(row: StateRow, { work, ahead }: Applying): void {
  const { tier, number, values, trail, withdrawn, entries, units, proposals } = row;
  if ((ahead.get(aheadName(row, tier)) ?? 0) > number) return;
  work.put(row, row.pupil, tier, {
    ...{ number, units, proposals },
    slice: { values, trail, ...(withdrawn === undefined ? {} : { withdrawn }) },
    ...(entries === undefined ? {} : { entries }),
  });
  ahead.set(aheadName(row, tier), number);
}

function applyRuled(ruled: RuledChange, to: Applying): void {
  const known = knownState(ruled, to);
  const after = stateAfter(known, ruled);
  for (const tier of to.tiers) {
    const state = after?.tiers[tier];
    if (state !== undefined && state !== known?.tiers[tier]) to.work.put(ruled, after?.pupil ?? null, tier, state);
  }
}

/** The record as the tables hold it, of the tiers to be written, each with the number it is settled up to. */
function knownState(ruled: RuledChange, { work, ahead, tiers: written }: Applying): RecordState | undefined {
  const held = work.state(ruled);
  const told = tiers.flatMap((tier) => {
    const state = written.includes(tier) ? held?.tiers[tier] : undefined;
    return state === undefined ? [] : [[tier, { ...state, number: ahead.get(aheadName(ruled, tier)) ?? 0 }] as const];
  });
  return told.length === 0 ? undefined : { pupil: ruled.pupil, tiers: Object.fromEntries(told) };
}

/** The records a page speaks of. */
export function recordsTold({ rows, log }: Told): Set<string> {
  return new Set([...rows, ...log.flatMap(ruledChanges)].map(refOf));
}

/** The part of a page that speaks of the records named. An entry that speaks of others too stays whole. */
export function onlyRecords(page: Told, refs: ReadonlySet<string>): Told {
  const speaks = (entry: LogEntry): boolean => ruledChanges(entry).some((change) => refs.has(refOf(change)));
  return { rows: page.rows.filter((row) => refs.has(refOf(row))), log: page.log.filter(speaks) };
}
