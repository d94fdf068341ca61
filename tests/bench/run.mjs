import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { chromiumForTests } from '../../build/find-chromium.mjs';
import { distDir } from '../../build/paths.mjs';

/** Runs the jobs of docs/performance.md, raw IndexedDB and Waymark in turn, and prints their ratios. */
const { values: options } = parseArgs({
  options: { json: { type: 'string' }, jobs: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const wanted = new Set((options.jobs ?? 'J1,J2,J3,J4,J5,J6,J7,J8').split(','));
const rounds = Number(options.rounds);
const adapters = ['raw-idb', 'waymark'];
const bars = {
  J1: 0.5,
  J2: 1.0,
  'J3 strict p50': 1.5,
  'J3 strict p95': 1.5,
  'J3 relaxed p50': 1.5,
  'J3 relaxed p95': 1.5,
  J4: 0.1,
  J5: 0.03,
  'J5 heap': 0.4,
  'J6 time': 0.3,
  'J6 bytes': 0.25,
  J7: 0.6,
  J8: 0.6,
};
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--enable-precise-memory-info',
];
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).replace(/^([/\\.])+/, '');
  const file = join(distDir, 'bench', path === '' ? 'index.html' : path);
  try {
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
});

async function folderBytes(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? folderBytes(path) : stat(path).then(({ size }) => size);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** One browser on one profile. Every job gets a page of its own: "page reloaded". */
async function withBrowser(profile, executablePath, url, work) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: chromiumArguments,
  });
  try {
    return await work(async (job, adapter, years, option = '') => {
      const page = await context.newPage();
      await page.goto(url);
      const answer = await page.evaluate((call) => window.runBenchJob(...call), [job, adapter, years, option]);
      await page.close();
      return answer;
    });
  } finally {
    await context.close();
  }
}

async function oneYear(adapter, executablePath, url, record) {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  try {
    await withBrowser(profile, executablePath, url, async (run) => {
      record('J1', (await run('load', adapter, 1)).ms);
      if (wanted.has('J2')) record('J2', (await run('register', adapter, 1)).ms);
      if (wanted.has('J4')) record('J4', (await run('summary', adapter, 1)).ms);
      if (!wanted.has('J3')) return;
      for (const durability of ['strict', 'relaxed']) {
        const { ms, p95 } = await run('singles', adapter, 1, durability);
        record(`J3 ${durability} p50`, ms);
        record(`J3 ${durability} p95`, p95);
      }
      await run('rest', adapter, 1);
      await run('summary', adapter, 1, 'singles');
    });
    if (!wanted.has('J8')) return;
    // Once more started and closed, so that the browser has written and compacted what it will.
    await withBrowser(profile, executablePath, url, (run) => run('rest', adapter, 1));
    record('J8', (await folderBytes(join(profile, 'Default', 'IndexedDB'))) / 57_000);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function fiveYears(adapter, executablePath, url, record) {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  try {
    await withBrowser(profile, executablePath, url, async (run) => {
      await run('load', adapter, 5);
      const { ms, heapBytes } = await run('summary', adapter, 5);
      record('J5', ms);
      record('J5 heap', heapBytes);
      record('J4 of five years', (await run('summary', adapter, 1, 'five years')).ms);
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** The bench endpoint, in a process and a folder of its own. */
async function startDoor() {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-endpoint-'));
  // PostgreSQL runs as a user of its own where this runs as root.
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'endpoint.mjs')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', WAYMARK_BENCH_DIR: join(folder, 'bench') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise((found, failed) => {
    child.stdout.on('data', (chunk) => {
      const listening = /LISTENING (\d+)/.exec(String(chunk))?.[1];
      if (listening !== undefined) found(listening);
    });
    child.once('exit', () => failed(new Error('The bench endpoint did not start.')));
  });
  const address = `http://127.0.0.1:${port}`;
  const read = async (what) => (await (await fetch(`${address}/bench/${what}`)).json())[what];
  return {
    address,
    code: await read('code'),
    bytes: () => read('bytes'),
    stop: async () => {
      child.stdin.end();
      await new Promise((gone) => child.once('exit', gone));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two laptops, each a browser with one page that stays, on a new endpoint. */
async function twoLaptops(adapter, executablePath, url, record) {
  const door = await startDoor();
  const [a, b] = await Promise.all([laptop(executablePath, url), laptop(executablePath, url)]);
  try {
    const option = (code) => JSON.stringify({ syncUrl: door.address, code });
    const { code } = await a.run('unsent', adapter, 1, option(door.code));
    const before = await door.bytes();
    const sent = await a.run('push', adapter, 1, '');
    await b.run('fresh', adapter, 1, option(code));
    const fetched = await b.run('pull', adapter, 1, '');
    record('J6 push', sent.ms);
    record('J6 pull', fetched.ms);
    record('J6 time', sent.ms + fetched.ms);
    record('J6 bytes', (await door.bytes()) - before);
    if (!wanted.has('J7')) return;
    await a.run('pull', adapter, 1, '');
    for (const side of [a, b]) await side.run('live', adapter, 1, '');
    const [{ began }, { ended }] = await Promise.all([a.run('send', adapter, 1, ''), b.run('seeAll', adapter, 1, '')]);
    record('J7', ended - began);
    for (const side of [a, b]) await side.run('stop', adapter, 1, '');
  } finally {
    for (const side of [a, b]) await side.close();
    await door.stop();
  }
}

async function laptop(executablePath, url) {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: chromiumArguments });
  const page = await context.newPage();
  await page.goto(url);
  return {
    run: (...call) => page.evaluate((given) => window.runBenchJob(...given), call),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const chromiumFound = chromiumForTests();
if ('problem' in chromiumFound) {
  console.error(chromiumFound.problem);
  process.exit(1);
}
await buildWhereStale(['bench']);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
const results = {};
for (let round = 0; round < rounds; round += 1) {
  for (const adapter of round % 2 === 0 ? adapters : adapters.toReversed()) {
    const record = (job, value) => ((results[job] ??= {})[adapter] ??= []).push(value);
    if (['J1', 'J2', 'J3', 'J4', 'J8'].some((job) => wanted.has(job)))
      await oneYear(adapter, chromiumFound.path, url, record);
    if (wanted.has('J6') || wanted.has('J7')) await twoLaptops(adapter, chromiumFound.path, url, record);
    if (wanted.has('J5')) await fiveYears(adapter, chromiumFound.path, url, record);
  }
  console.log(`Round ${round + 1} of ${rounds} done.`);
}
server.close();

const rows = Object.entries(results).map(([job, byAdapter]) => {
  const raw = byAdapter['raw-idb'];
  const ours = byAdapter['waymark'];
  const ratios = ours.map((value, index) => value / raw[index]);
  return {
    job,
    raw: +median(raw).toFixed(2),
    waymark: +median(ours).toFixed(2),
    ratio: +(median(ours) / median(raw)).toFixed(3),
    min: +Math.min(...ratios).toFixed(3),
    max: +Math.max(...ratios).toFixed(3),
    bar: bars[job] ?? '',
  };
});
console.table(rows);
if (options.json !== undefined) await writeFile(options.json, JSON.stringify({ rounds, results, rows }, null, 1));
