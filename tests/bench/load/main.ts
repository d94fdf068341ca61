import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Ports } from '../../../la-endpoint/core/ports.ts';
import { startEmbedded } from '../../../la-endpoint/store/embedded.ts';
import { isPassing } from '../../../la-endpoint/store/passing.ts';
import { openStore } from '../../../la-endpoint/store/postgres.ts';
import { comeBack, markTheDay, type Timings } from './coming-back.ts';
import { makeCounty, type County, type CountyLaptop } from './county.ts';
import { peakMegabytes, percentile, told } from './figures.ts';
import { growth } from './growth.ts';

interface LoadInput {
  readonly devices: number;
  readonly pupils: number;
  /** How far the log grows; null for the laptops that come back. */
  readonly grow: number | null;
  readonly endpointFile: string;
  readonly databaseUrl: string | null;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** One run against a database of its own, which is gone afterwards. Fails where anything is lost. */
export async function runLoad(input: LoadInput): Promise<void> {
  const database = await openDatabase(input.databaseUrl);
  try {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    process.stdout.write(
      `PostgreSQL ${rows[0]?.server_version ?? ''} (${input.databaseUrl === null ? 'embedded' : 'server'})\n`,
    );
    await withCounty(input, database.url, (ports, county) =>
      input.grow === null
        ? laptopsReturn(input, database.url, client, county)
        : grow(ports, client, county, input.grow),
    );
    await client.end();
  } finally {
    await database.close();
  }
}

async function openDatabase(given: string | null): Promise<{ url: string; close: () => Promise<void> }> {
  if (given === null) {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-load-'));
    await chmod(folder, 0o755);
    const embedded = await startEmbedded(folder);
    const close = async (): Promise<void> => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { url: embedded.databaseUrl, close };
  }
  if (!loopback.has(new URL(given).hostname)) throw new Error('The load is for a database on this machine only.');
  const schema = `load_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: given });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create schema ${schema}`);
  const url = new URL(given);
  url.searchParams.set('options', `-csearch_path=${schema}`);
  return { url: url.toString(), close: () => run(`drop schema ${schema} cascade`) };
}

async function withCounty(
  { devices, pupils }: LoadInput,
  url: string,
  work: (ports: Ports, county: County) => Promise<void>,
): Promise<void> {
  const store = await openStore(url);
  const ports = { store, isPassing, now: () => Date.now(), random: (bytes: number) => randomBytes(bytes) };
  const county = await makeCounty(ports, devices, pupils);
  const { length: laptops } = county.laptops;
  process.stdout.write(`${county.centres.length} centres, ${pupils} pupils, ${laptops} laptops\n`);
  await work(ports, county).finally(() => store.close());
}

async function grow(ports: Ports, client: pg.Client, county: County, most: number): Promise<void> {
  const results = await growth(ports, client, county, most);
  told(
    'One commit, by the size of the log before it (median and p95 in ms; a page of 1,000 entries in ms; database in MB)',
    results.map(({ commits, commitMedian, commitP95, pullPage, databaseMegabytes }) => [
      commits.toLocaleString('en-GB'),
      `${commitMedian.toFixed(1)}  ${commitP95.toFixed(1)}   page ${pullPage.toFixed(0)}   ${databaseMegabytes.toFixed(0)} MB`,
    ]),
  );
}

interface Running {
  readonly address: string;
  readonly child: ChildProcess;
}

function startProcess(file: string, url: string): Promise<Running> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: url, WAYMARK_BEHIND_PROXY: 'yes' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((found, failed) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running at (\S+)\n/.exec(text)?.[1];
      if (address !== undefined) found({ address, child });
    });
    child.once('exit', () => failed(new Error(`The endpoint did not start: ${text}`)));
  });
}

async function laptopsReturn(
  { endpointFile }: LoadInput,
  url: string,
  client: pg.Client,
  county: County,
): Promise<void> {
  const { address, child } = await startProcess(endpointFile, url);
  try {
    const first = await storm('Every laptop is handed its centre anew', address, county.laptops);
    const marks = markTheDay(county.laptops);
    const day = await storm(
      `Every laptop comes back with the day's marks (${marks}, each a commit)`,
      address,
      county.laptops,
    );
    const rest = await storm('Once more, to take what others sent meanwhile', address, county.laptops);
    const { rows } = await client.query<{ marks: string; entries: string; numbers: string; number: string }>(
      `select count(*) as marks, sum(entry_count) as entries, (select count(*) from log) as numbers, (select number from la) as number
       from mark_read`,
    );
    const [kept] = rows;
    const isWhole = Number(kept?.marks) === marks && Number(kept?.entries) === marks && kept?.numbers === kept?.number;
    if (!isWhole) throw new Error(`Not whole: ${JSON.stringify(kept)}, of ${marks} marks`);
    const peak = await peakMegabytes(child.pid ?? 0);
    told('All in all', [
      ['marks kept, each once', String(marks)],
      ['commits a second while they came back', (marks / (day.milliseconds / 1000)).toFixed(0)],
      ['seconds until all was sent and taken', ((day.milliseconds + rest.milliseconds) / 1000).toFixed(1)],
      ['seconds for all to be handed their centre', (first.milliseconds / 1000).toFixed(1)],
      ['most memory of the endpoint’s process, MB', peak === null ? 'not told here' : peak.toFixed(0)],
    ]);
  } finally {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  }
}

/** All at once: each signs in, sends and takes. Throws where one of them is refused. */
async function storm(
  title: string,
  address: string,
  laptops: readonly CountyLaptop[],
): Promise<{ milliseconds: number }> {
  const timings: Timings = new Map();
  const start = performance.now();
  const results = await Promise.all(laptops.map((laptop) => comeBack(address, laptop, timings)));
  const milliseconds = performance.now() - start;
  const each = results.map((result) => {
    if (!result.ok) throw new Error(`A laptop was refused: ${result.error.message}`);
    return result.value;
  });
  told(title, [
    ['seconds in all', (milliseconds / 1000).toFixed(1)],
    [
      'seconds of one laptop, median and p95',
      `${(percentile(each, 0.5) / 1000).toFixed(1)}  ${(percentile(each, 0.95) / 1000).toFixed(1)}`,
    ],
    ...[...timings].map(([name, times]): [string, string] => [
      `${name}: requests, median ms, p95 ms`,
      `${times.length}  ${percentile(times, 0.5).toFixed(0)}  ${percentile(times, 0.95).toFixed(0)}`,
    ]),
  ]);
  return { milliseconds };
}
