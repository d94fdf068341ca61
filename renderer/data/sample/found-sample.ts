import { ok, type Result } from '../../../shared/lib/result.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { sampleCentre, type SampleCentre } from '../../../shared/sample/centre.ts';
import type { SampleBatch } from '../../../shared/sample/batch.ts';
import { sampleMember } from '../../../shared/sample/staff.ts';
import { sampleStretch } from '../crypto/passphrase.ts';
import type { WaymarkDatabase } from '../database.ts';
import { foundCentre, type Founded } from '../found-centre.ts';
import { closeDatabase } from '../open-database.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import { appendAs, type PastAct } from './append-as.ts';

/** Everyone who opens the sample centre meets the same people. */
const sampleSeed = 1944;
const administrator = 'sample-administrator';
/** Acts a transaction: long enough to be quick, short enough for progress to move. */
const actsAtOnce = 200;
/** The shares of the work, by the clock. */
const foundedShare = 0.15;
const appendedShare = 0.8;

export interface SampleWish {
  readonly today: LocalDate;
  /** Milliseconds since 1970 UTC. No act of the sample's past is later. */
  readonly now: number;
  /** Told the part done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Tests and benchmarks only name another database. */
  readonly database?: WaymarkDatabase;
}

/** Local time of the laptop, as every screen reads it. */
function momentOf(date: LocalDate, second: number): number {
  return new Date(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10), 0, 0, second).getTime();
}

function pastAct({ changes, by, on, second, reason }: SampleBatch, now: number): PastAct {
  const at = Math.min(momentOf(on, second), now);
  return { changes, by, position: sampleMember(by).position, at, ...(reason === undefined ? {} : { reason }) };
}

/** The records that were there before the first register, entered by the office the day before. */
function firstActs(sample: SampleCentre, now: number): PastAct[] {
  const at = Math.min(momentOf(sample.firstDay, -9 * 3600), now);
  const { position } = sampleMember(administrator);
  return [{ changes: sample.changes, by: administrator, position, at }];
}

/**
 * Makes the sample centre on this device: its own database and keys, about 60 invented pupils, a term of registers. The
 * administrator of the sample is signed in at the end. Takes a few seconds.
 */
export async function foundSampleCentre({ today, now, onProgress, database }: SampleWish): Promise<Result<Founded>> {
  const sample = sampleCentre({ today, seed: sampleSeed });
  const members = sample.members.map(({ id, name, position, role, passphrase }) => ({
    id,
    name,
    position,
    role,
    passphrase,
  }));
  const first = members.find(({ id }) => id === administrator);
  if (first === undefined) throw new Error('The sample has no administrator');
  const founded = await foundCentre({
    kind: 'sample',
    centre: sample.centre,
    members: [first, ...members.filter((member) => member !== first)],
    changes: [],
    strength: sampleStretch,
    secret: null,
    ...(database === undefined ? {} : { database }),
  });
  if (!founded.ok) return founded;
  onProgress?.(foundedShare);
  const { session } = founded.value;
  const acts = [...firstActs(sample, now), ...sample.batches.map((batch) => pastAct(batch, now))];
  const written = await writePast(session, acts, onProgress).catch(async (error: unknown) => {
    await removeHalfMade(founded.value);
    throw error;
  });
  if (written.ok) return founded;
  await removeHalfMade(founded.value);
  return written;
}

async function removeHalfMade({ session, release }: Founded): Promise<void> {
  await closeDatabase(session.database);
  await session.database.delete();
  release();
}

async function writePast(
  session: Session,
  acts: readonly PastAct[],
  onProgress: SampleWish['onProgress'],
): Promise<Result<void>> {
  for (let start = 0; start < acts.length; start += actsAtOnce) {
    const written = await appendAs(session, acts.slice(start, start + actsAtOnce));
    if (!written.ok) return written;
    onProgress?.(foundedShare + (appendedShare - foundedShare) * Math.min(1, (start + actsAtOnce) / acts.length));
  }
  await settle(session);
  session.replica.announce();
  onProgress?.(1);
  return ok(undefined);
}
