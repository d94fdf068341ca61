import { baseTier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson, type ReadCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { isStanding } from '../../../shared/sync/protocol/outcome.ts';
import type { CommitResult } from '../../../shared/sync/protocol/push.ts';
import type { WaymarkDatabase } from '../database.ts';
import type { OutcomeRow } from '../rows.ts';

/** The endpoint's answer for one of this device's commits. */
export interface KeptOutcome {
  readonly result: CommitResult;
  /** Whether a pull has brought the log as far as the commit: what stands of it is in the packed tables. */
  readonly isConfirmed: boolean;
  /** Parked changes a person has put to rest, by place. */
  readonly atRest: readonly number[];
}

export function packOutcome(device: string, { result, isConfirmed, atRest }: KeptOutcome): OutcomeRow {
  return { device, n: result.n, p: { [baseTier]: packJson({ result, isConfirmed, atRest }) } };
}

/** Every answer still kept for this device, in the order of its commits. */
export async function readOutcomes(database: WaymarkDatabase, device: string): Promise<KeptOutcome[]> {
  const rows = await database.outcomes.where('[device+n]').between([device, 0], [device, Infinity]).toArray();
  return rows.flatMap(({ p }) => {
    const bytes = p[baseTier];
    return bytes === undefined ? [] : [unpackJson<KeptOutcome>(bytes)];
  });
}

/** The same of every identity this laptop has had. */
export async function readAllOutcomes(
  database: WaymarkDatabase,
): Promise<(KeptOutcome & { readonly device: string })[]> {
  return (await database.outcomes.toArray()).flatMap(({ device, p }) => {
    const bytes = p[baseTier];
    return bytes === undefined ? [] : [{ ...unpackJson<KeptOutcome>(bytes), device }];
  });
}

/** Places of the changes that did not become part of the shared log, or not yet; -1 for the whole commit. */
export function parkedPlaces({ result, atRest }: KeptOutcome): number[] {
  if (result.whole === true) return atRest.includes(-1) ? [] : [-1];
  return result.outcomes.flatMap((outcome, place) => (isStanding(outcome) || atRest.includes(place) ? [] : [place]));
}

export function isAllStanding({ result }: KeptOutcome): boolean {
  return result.whole !== true && result.outcomes.every(isStanding);
}

/** Which changes of a commit the endpoint did not take: they are not shown as if they stood. */
export function takenOut(commit: ReadCommit, { result }: KeptOutcome): (change: Change) => boolean {
  if (result.whole === true) return () => true;
  const base = commit.tiers.find(({ tier }) => tier === baseTier)?.changes ?? [];
  const out = new Set(
    base.flatMap(({ type, key }, place) => {
      const outcome = result.outcomes[place];
      return outcome === undefined || isStanding(outcome) ? [] : [`${type} ${key}`];
    }),
  );
  return ({ type, key }) => out.has(`${type} ${key}`);
}

/** Up to which commit everything that stands has come back by a pull. */
export function confirmedTo(outcomes: readonly KeptOutcome[], sentTo: number): number {
  const open = outcomes.find(({ isConfirmed }) => !isConfirmed);
  return open === undefined ? sentTo : open.result.n - 1;
}
