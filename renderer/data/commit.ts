import type { Table } from 'dexie';
import { readMarkKey } from '../../shared/attendance/mark.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { declarationOf, schemaVersion, type RecordType } from '../../shared/model/registry.ts';
import { checkChange } from '../../shared/sync/check-change.ts';
import { decodeCommit, encodeCommit, type CommitParts } from '../../shared/sync/codec.ts';
import type { Change, Commit } from '../../shared/sync/commit.ts';
import { closeCommitBox } from '../../shared/sync/protocol/commit-box.ts';
import { digestOf, proofOver } from '../../shared/sync/protocol/proof.ts';
import { randomForBox } from './crypto/sealed-box.ts';
import { adding, writing } from './door.ts';
import { addAside, isOfRegister } from './lease/aside.ts';
import type { Replica } from './replica.ts';
import { leastSeen, seenLike } from './seen.ts';
import { authorOf, signatureOf, type Session } from './session.ts';
import { refusalOfStoreError } from './store-errors.ts';
import { scheduleSettling } from './settle.ts';

export interface Act {
  readonly changes: readonly Change[];
  /** Where the law or the screen asks why. */
  readonly reason?: string;
  /** When it happened, where that is not now (a session's register put in later keeps its own time). */
  readonly at?: number;
  /** How far the shared log had been applied when the form or cell was shown. */
  readonly seen?: Commit['seen'];
}

/** What plain tables (members, keys, directory) keep of the same act, in the same transaction: both or neither. */
export interface Alongside {
  readonly tables: readonly Table[];
  readonly write: () => Promise<void>;
}

/** Told only after the transaction is complete under strict durability: it may be shown as "Kept 09:02:14". */
export interface Kept {
  readonly n: number;
  readonly at: number;
}

const mostTries = 3;

/**
 * The one door by which anything a person does is written: checks every change, then appends one sealed commit in one
 * strict transaction. Refuses in words and writes nothing; on success the act is on the disk and in memory.
 */
export async function commit(session: Session, act: Act, alongside?: Alongside): Promise<Result<Kept>> {
  const author = authorOf(session);
  const keys = new Set<string>();
  if (act.changes.length === 0) return refused('nothing', 'There is nothing to keep.');
  const changes = underOwnFiles(session.replica, act.changes);
  for (const change of changes) {
    const checked = checkChange(change, author, changes);
    if (!checked.ok) return checked;
    keys.add(`${change.type} ${change.key}`);
  }
  if (keys.size !== changes.length) return refused('twice', 'The same record is changed twice in one step.');
  const body: Omit<Commit, 'n'> = {
    device: session.device,
    changes,
    seen: act.seen ?? leastSeen(changes, session.replica.seen),
    by: session.member.id,
    position: signatureOf(session.member),
    at: act.at ?? Date.now() + (session.replica.shared?.offsetMilliseconds ?? 0),
    schema: schemaVersion,
    ...(act.reason === undefined ? {} : { reason: act.reason }),
  };
  return appendInTurn(session, body, alongside);
}

/** One after another. What waited while another session took this one's place is kept there. */
function appendInTurn(session: Session, body: Omit<Commit, 'n'>, alongside?: Alongside): Promise<Result<Kept>> {
  const written = session.writeQueue.then(() =>
    session.successor === null ? append(session, body, alongside) : appendInTurn(session.successor, body, alongside),
  );
  session.writeQueue = written.catch(() => undefined);
  return written;
}

/** A record shown under the file that stands stays in its own: each change names the pupil its record is kept under. */
function underOwnFiles(replica: Replica, changes: readonly Change[]): readonly Change[] {
  if (replica.persons.isEmpty) return changes;
  return changes.map((change) => {
    const file = fileOf(replica, change);
    return file === undefined || file === change.pupil ? change : seenLike({ ...change, pupil: file }, change);
  });
}

function fileOf(replica: Replica, { type, key }: Change): string | undefined {
  const declaration = declarationOf(type);
  if (declaration === undefined || declaration.about === null || declaration.about === 'id') return undefined;
  const isMark = declaration.storage === 'sheet';
  // Declared; of a type that stays on the disk the replica has no slice.
  const slice = isMark
    ? replica.slice('enrolment', readMarkKey(key).enrolment)
    : replica.slice(declaration.type as RecordType, key);
  const file = slice?.values[isMark ? 'pupil' : declaration.about];
  return typeof file === 'string' ? file : undefined;
}

async function append(session: Session, body: Omit<Commit, 'n'>, alongside?: Alongside): Promise<Result<Kept>> {
  if (session.registersOnly !== null && (alongside !== undefined || !body.changes.every(isOfRegister)))
    return refused(
      'registers-only',
      'Until this laptop is connected again, only registers of today can be taken on it.',
    );
  const parts = encodeCommit({ ...body, n: 0 });
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    // The person was signed out while this waited its turn: it must not be kept under the keys of the next one.
    if (session.database.keyring !== session.keyring)
      return refused('locked', 'Waymark was locked before this was kept. Sign in and do it again.');
    const n = session.lastNumber + 1;
    try {
      await store(session, n, parts, alongside);
      session.lastNumber = n;
      session.replica.apply(decodeCommit(session.device, n, parts));
      session.replica.announce();
      scheduleSettling(session);
      return ok({ n, at: body.at });
    } catch (error) {
      // Another writer took the number: `add` refuses a number that is there, so none is ever used twice.
      if (!isNumberTaken(error) || attempt === mostTries) return refusalOfStoreError(error);
      await catchUp(session);
    }
  }
  return refused('number', 'Waymark could not keep this. Try again.');
}

async function store(session: Session, n: number, parts: CommitParts, alongside?: Alongside): Promise<void> {
  const { database, device } = session;
  const proof = proofOver(session.proofSecret, digestOf(device, n, parts));
  if (session.registersOnly !== null) return addAside(session, n, parts, proof);
  const row = { device, n, p: parts, proof, ...boxFor(session, n, parts) };
  if (alongside === undefined) return adding(database, 'commits', row);
  return writing(database, [database.commits, ...alongside.tables], async () => {
    await database.commits.add(row);
    await alongside.write();
  });
}

/** What a colleague may have to deliver without being allowed to read it goes into a box for the endpoint as well. */
export function boxFor(
  { device, replica }: Pick<Session, 'device' | 'replica'>,
  n: number,
  { register: _base, ...others }: CommitParts,
): { box?: Uint8Array } {
  const key = replica.shared?.endpointKey ?? null;
  if (key === null || Object.keys(others).length === 0) return {};
  return { box: closeCommitBox(randomForBox(), key, { device, n }, others) };
}

/** Brings commits of another writer on this device into memory, so that settling never steps over one. */
async function catchUp(session: Session): Promise<void> {
  const { database, home, device, replica } = session;
  if (session.registersOnly !== null) {
    session.lastNumber = await newestNumber({ database: home, device });
    return;
  }
  const missed = await database.commits
    .where('[device+n]')
    .between([device, session.lastNumber + 1], [device, Infinity])
    .toArray();
  for (const { n, p } of missed) replica.apply(decodeCommit(device, n, p));
  session.lastNumber = missed.at(-1)?.n ?? session.lastNumber;
}

export async function newestNumber(session: Pick<Session, 'database' | 'device'>): Promise<number> {
  const { database, device } = session;
  const [newest] = await database.commits
    .where('[device+n]')
    .between([device, 0], [device, Infinity])
    .reverse()
    .limit(1)
    .primaryKeys();
  return newest?.[1] ?? 0;
}

function isNumberTaken(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConstraintError';
}
