import type { CommitParts } from '../../shared/sync/codec.ts';
import { tiers } from '../../shared/model/tiers.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import type { La, LoggedCommit, LogRow, LogStore, NewCommit, StoredCommit } from '../core/store.ts';
import type { Queries } from './query.ts';

export type PartColumns = Record<'register' | 'contact' | 'sensitive' | 'identity', Uint8Array | null>;

interface CommitColumns extends PartColumns {
  device: string;
  n: number;
  centre: string;
  digest: Uint8Array;
  first_digest: Uint8Array | null;
  proof: Uint8Array;
  received_at: number;
  result: CommitResult;
  author: string | null;
  author_position: string;
  made_at: number;
  seen_epoch: string;
  seen_number: number;
  schema_version: number;
  reason: string | null;
}

const commitColumns = `device, n, centre, digest, register, contact, sensitive, identity, proof, received_at, result, author,
  author_position, made_at, seen_epoch, seen_number, schema_version, reason, first_digest`;

export function partsOf(columns: PartColumns): CommitParts {
  const parts: CommitParts = {};
  for (const tier of tiers) {
    const bytes = columns[tier];
    if (bytes !== null) parts[tier] = bytes;
  }
  return parts;
}

function storedCommit(row: CommitColumns): StoredCommit {
  const { author, seen_epoch: epoch, seen_number: seen } = row;
  const header =
    author === null
      ? null
      : {
          by: author,
          position: row.author_position,
          at: row.made_at,
          seen: [epoch, seen] as const,
          schema: row.schema_version,
          reason: row.reason,
        };
  const { device, n, centre, digest, first_digest: firstDigest, proof, result, received_at: receivedAt } = row;
  return { device, n, centre, digest, firstDigest, proof, result, receivedAt, parts: partsOf(row), header };
}

/** The news of one schema, told to the other processes that serve it. */
export const newsChannel = 'waymark_news';

export function logStore(db: Queries): LogStore {
  const readLa = async (lock: '' | 'for update'): Promise<La> => {
    const [la] = await db.rows<La>(`select epoch, number from la ${lock}`);
    if (la === undefined) throw new Error('The database has no LA yet');
    return la;
  };
  return {
    la: () => readLa(''),
    lockLa: () => readLa('for update'),
    setNumber: (number) => db.run('update la set number = $1', [number]),
    epochEnd: async (epoch) => {
      const [row] = await db.rows<{ up_to: number }>('select up_to from epoch_end where epoch = $1', [epoch]);
      return row?.up_to;
    },
    commit: async (device, n) => {
      const [row] = await db.rowsOfMany<CommitColumns>(
        `select ${commitColumns} from device_commit where device = $1 and n = $2`,
        [device, n],
      );
      return row === undefined ? undefined : storedCommit(row);
    },
    hasFirstDigest: async (digest) =>
      (await db.rows('select 1 as one from device_commit where first_digest = $1', [digest])).length > 0,
    addCommits: (commits) => addCommits(db, commits),
    addLogs: (rows) =>
      db.run(
        `insert into log (number, centre, device, n, outcomes)
         select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::json[])`,
        [
          ...[rows.map(({ number }) => number), rows.map(({ centre }) => centre), rows.map(({ device }) => device)],
          ...[rows.map(({ n }) => n), rows.map(({ outcomes }) => JSON.stringify(outcomes))],
        ],
      ),
    logAfter: (number, upTo, centres, limit) => logAfter(db, number, upTo, centres, limit),
    announce: (centre) => db.run(`select pg_notify($1, current_schema() || ' ' || $2)`, [newsChannel, centre]),
  };
}

/** A column each; lists within a list cannot be told apart by PostgreSQL, so the pupils come as JSON. */
async function addCommits(db: Queries, commits: readonly NewCommit[]): Promise<void> {
  const column = <T>(of: (commit: NewCommit) => T): T[] => commits.map(of);
  await db.run(
    `insert into device_commit (${commitColumns}, pupils)
     select ${commitColumns}, case when named is null then null else array(select json_array_elements_text(named)) end
     from unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[], $9::bytea[],
       $10::bigint[], $11::json[], $12::text[], $13::text[], $14::bigint[], $15::text[], $16::bigint[], $17::integer[], $18::text[],
       $19::bytea[], $20::json[]) as c(${commitColumns}, named)`,
    [
      ...[column(({ device }) => device), column(({ n }) => n), column(({ centre }) => centre)],
      ...[column(({ digest }) => digest), column(basePartOf), column(({ parts }) => parts.contact ?? null)],
      ...[column(({ parts }) => parts.sensitive ?? null), column(({ parts }) => parts.identity ?? null)],
      ...[column(({ proof }) => proof), column(({ receivedAt }) => receivedAt)],
      column(({ result }) => JSON.stringify(result)),
      ...[column(({ header }) => header?.by ?? null), column(({ header }) => header?.position ?? null)],
      ...[column(({ header }) => header?.at ?? null), column(({ header }) => header?.seen[0] ?? null)],
      ...[column(({ header }) => header?.seen[1] ?? null), column(({ header }) => header?.schema ?? null)],
      ...[column(({ header }) => header?.reason ?? null), column(({ firstDigest }) => firstDigest)],
      column(({ pupils }) => (pupils === null ? null : JSON.stringify(pupils))),
    ],
  );
}

function basePartOf({ parts: { register } }: NewCommit): Uint8Array {
  if (register === undefined) throw new Error('A commit without its base part');
  return register;
}

type LogColumns = PartColumns &
  Omit<LogRow, 'outcomes'> & { outcomes: (Outcome | null)[]; proof: Uint8Array; reissued: boolean };

async function logAfter(
  db: Queries,
  number: number,
  upTo: number,
  centres: readonly string[],
  limit: number,
): Promise<(LogRow & LoggedCommit)[]> {
  const rows = await db.rowsOfMany<LogColumns>(
    `select l.number, l.centre, l.device, l.n, l.outcomes, c.register, c.contact, c.sensitive, c.identity, c.proof,
       c.first_digest is not null as reissued
     from log l join device_commit c on c.device = l.device and c.n = l.n
     where l.number > $1 and l.number <= $2 and l.centre = any($3) order by l.number limit $4`,
    [number, upTo, centres, limit],
  );
  return rows.map((row) => {
    const { number: at, centre, device, n, outcomes, proof, reissued } = row;
    return { number: at, centre, device, n, outcomes, proof: reissued ? null : proof, parts: partsOf(row) };
  });
}
