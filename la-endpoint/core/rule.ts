import { applyRuling } from '../../shared/sync/contest-apply.ts';
import type { Change } from '../../shared/sync/commit.ts';
import type { Header } from '../../shared/sync/fold.ts';
import { isStanding, type Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { Author } from './author.ts';
import { followChange } from './follow.ts';
import { judgeChange, settledRecord, type Circumstances } from './judge.ts';
import type { ReadChange } from './read-commit.ts';
import type { RecordRef, JudgingTx } from './store.ts';
import { WorkingSet } from './working-set.ts';

export interface RulingInput {
  readonly centre: string;
  readonly header: Header;
  readonly author: Author;
  /** The author with the rights of now, where the change must be theirs by those too; null where it need not. */
  readonly present: Author | null;
  readonly seen: number;
  /** Earlier identities of the laptop, and up to which number their entries are its own (copied.ts). */
  readonly past: ReadonlyMap<string, number>;
  readonly number: number;
  readonly changes: readonly ReadChange[];
  /** Which of them are to be judged now; the others stay as they were ruled before. */
  readonly asked: (index: number) => boolean;
  readonly now: number;
}

export interface Ruled {
  readonly outcomes: readonly (Outcome | null)[];
  /** Records that did not exist before: what waited for them can be judged. */
  readonly made: readonly RecordRef[];
}

/** So many changes are judged while the database keeps those before. */
const handedOn = 2000;

/** Judges the changes of one commit in their order and applies what stands. Runs under the lock that gives numbers. */
export async function ruleOn(tx: JudgingTx, input: RulingInput): Promise<Ruled> {
  const { centre, header, author, number } = input;
  const wholes = input.changes.map(({ whole }) => whole);
  const records = await WorkingSet.load(tx, centre, wholes);
  const circumstances: Circumstances = {
    author,
    by: header.by,
    beside: wholes,
    device: header.device,
    seen: input.seen,
    past: input.past,
    schema: header.schema,
    hasReason: (header.reason ?? '').trim() !== '',
    records,
    pupils: await pupilsOf(tx, input, author),
    parkedMaker: await parkedMakers(tx, [...input.past.keys(), header.device]),
    settles: settlementsIn(wholes),
  };
  const present =
    input.present === null
      ? null
      : { ...circumstances, author: input.present, pupils: await pupilsOf(tx, input, input.present) };
  const made: RecordRef[] = [];
  const outcomes: (Outcome | null)[] = [];
  for (const [index, { whole, parts }] of input.changes.entries()) {
    if (index > 0 && index % handedOn === 0) await records.save(tx);
    if (!input.asked(index)) {
      outcomes.push(null);
      continue;
    }
    const outcome = judgeByBoth(whole, circumstances, present);
    outcomes.push(outcome);
    if (!isStanding(outcome)) continue;
    const before = records.state(whole.type, whole.key);
    const after = applyRuling(before, parts, { header, number, outcome });
    records.put(whole.type, whole.key, after);
    if (before === undefined) made.push({ type: whole.type, key: whole.key });
    await followChange(tx, { centre, change: whole, state: after, number, now: input.now });
  }
  await records.save(tx);
  return { outcomes, made };
}

/** What its author might do when they made it and may not do now is put before a lead. */
function judgeByBoth(change: Change, then: Circumstances, present: Circumstances | null): Outcome {
  const outcome = judgeChange(change, then);
  const isLost = isStanding(outcome) && present !== null && !isStanding(judgeChange(change, present));
  return isLost ? { is: 'waits', on: 'lead' } : outcome;
}

async function pupilsOf(
  tx: JudgingTx,
  { centre, seen }: RulingInput,
  author: Author,
): Promise<ReadonlySet<string> | null> {
  if (author.groups === null) return null;
  // As the log stood when the register was shown, and as it stands: a group may have moved between taking and sending.
  const then = await tx.pupilsOfGroups(centre, author.groups, { number: seen });
  const now = await tx.pupilsOfGroups(centre, author.groups, { number: Number.MAX_SAFE_INTEGER });
  return new Set([...then, ...now]);
}

export const mostParkedLookedAt = 10_000;

async function parkedMakers(tx: JudgingTx, devices: readonly string[]): Promise<Circumstances['parkedMaker']> {
  const makers = new Map<string, number>();
  for (const device of devices) {
    for (const { type, key, n, makes } of await tx.openParked({ device }, mostParkedLookedAt)) {
      if (makes && type !== null && key !== null) makers.set(`${type} ${key}`, n);
    }
  }
  return (type, key) => makers.get(`${type} ${key}`);
}

function settlementsIn(changes: readonly Change[]): Circumstances['settles'] {
  const named = new Set(changes.map(({ type, key }) => `${type} ${key}`));
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const change of changes) {
    if (change.type !== 'settlement') continue;
    const [unit, proposals] = [change.fields['unit']?.[1], change.fields['proposals']?.[1]];
    const target = settledRecord(change);
    if (!named.has(target) || typeof unit !== 'string' || !Array.isArray(proposals)) continue;
    const units = found.get(target) ?? new Map<string, readonly string[]>();
    units.set(unit, proposals.map(String));
    found.set(target, units);
  }
  return found;
}
