import { isStanding, type Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { ReadableCommit } from './read-commit.ts';
import type { Device } from './store-access.ts';
import type { Parked, ParkedWhy, RecordRef, JudgingTx } from './store.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { readMarkKey } from '../../shared/attendance/mark.ts';

interface ToPark {
  readonly device: Device;
  readonly n: number;
  readonly commit: ReadableCommit | null;
  readonly outcomes: readonly (Outcome | null)[];
  readonly whole: boolean;
  readonly now: number;
}

/** Keeps what does not stand where its author and a lead find it. */
export async function parkOutcomes(tx: JudgingTx, { device, n, commit, outcomes, whole, now }: ToPark): Promise<void> {
  const header = commit?.header;
  const common = {
    ...{ device: device.id, n, centre: device.centre },
    ...{ by: header?.by ?? '', at: header?.at ?? now, schema: header?.schema ?? 0 },
  };
  const rows = outcomes.flatMap((outcome, index): Parked[] => {
    if (outcome === null || isStanding(outcome)) return [];
    const change = whole ? undefined : commit?.changes[index]?.whole;
    return [{ ...common, index: whole ? -1 : index, ...aboutOf(change), ...whyOf(outcome, change) }];
  });
  await tx.park(rows);
}

function aboutOf(change: Change | undefined): Pick<Parked, 'type' | 'key' | 'pupil' | 'makes'> {
  if (change === undefined) return { type: null, key: null, pupil: null, makes: false };
  return { type: change.type, key: change.key, pupil: change.pupil ?? null, makes: change.op === 'create' };
}

const wordsOf: Record<Exclude<ParkedWhy, 'refused'>, string> = {
  record: 'This waits for an earlier entry on the same laptop that was not accepted.',
  account: 'This waits until the person who made it has signed in to the LA on that laptop.',
  lead: 'This was made after access ended. A lead decides whether it counts.',
  deferred: 'This waits until the LA’s endpoint has been updated.',
};

function whyOf(outcome: Outcome, change: Change | undefined): Pick<Parked, 'why' | 'words' | 'waitsFor'> {
  if (outcome.is === 'refused') return { why: 'refused', words: outcome.words, waitsFor: null };
  const why = outcome.is === 'waits' ? outcome.on : 'deferred';
  return { why, words: wordsOf[why], waitsFor: why === 'record' && change !== undefined ? waitedFor(change) : null };
}

/** The record whose making lets the change be judged: its enrolment, itself, or its pupil. Any of them wakes it; it is judged anew. */
function waitedFor(change: Change): RecordRef {
  if (change.type === 'mark') return { type: 'enrolment', key: readMarkKey(change.key).enrolment };
  if (change.op !== 'create') return { type: change.type, key: change.key };
  return { type: 'pupil', key: change.pupil ?? '' };
}
