import { declarationOf } from '../../../shared/model/registry.ts';
import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import type { LogEntry, StateRow } from '../../../shared/sync/protocol/pull.ts';
import { ruledChanges, stateAfter, type RuledChange } from '../../../shared/sync/protocol/take-page.ts';
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
  /** Record types to leave out: this version does not know them, or did when the rest was applied. */
  readonly leavesOut: (type: string) => boolean;
}

/** What a page says of records. */
export interface Told {
  readonly rows: readonly StateRow[];
  readonly log: readonly LogEntry[];
}

export const unknownTypes = (type: string): boolean => declarationOf(type) === undefined;

/** Applies rows, then log entries, exactly as the endpoint's own rules do (shared/sync). */
export async function applyToTables(page: Told, to: Applying): Promise<void> {
  const rows = page.rows.filter(({ type, tier }) => to.tiers.includes(tier) && !to.leavesOut(type));
  const ruled = page.log.flatMap(ruledChanges).filter(({ type }) => !to.leavesOut(type));
  await to.work.load([...rows, ...ruled]);
  for (const row of rows) placeRow(row, to);
  for (const change of ruled) applyRuled(change, to);
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

/** Types in a page that this version does not know; what is about them waits for an update. */
export function unknownTypesIn({ rows, log }: Told): string[] {
  const types = [...rows.map(({ type }) => type), ...log.flatMap(ruledChanges).map(({ type }) => type)];
  return [...new Set(types.filter(unknownTypes))];
}

/** The part of a page that speaks of the types named. */
export function onlyTypes(page: Told, types: readonly string[]): Told {
  const speaks = (entry: LogEntry): boolean => ruledChanges(entry).some(({ type }) => types.includes(type));
  return { rows: page.rows.filter(({ type }) => types.includes(type)), log: page.log.filter(speaks) };
}
