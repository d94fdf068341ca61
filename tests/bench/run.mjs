import { createServer } from 'node:http';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
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
const wanted = new Set((options.jobs ?? 'J1,J2,J3,J4,J5,J8').split(','));
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
  J8: 0.6,
};
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
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--enable-precise-memory-info',
    ],
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
      record('J4 of five years', (await run('summary', adapter, 1)).ms);
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
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
