import { decodeCommit, encodeCommit } from '../../shared/sync/codec.ts';
import { knownDeclaration } from '../../shared/model/registry.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { unitOf } from '../../shared/sync/contest.ts';
import { toBase64 } from '../../shared/sync/protocol/bytes.ts';
import { sendParts } from '../../shared/sync/protocol/commit-parts.ts';
import { isStanding, type Outcome, type Standing } from '../../shared/sync/protocol/outcome.ts';
import type { LogEntry } from '../../shared/sync/protocol/pull.ts';
import { readParts } from './read-commit.ts';
import type { LoggedCommit, LogRow } from './store.ts';
import type { Scope } from './scope.ts';

interface Visible {
  readonly change: Change;
  readonly outcome: Standing;
  /** Every field of it may be seen. */
  readonly isWhole: boolean;
}

/**
 * A log entry as a device of that scope may see it: only changes that stand, only of its pupils, only fields of its
 * tiers, written anew so that nothing else leaves; a commit that is wholly for the device goes as its author wrote it, with
 * its proof. Null where nothing of it is for the device.
 */
export function entryFor(scope: Scope, row: LogRow & LoggedCommit): LogEntry | null {
  const commit = row.outcomes.some((outcome) => outcome !== null && isStanding(outcome))
    ? readParts(row.device, row.n, row.parts)
    : null;
  if (commit === null) return null;
  const visible = commit.changes.flatMap(({ whole }, index) => visibleChange(scope, row, whole, row.outcomes[index]));
  if (visible.length === 0) return null;
  const { number, centre, device, n } = row;
  const place = { number, centre, device, n };
  const isWhole = visible.length === commit.changes.length && visible.every(({ isWhole: whole }) => whole);
  if (isWhole) {
    const proof = row.proof === null ? {} : { proof: toBase64(row.proof) };
    return { ...place, parts: sendParts(row.parts), outcomes: [...row.outcomes], ...proof };
  }
  const parts = encodeCommit({ ...commit.header, changes: visible.map(({ change }) => change) });
  const byRecord = new Map(visible.map(({ change, outcome }) => [`${change.type} ${change.key}`, outcome]));
  // Encoding brings changes of one shape together: the outcomes follow the order the device will read.
  const [base] = decodeCommit(row.device, row.n, parts).tiers;
  const outcomes = (base?.changes ?? []).map(({ type, key }) => byRecord.get(`${type} ${key}`) ?? null);
  return { ...place, parts: sendParts(parts), outcomes };
}

function visibleChange(
  scope: Scope,
  { centre }: LogRow,
  change: Change,
  outcome: Outcome | null | undefined,
): Visible[] {
  if (outcome === null || outcome === undefined || !isStanding(outcome)) return [];
  const { type } = change;
  if (!scope.sees(centre, change, 'register')) return [];
  const sees = (name: string): boolean => scope.seesField(centre, change, name);
  const told = Object.entries(change.fields);
  const fields = told.filter(([name]) => sees(name));
  return [
    {
      change: { ...change, fields: Object.fromEntries(fields) },
      outcome: visibleOutcome(type, outcome, sees),
      isWhole: fields.length === told.length,
    },
  ];
}

/** The outcome without units whose very name would tell of a tier the device does not hold. */
function visibleOutcome(type: string, outcome: Standing, sees: (fieldName: string) => boolean): Standing {
  const declaration = knownDeclaration(type);
  const hidden = new Set(
    Object.keys(declaration.fields)
      .filter((name) => !sees(name))
      .map((name) => unitOf(declaration, name)),
  );
  for (const name of Object.keys(declaration.fields)) if (sees(name)) hidden.delete(unitOf(declaration, name));
  const seen = (units: readonly string[] = []): string[] => units.filter((unit) => !hidden.has(unit));
  const contested = outcome.is === 'contested' ? seen(outcome.contested) : [];
  const merged = seen(outcome.merged);
  const settles = (outcome.settles ?? []).filter(({ unit }) => !hidden.has(unit));
  return {
    ...(contested.length > 0 ? { is: 'contested', contested } : { is: 'applied' }),
    ...(merged.length > 0 ? { merged } : {}),
    ...(settles.length > 0 ? { settles } : {}),
    ...(outcome.nothing === true ? { nothing: true } : {}),
  };
}
