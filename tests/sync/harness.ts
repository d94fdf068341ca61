import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createHmac, randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { distDir } from '../../build/paths.mjs';
import { startEmbedded } from '../../la-endpoint/store/embedded.ts';
import { test as storeTest } from '../store/harness.ts';
import { spawnEndpoint, type EndpointProcess } from '../endpoint/harness/process.ts';

export { expect } from '@playwright/test';

/** An endpoint as a process of its own on a schema of its own, which a test may end and start again at the same address. */
export interface Endpoint {
  readonly address: string;
  readonly code: string;
  readonly databaseUrl: string;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  startAgain(): Promise<void>;
  /** Keeps its database as it is now; `restore` puts that back. It must be ended for that. */
  backUp(): Promise<void>;
  restore(): Promise<void>;
}

interface WorkerFixtures {
  databaseUrl: string;
}

const schemaBytes = 6;

/**
 * For tests of the exchange: `page` and further laptops (`launch`) are pages with `window.store`, and `endpoint` is the built
 * endpoint on PostgreSQL (the embedded one, or that of TEST_DATABASE_URL).
 */
export const test = storeTest.extend<{ endpoint: Endpoint }, WorkerFixtures>({
  databaseUrl: [
    async ({}, use) => {
      const given = process.env['TEST_DATABASE_URL'];
      if (given !== undefined) return use(given);
      const folder = await mkdtemp(join(tmpdir(), 'waymark-sync-tests-'));
      // PostgreSQL runs as a user of its own where the tests run as root.
      await chmod(folder, 0o755);
      const embedded = await startEmbedded(folder);
      await use(embedded.databaseUrl);
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  endpoint: async ({ databaseUrl }, use) => {
    const schema = `sync_${randomBytes(schemaBytes).toString('hex')}`;
    await runSql(databaseUrl, `create schema ${schema}`);
    const url = new URL(databaseUrl);
    url.searchParams.set('options', `-csearch_path=${schema}`);
    const ledgers = await mkdtemp(join(tmpdir(), 'waymark-sync-ledger-'));
    const [ledger, backup] = [join(ledgers, 'erasures.jsonl'), join(ledgers, 'backup')];
    const environment = { DATABASE_URL: url.toString(), WAYMARK_ERASURE_LEDGER: ledger };
    let running: EndpointProcess = await spawnEndpoint(environment);
    const { address, code } = running;
    if (code === null) throw new Error('The endpoint gave no code');
    const port = new URL(address).port;
    await use({
      ...{ address, code, databaseUrl: url.toString() },
      end: async (signal) => {
        await running.end(signal);
      },
      startAgain: async () => {
        running = await spawnEndpoint({ ...environment, PORT: port });
      },
      backUp: () => command(environment, ['--backup', backup]),
      restore: () => command(environment, ['--restore', backup, '--give-up-newer']),
    });
    await running.end('SIGKILL');
    await runSql(databaseUrl, `drop schema ${schema} cascade`);
    await rm(ledgers, { recursive: true, force: true });
  },
});

async function command(environment: Record<string, string>, args: readonly string[]): Promise<void> {
  const endpoint = join(distDir, 'endpoint', 'endpoint.js');
  await promisify(execFile)(process.execPath, [endpoint, ...args], { env: { ...process.env, ...environment } });
}

async function runSql(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Rows of the endpoint's database, as somebody of the LA would look at them. */
export async function look<Row extends object>({ databaseUrl }: Endpoint, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepSeconds = 30;

/** The six digits an authenticator app shows for a secret (RFC 6238), `later` steps from now: each serves once. */
export function oneTimeCode(secret: string, later = 0): string {
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / stepSeconds) + later));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Passphrase at the endpoint of everybody in these tests; plainly not a real one. */
export const passphrase = 'four quiet herons by the weir';
