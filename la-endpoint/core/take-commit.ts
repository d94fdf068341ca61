import type { CommitParts } from '../../shared/sync/codec.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { emptyChanges } from '../../shared/sync/tombstones.ts';
import { digestOf } from '../../shared/sync/protocol/proof.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import type { Origin } from '../../shared/sync/reissue.ts';
import { authorshipOf, seenNumber, type Authorship } from './author.ts';
import { firstOf, pastOf, type First } from './copied.ts';
import { erasedOutcome } from './erase.ts';
import { parkOutcomes } from './park.ts';
import { isSame, proves } from './proves.ts';
import { readParts, type ReadableCommit } from './read-commit.ts';
import { rejudgeWaiting } from './rejudge.ts';
import { ruleOn } from './rule.ts';
import type { Device } from './store-access.ts';
import type { JudgingTx, NewCommit } from './store.ts';

export interface Sent {
  readonly n: number;
  readonly parts: CommitParts;
  readonly proof: Uint8Array;
  /** Where it was first made, where that was under another identity of the laptop. */
  readonly origin?: Origin;
  /** Another device kept it and gives it back after a restore. */
  readonly isGivenBack?: boolean;
}

/** A commit that was read before the log was locked for it. */
export interface ReadSent extends Sent {
  readonly commit: ReadableCommit | null;
  readonly digest: Uint8Array;
}

export function readSent(deviceId: string, sent: Sent): ReadSent {
  const { n, parts } = sent;
  return { ...sent, commit: readParts(deviceId, n, parts), digest: digestOf(deviceId, n, parts) };
}

export type Taken =
  | { readonly is: 'result'; readonly result: CommitResult }
  | { readonly is: 'gap'; readonly expected: number }
  | { readonly is: 'forked'; readonly n: number };

/**
 * Takes one commit of a device whose row this transaction has locked: a number it holds gets its stored result again, or
 * 'forked' where the body differs; a later one than the next is a gap; the next is judged, applied, numbered and stored
 * with its result, all or nothing.
 */
export function takeCommit(tx: JudgingTx, device: Device, sent: ReadSent, now: number): Promise<Taken> {
  return take(tx, device, sent, now, judgeWhole);
}

/** The same for a commit whose judging failed for a fault of ours: kept as it came and parked, so that later ones pass. */
export function keepUnjudged(tx: JudgingTx, device: Device, sent: ReadSent, now: number): Promise<Taken> {
  const words = 'The LA’s endpoint could not judge this entry. It is kept as it came.';
  return take(tx, device, sent, now, () => Promise.resolve(wholly('trouble', words)));
}

async function take(
  tx: JudgingTx,
  device: Device,
  sent: ReadSent,
  now: number,
  judge: typeof judgeWhole,
): Promise<Taken> {
  const { commit, digest } = sent;
  if (sent.n <= device.lastN) {
    const stored = await tx.commit(device.id, sent.n);
    if (stored !== undefined)
      return isSame(stored.digest, digest) ? { is: 'result', result: stored.result } : { is: 'forked', n: sent.n };
    if (device.revokedAt === null) throw new Error('A number without its commit');
  }
  // Of a laptop that was given up, nobody may hold the numbers between: what others kept of it comes without them.
  const mayLeap = sent.isGivenBack === true && device.revokedAt !== null;
  if (sent.n > device.lastN + 1 && !mayLeap) return { is: 'gap', expected: device.lastN + 1 };
  const { number: last } = await tx.lockLa();
  const number = last + 1;
  await tx.setNumber(number);
  const kept = await keptOf(tx, device.centre, sent.parts, commit);
  const first = await firstOf(tx, sent);
  const judged =
    judgedByFirst(first, commit) ??
    (await judge(tx, device, { ...sent, erased: kept.erased, proved: ownFirst(first) ?? digest }, number, now));
  const result: CommitResult = {
    n: sent.n,
    number,
    outcomes: [...judged.outcomes],
    ...(judged.whole ? { whole: true } : {}),
  };
  const place = { device: device.id, n: sent.n, centre: device.centre };
  const header = headerOf(commit, kept.isWholeErased);
  const { parts, pupils } = kept;
  const identity = { digest, firstDigest: ownFirst(first), proof: sent.proof };
  await tx.addCommits([{ ...place, ...identity, parts, pupils, receivedAt: now, result, header }]);
  const outcomes = judged.whole || judged.isKnown === true ? (commit?.changes ?? []).map(() => null) : judged.outcomes;
  await tx.addLogs([{ ...place, number, outcomes }]);
  const parkable = judged.outcomes.map((outcome) => (outcome === erasedOutcome ? null : outcome));
  await parkOutcomes(tx, { device, n: sent.n, commit, whole: judged.whole, outcomes: parkable, now });
  await tx.setLastN(device.id, Math.max(device.lastN, sent.n));
  await rejudgeWaiting(tx, device.centre, judged.made, now);
  await tx.announce(device.centre);
  return { is: 'result', result };
}

