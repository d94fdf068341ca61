import type { CommitParts } from '../../shared/sync/codec.ts';
import { tiers } from '../../shared/model/tiers.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import type { La, LoggedCommit, LogRow, LogStore, StoredCommit } from '../core/store.ts';
import type { Queries } from './query.ts';

export type PartColumns = Record<'register' | 'contact' | 'sensitive' | 'identity', Uint8Array | null>;

interface CommitColumns extends PartColumns {
  device: string;
  n: number;
  centre: string;
  digest: Uint8Array;
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
  author_position, made_at, seen_epoch, seen_number, schema_version, reason`;

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
  const { device, n, centre, digest, proof, result } = row;
  return { device, n, centre, digest, proof, result, receivedAt: row.received_at, parts: partsOf(row), header };
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
      const [row] = await db.rows<CommitColumns>(
        `select ${commitColumns} from device_commit where device = $1 and n = $2`,
        [device, n],
      );
      return row === undefined ? undefined : storedCommit(row);
    },
    addCommit: (commit) => addCommit(db, commit),
    addLog: ({ number, centre, device, n, outcomes }) =>
      db.run('insert into log (number, centre, device, n, outcomes) values ($1, $2, $3, $4, $5)', [
        ...[number, centre, device, n],
        JSON.stringify(outcomes),
      ]),
    logAfter: (number, upTo, centres, limit) => logAfter(db, number, upTo, centres, limit),
    announce: (centre) => db.run(`select pg_notify($1, current_schema() || ' ' || $2)`, [newsChannel, centre]),
  };
}

async function addCommit(db: Queries, commit: Parameters<LogStore['addCommit']>[0]): Promise<void> {
  const { device, n, centre, digest, parts, proof, receivedAt, result, header } = commit;
  const { register, contact, sensitive, identity } = parts;
  if (register === undefined) throw new Error('A commit without its base part');
  await db.rows(
    `insert into device_commit (${commitColumns}, pupils)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      ...[device, n, centre, digest, register, contact ?? null, sensitive ?? null, identity ?? null, proof, receivedAt],
      JSON.stringify(result),
      ...[header?.by ?? null, header?.position ?? null, header?.at ?? null],
      ...[header?.seen[0] ?? null, header?.seen[1] ?? null, header?.schema ?? null, header?.reason ?? null],
      commit.pupils,
    ],
  );
}

type LogColumns = PartColumns & Omit<LogRow, 'outcomes'> & { outcomes: (Outcome | null)[]; proof: Uint8Array };

async function logAfter(
  db: Queries,
  number: number,
  upTo: number,
  centres: readonly string[],
  limit: number,
): Promise<(LogRow & LoggedCommit)[]> {
  const rows = await db.rows<LogColumns>(
    `select l.number, l.centre, l.device, l.n, l.outcomes, c.register, c.contact, c.sensitive, c.identity, c.proof
     from log l join device_commit c on c.device = l.device and c.n = l.n
     where l.number > $1 and l.number <= $2 and l.centre = any($3) order by l.number limit $4`,
    [number, upTo, centres, limit],
  );
  return rows.map((row) => {
    const { number: at, centre, device, n, outcomes, proof } = row;
    return { number: at, centre, device, n, outcomes, proof, parts: partsOf(row) };
  });
}
