import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Store, Tx } from '../core/store.ts';
import { accessStore } from './access-store.ts';
import { erasureStore } from './erasure-store.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { logStore } from './log-store.ts';
import { migrate } from './migrate.ts';
import { parkedStore } from './parked-store.ts';
import { endableQueries, queriesOf, type Queries } from './query.ts';
import { recordStore } from './record-store.ts';

export interface PostgresStore extends Store {
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** Whether any centre was founded here. */
  hasCentre(): Promise<boolean>;
  /** Counts for whoever watches: the log, what waits, devices, connections. */
  figures(): Promise<StoreFigures>;
  close(): Promise<void>;
}

export interface StoreFigures {
  readonly logNumber: number;
  readonly devices: number;
  /** Parked changes nobody has settled, by why they wait. */
  readonly parked: readonly { readonly why: string; readonly count: number }[];
  readonly connections: { readonly all: number; readonly idle: number; readonly waitedFor: number };
}

const connections = 10;
const statementMilliseconds = 60_000;
const epochBytes = 12;

/** Opens the store at an address, its schema brought up to date. More than one process may open the same one. */
export async function openStore(databaseUrl: string): Promise<PostgresStore> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await migrate(client);
    await client.query('insert into la (epoch) values ($1) on conflict do nothing', [
      randomBytes(epochBytes).toString('base64url'),
    ]);
  } finally {
    await client.end();
  }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    statement_timeout: statementMilliseconds,
    // Statements that need not wait for one another's answers are sent together, and run in the order of sending.
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  // A connection that breaks while idle is replaced by the pool; whoever uses one gets the error from their query. Between two
  // queries nobody listens: unheard, the error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    write: (work) => writeTransaction(pool, work),
    read: (work) => readTransaction(pool, work),
    ping: () =>
      queriesOf(pool)
        .rows('select 1')
        .then(
          () => true,
          () => false,
        ),
    hasCentre: async () => (await queriesOf(pool).rows('select 1 from centre limit 1')).length > 0,
    figures: () => figuresOf(pool),
    close: () => pool.end(),
  };
}

async function figuresOf(pool: pg.Pool): Promise<StoreFigures> {
  const db = queriesOf(pool);
  const [la] = await db.rows<{ number: number; devices: number }>(
    'select number, (select count(*) from device where revoked_at is null) as devices from la',
  );
  const parked = await db.rows<{ why: string; count: number }>(
    'select why, count(*) as count from parked where settled_how is null group by why order by why',
  );
  const { totalCount: all, idleCount: idle, waitingCount: waitedFor } = pool;
  return { logNumber: la?.number ?? 0, devices: la?.devices ?? 0, parked, connections: { all, idle, waitedFor } };
}

export function txOf(db: Queries): Tx {
  return { ...logStore(db), ...recordStore(db), ...parkedStore(db), ...accessStore(db), ...erasureStore(db) };
}

async function writeTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return onConnection(pool, async (client, tx) => {
    // Waited for: were it refused, what followed it would be kept piece by piece.
    await client.query('begin');
    const value = await work(tx);
    await client.query('commit');
    return value;
  });
}

/** Every statement sees the database of one moment. Nothing hangs on how it ends, so nobody waits for that. */
async function readTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return onConnection(pool, async (client, tx) => {
    const [, value] = await Promise.all([client.query('begin isolation level repeatable read read only'), work(tx)]);
    client.query('commit').catch(() => undefined);
    return value;
  });
}

async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient, tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const statements = endableQueries(client);
  let broken: Error | undefined;
  try {
    return await work(client, txOf(statements));
  } catch (error) {
    statements.end();
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error('rollback failed');
    });
    throw error;
  } finally {
    statements.end();
    client.release(broken);
  }
}
