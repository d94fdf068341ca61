import { decodeCommit } from '../codec.ts';
import { applyRuling, type TierChange } from '../contest-apply.ts';
import type { RecordState, TierState } from '../contest.ts';
import type { Header } from '../fold.ts';
import { baseTier, tiers, type Tier } from '../../model/tiers.ts';
import { receiveParts } from './commit-parts.ts';
import { isStanding, type Standing } from './outcome.ts';
import type { LogEntry, PullPage, ScopeCell, StateRow } from './pull.ts';

/** What a device holds of the shared state: records by 'centre type key'. */
export type Holding = Map<
  string,
  RecordState & { readonly centre: string; readonly type: string; readonly key: string }
>;

/**
 * Takes a page of a pull into what a device holds: what left its scope goes, rows are put in place, log entries are applied
 * where a row does not hold them already. The page's cursor must be kept in the same transaction. Taking a page twice is
 * the same as taking it once.
 */
export function takePage(holding: Holding, page: PullPage): void {
  if (page.startAgain !== undefined) holding.clear();
  for (const cell of page.left) dropCell(holding, cell);
  for (const { centre, pupil } of page.erased ?? []) dropPupil(holding, centre, pupil);
  for (const row of page.rows) placeRow(holding, row);
  for (const entry of page.log) applyEntry(holding, entry);
}

function isIn(
  { centre, subject }: ScopeCell,
  record: { readonly centre: string; readonly pupil: string | null },
): boolean {
  if (record.centre !== centre) return false;
  return subject === '*' || subject === (record.pupil ?? '');
}

function dropPupil(holding: Holding, centre: string, pupil: string): void {
  for (const [name, record] of holding) if (record.centre === centre && record.pupil === pupil) holding.delete(name);
}

function dropCell(holding: Holding, cell: ScopeCell): void {
  for (const [name, record] of holding) {
    if (!isIn(cell, record) || record.tiers[cell.tier] === undefined) continue;
    const { [cell.tier]: _gone, ...kept } = record.tiers;
    if (Object.keys(kept).length === 0) holding.delete(name);
    else holding.set(name, { ...record, tiers: kept });
  }
}

function placeRow(holding: Holding, row: StateRow): void {
  const { centre, type, key, pupil, tier, number, values, trail, withdrawn, entries, units, proposals } = row;
  const name = `${centre} ${type} ${key}`;
  const known = holding.get(name);
  if ((known?.tiers[tier]?.number ?? 0) > number) return;
  const state: TierState = {
    ...{ number, units, proposals },
    slice: { values, trail, ...(withdrawn === undefined ? {} : { withdrawn }) },
    ...(entries === undefined ? {} : { entries }),
  };
  holding.set(name, { centre, type, key, pupil, tiers: { ...known?.tiers, [tier]: state } });
}

function applyEntry(holding: Holding, entry: LogEntry): void {
  for (const ruled of ruledChanges(entry)) {
    const { type, key } = ruled;
    const name = `${entry.centre} ${type} ${key}`;
    const known = holding.get(name);
    const after = stateAfter(known, ruled);
    if (after === undefined || Object.keys(after.tiers).length === 0) continue;
    holding.set(name, { centre: entry.centre, type, key, ...after });
  }
}

/** One change of a log entry that stands: what it says to each tier, and how it was ruled on. */
export interface RuledChange {
  readonly type: string;
  readonly key: string;
  readonly pupil: string | null;
  readonly number: number;
  readonly header: Header;
  readonly outcome: Standing;
  readonly parts: readonly TierChange[];
}

export function ruledChanges(entry: LogEntry): RuledChange[] {
  const { header, tiers: told } = decodeCommit(entry.device, entry.n, receiveParts(entry.parts));
  const byTier = told.map(({ tier, changes }) => ({
    tier,
    changes: new Map(changes.map((change) => [`${change.type} ${change.key}`, change])),
  }));
  const base = told.find(({ tier }) => tier === baseTier)?.changes ?? [];
  return base.flatMap(({ type, key, pupil = null }, index): RuledChange[] => {
    const outcome = entry.outcomes[index];
    if (outcome === null || outcome === undefined || !isStanding(outcome)) return [];
    const parts = byTier.flatMap(({ tier, changes }): TierChange[] => {
      const change = changes.get(`${type} ${key}`);
      return change === undefined ? [] : [{ tier, change }];
    });
    return [{ type, key, pupil, number: entry.number, header, outcome, parts }];
  });
}

/** The record after a ruled change; tiers that hold it already stay as they are. Undefined where nothing is new in it. */
export function stateAfter(known: RecordState | undefined, ruled: RuledChange): RecordState | undefined {
  const { header, number, outcome } = ruled;
  const ahead = tiers.filter((tier) => (known?.tiers[tier]?.number ?? 0) >= number);
  const parts = ruled.parts.filter(({ tier }) => !ahead.includes(tier));
  if (parts.length === 0 && ahead.length > 0) return undefined;
  const behind = known === undefined ? undefined : { ...known, tiers: withoutTiers(known.tiers, ahead) };
  const after = applyRuling(behind, parts, { header, number, outcome });
  return {
    pupil: known?.pupil ?? ruled.pupil,
    tiers: { ...after.tiers, ...onlyTiers(known?.tiers ?? {}, ahead) },
  };
}

type TierStates = RecordState['tiers'];

function onlyTiers(states: TierStates, wanted: readonly Tier[]): TierStates {
  return Object.fromEntries(Object.entries(states).filter(([tier]) => (wanted as readonly string[]).includes(tier)));
}

function withoutTiers(states: TierStates, unwanted: readonly Tier[]): TierStates {
  return Object.fromEntries(Object.entries(states).filter(([tier]) => !(unwanted as readonly string[]).includes(tier)));
}