interface Kept {
  readonly parts: CommitParts;
  /** Those it names; null where it cannot be read. */
  readonly pupils: readonly string[] | null;
  readonly erased: ReadonlySet<string>;
  readonly isWholeErased: boolean;
}

/** What of a commit may be kept: nothing about a pupil who was erased. */
async function keptOf(tx: JudgingTx, centre: string, parts: CommitParts, commit: ReadableCommit | null): Promise<Kept> {
  if (commit === null) return { parts, pupils: null, erased: new Set(), isWholeErased: false };
  const named = pupilsNamed(commit);
  const erased = named.size === 0 ? named : await tx.erasedAmong(centre, [...named]);
  const emptied = erased.size === 0 ? null : emptyChanges(parts, (pupil) => erased.has(pupil));
  return {
    parts: emptied?.parts ?? parts,
    pupils: [...named].filter((pupil) => !erased.has(pupil)),
    erased,
    isWholeErased: emptied?.isWhole === true,
  };
}

/** The pupils a commit names, rightly or not; nobody where it cannot be read. */
export function pupilsNamed(commit: ReadableCommit | null): Set<string> {
  return new Set((commit?.changes ?? []).flatMap(({ whole }) => pupilIn(whole) ?? []));
}

/** The pupil a change is about, whether or not it says so rightly. */
function pupilIn({ type, key, pupil }: Change): string | undefined {
  return pupil ?? (type === 'pupil' ? key : undefined);
}

function headerOf(commit: ReadableCommit | null, isWholeErased: boolean): NewCommit['header'] {
  if (commit === null) return null;
  const { by, position, at, seen, schema, reason } = commit.header;
  return { by, position, at, seen, schema, reason: isWholeErased ? null : (reason ?? null) };
}

interface Judged {
  readonly outcomes: readonly Outcome[];
  readonly whole: boolean;
  readonly made: readonly { type: string; key: string }[];
  /** All of it is in the log already, under another number. */
  readonly isKnown?: true;
}

/** The digest by which a commit of an earlier identity is known from now on; null where there is none, or another has it. */
function ownFirst(first: First | null): Uint8Array | null {
  return first === null || first.isKnown ? null : first.digest;
}

/** Nothing happens by what another copy of the laptop has brought already; null where it is to be judged. */
function judgedByFirst(first: First | null, commit: ReadableCommit | null): Judged | null {
  if (first?.isKnown !== true || commit === null) return null;
  return {
    outcomes: commit.changes.map(() => ({ is: 'applied', nothing: true })),
    whole: false,
    made: [],
    isKnown: true,
  };
}

interface ToJudge extends ReadSent {
  readonly erased: ReadonlySet<string>;
  /** What the author's proof is over. */
  readonly proved: Uint8Array;
}

async function judgeWhole(tx: JudgingTx, device: Device, sent: ToJudge, number: number, now: number): Promise<Judged> {
  const { commit, proved } = sent;
  if (commit === null) return wholly('unreadable', 'This entry could not be read. It is kept as it came.');
  const seen = await seenNumber(tx, commit.header.seen);
  const authorship = await authorshipOf(tx, device, commit.header.by, sent.n, seen);
  const refusal = refusedWhole(authorship, proved, sent.proof);
  if (refusal !== null) return refusal;
  const waits = authorship.is === 'unknown' ? 'account' : authorship.is === 'ended' ? 'lead' : null;
  const isErased = commit.changes.map(({ whole }) => sent.erased.has(pupilIn(whole) ?? ''));
  if (waits !== null) {
    const outcomes = isErased.map((gone): Outcome => (gone ? erasedOutcome : { is: 'waits', on: waits }));
    return { outcomes, whole: false, made: [] };
  }
  if (authorship.is !== 'author') throw new Error('An authorship that was not looked at');
  const { header, changes } = commit;
  const ruled = await ruleOn(tx, {
    ...{
      centre: device.centre,
      header,
      author: authorship.author,
      present: authorship.present,
      seen,
      number,
      changes,
      now,
    },
    past: await pastOf(tx, device),
    asked: (index) => isErased[index] !== true,
  });
  // Every other change was asked about.
  return { outcomes: ruled.outcomes.map((outcome) => outcome ?? erasedOutcome), whole: false, made: ruled.made };
}

function wholly(code: string, words: string): Judged {
  return { outcomes: [{ is: 'refused', code, words }], whole: true, made: [] };
}

function refusedWhole(authorship: Authorship, digest: Uint8Array, proof: Uint8Array): Judged | null {
  if (authorship.is === 'outside') return wholly('access-ended', 'This was made after access to the centre had ended.');
  if (authorship.is === 'unknown' || authorship.secret === null) return null;
  return proves(authorship.secret, digest, proof)
    ? null
    : wholly('bad-proof', 'This entry does not carry the proof of the person it names.');
}
