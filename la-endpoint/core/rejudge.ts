import { schemaVersion } from '../../shared/model/registry.ts';
import { isStanding, type Outcome } from '../../shared/sync/protocol/outcome.ts';
import { authorshipOf, seenNumber } from './author.ts';
import { pastOf } from './copied.ts';
import { parkOutcomes } from './park.ts';
import { readParts } from './read-commit.ts';
import { ruleOn } from './rule.ts';
import { proves } from './proves.ts';
import type { Parked, RecordRef, Settled, JudgingTx } from './store.ts';

/** Judged at once; what is left is judged by the next occasion, so that one push never holds the log for long. */
const mostAtOnce = 5000;
const bySystem = '';
export const badProof: Outcome = {
  is: 'refused',
  code: 'bad-proof',
  words: 'This entry does not carry the proof of the person it names.',
};

/** What waited for records that have just been made is judged, under numbers of its own, until nothing more follows. */
export async function rejudgeWaiting(
  tx: JudgingTx,
  centre: string,
  made: readonly RecordRef[],
  now: number,
): Promise<void> {
  for (let fresh = made; fresh.length > 0;) {
    const waiting = await tx.waitingFor(centre, fresh);
    fresh = waiting.length === 0 ? [] : await rejudge(tx, waiting, { how: 'judged', by: bySystem }, now);
  }
}

/** What a person wrote before signing in to the endpoint on that device is judged once they have. */
export async function rejudgeOfPerson(tx: JudgingTx, device: string, by: string, now: number): Promise<void> {
  const rows = await tx.openParked({ device, by, why: 'account' }, mostAtOnce);
  await rejudgeAll(tx, rows, { how: 'judged', by: bySystem }, now);
}

/** After an upgrade: what an older endpoint could not read. Returns how many changes were judged. */
export async function rejudgeDeferred(tx: JudgingTx, now: number): Promise<number> {
  const readable = (await tx.openParked({ why: 'deferred' }, mostAtOnce)).filter(
    ({ schema }) => schema <= schemaVersion,
  );
  await rejudgeAll(tx, readable, { how: 'judged', by: bySystem }, now);
  return readable.length;
}

/** A lead agreed to what was made after access ended. */
export async function acceptParked(tx: JudgingTx, row: Parked, by: string, now: number): Promise<void> {
  await rejudgeAll(tx, [row], { how: 'accepted', by }, now);
}

/** Judges rows again, then what waited for the records that came of it, and tells whoever listens. */
async function rejudgeAll(tx: JudgingTx, rows: readonly Parked[], settled: Settled, now: number): Promise<void> {
  for (const centre of new Set(rows.map((row) => row.centre))) {
    const made = await rejudge(
      tx,
      rows.filter((row) => row.centre === centre),
      settled,
      now,
    );
    await rejudgeWaiting(tx, centre, made, now);
    await tx.announce(centre);
  }
}

/** Judges parked changes again, commit by commit, each under a new number. Returns the records that came to be. */
async function rejudge(tx: JudgingTx, rows: readonly Parked[], settled: Settled, now: number): Promise<RecordRef[]> {
  const byCommit = new Map<string, Parked[]>();
  for (const row of rows)
    byCommit.set(`${row.device} ${row.n}`, [...(byCommit.get(`${row.device} ${row.n}`) ?? []), row]);
  const made: RecordRef[] = [];
  for (const group of byCommit.values()) made.push(...(await rejudgeCommit(tx, group, settled, now)));
  return made;
}

async function rejudgeCommit(
  tx: JudgingTx,
  rows: readonly Parked[],
  settled: Settled,
  now: number,
): Promise<readonly RecordRef[]> {
  const [{ device: deviceId, n } = { device: '', n: 0 }] = rows;
  const { number: last } = await tx.lockLa();
  const stored = await tx.commit(deviceId, n);
  const device = await tx.device(deviceId);
  const commit = stored === undefined ? null : readParts(deviceId, n, stored.parts);
  if (stored === undefined || device === undefined || commit === null) return [];
  const seen = await seenNumber(tx, commit.header.seen);
  const authorship = await authorshipOf(tx, device, commit.header.by, n, seen);
  const mayBeJudged = authorship.is === 'author' || (authorship.is === 'ended' && settled.how === 'accepted');
  if (!mayBeJudged) return [];
  await tx.settleParked(rows, settled, now);
  if (authorship.secret !== null && !proves(authorship.secret, stored.firstDigest ?? stored.digest, stored.proof)) {
    await parkOutcomes(tx, { device, n, commit, outcomes: [badProof], whole: true, now });
    return [];
  }
  const number = last + 1;
  await tx.setNumber(number);
  const asked = new Set(rows.map(({ index }) => index));
  const { header, changes } = commit;
  const { outcomes, made } = await ruleOn(tx, {
    ...{ centre: device.centre, header, author: authorship.author, seen, number, changes, now },
    present: settled.how === 'accepted' ? null : authorship.present,
    past: await pastOf(tx, device),
    asked: (index) => asked.has(index),
  });
  const standing = outcomes.map((one) => (one !== null && isStanding(one) ? one : null));
  await tx.addLogs([{ number, centre: device.centre, device: deviceId, n, outcomes: standing }]);
  await parkOutcomes(tx, { device, n, commit, outcomes, whole: false, now });
  return made;
}
