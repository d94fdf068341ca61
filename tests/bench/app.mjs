import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { PRODUCT_PARTS, buildWhereStale } from '../../build/build-parts.mjs';
import { chromiumForTests } from '../../build/find-chromium.mjs';
import { distDir } from '../../build/paths.mjs';
import { marking, openToday, scrollThrough } from './app-page.mjs';

/**
 * The whole-app figures of docs/performance.md, measured in the built app: sign-in to a usable Today with one week and with
 * five years on the disk, a key to "Kept", and long tasks while tables scroll. Prints; judges nothing.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(options.rounds);
const passphrase = 'bench bench bench';
/** A Wednesday in term, while the morning register is open. */
const now = '2026-11-18T09:05:00Z';
const today = '2026-11-18';
const centres = {
  week: { pupils: 200, from: '2021-09-01', marksFrom: '2026-11-11', today, passphrase },
  fiveYears: { pupils: 200, from: '2021-09-01', marksFrom: '2021-11-18', today, passphrase },
  large: { pupils: 2000, from: '2026-09-01', marksFrom: '2026-11-02', today, passphrase },
};

const found = chromiumForTests();
if ('problem' in found) {
  console.error(found.problem);
  process.exit(1);
}
await buildWhereStale([...PRODUCT_PARTS, 'bench']);
const { startBrowserServer } = await import(pathToFileURL(join(distDir, 'browser-server', 'server.js')).href);
const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-app-'));
/** IndexedDB belongs to the origin, so what loads a centre and the app itself take turns on one port. */
let port = 0;

async function withPage(profile, bundle, work) {
  const server = await startBrowserServer({ rootDir: join(distDir, bundle), port, allowsRealCentre: true });
  port = Number(new URL(server.url).port);
  const context = await chromium.launchPersistentContext(join(folder, profile), {
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // Only the calendar is set: timers and the measuring clock stay the machine's own.
    await context.addInitScript((moment) => {
      const ahead = Date.parse(moment) - Date.now();
      const Machine = Date;
      globalThis.Date = class extends Machine {
        constructor(...parts) {
          if (parts.length === 0) super(Machine.now() + ahead);
          else super(...parts);
        }
        static now() {
          return Machine.now() + ahead;
        }
      };
    }, now);
    await page.goto(server.url);
    return await work(page);
  } finally {
    await context.close();
    await server.close();
  }
}

const inApp = (profile, work) => withPage(profile, 'renderer', work);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
const round = (value) => Math.round(value * 10) / 10;

// Others at work on the machine lengthen every task, so the figures say how busy it was.
const busy = () => `${loadavg()[0].toFixed(1)} waiting for ${availableParallelism()} processors`;
const figures = { 'load at the start': busy(), rounds };
try {
  for (const [name, centre] of Object.entries(centres)) {
    const start = performance.now();
    const marks = await withPage(name, 'bench', (page) =>
      page.evaluate((wanted) => window.loadAppCentre(wanted), centre),
    );
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`${name}: ${centre.pupils} pupils, ${marks} marks, loaded in ${seconds} s.`);
  }
  const opened = { week: [], fiveYears: [] };
  for (let count = 0; count < rounds; count += 1) {
    for (const name of count % 2 === 0 ? ['week', 'fiveYears'] : ['fiveYears', 'week'])
      opened[name].push(await inApp(name, (page) => openToday(page, passphrase)));
  }
  figures.signInToToday = {
    'one week, ms': round(median(opened.week)),
    'five years, ms': round(median(opened.fiveYears)),
    ratio: Math.round((median(opened.fiveYears) / median(opened.week)) * 100) / 100,
    bar: 1.3,
    each: { week: opened.week.map(round), fiveYears: opened.fiveYears.map(round) },
  };
  const presses = await inApp('fiveYears', async (page) => {
    await openToday(page, passphrase);
    return marking(page);
  });
  figures.keyToKept = {
    presses: presses.length,
    'p50, ms': round(at(presses, 0.5)),
    'p95, ms': round(at(presses, 0.95)),
  };
  for (const name of ['fiveYears', 'large']) {
    figures[`scroll, ${centres[name].pupils} pupils`] = await inApp(name, async (page) => {
      const toToday = await openToday(page, passphrase);
      return {
        'sign-in to Today, ms': round(toToday),
        pupils: await scrollThrough(page, 'Pupils'),
        attendance: await scrollThrough(page, 'Attendance'),
      };
    });
  }
  figures['load at the end'] = busy();
  console.dir(figures, { depth: null });
  if (options.json !== undefined) await writeFile(options.json, JSON.stringify(figures, null, 1));
} finally {
  await rm(folder, { recursive: true, force: true });
}
