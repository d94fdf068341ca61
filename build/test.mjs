import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumForTests } from './find-chromium.mjs';
import { repositoryDir } from './paths.mjs';

const resultsDir = join(repositoryDir, 'test-results');
const unitReport = join(resultsDir, 'unit.json');
const endpointReport = join(resultsDir, 'endpoint.json');
const pageReport = join(resultsDir, 'pages.json');

const CHECKS = [
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'lint', command: ['eslint/bin/eslint.js', '.'] },
  { name: 'format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'import directions',
    command: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', 'build/dependency-cruiser.config.mjs', 'shared', 'renderer', 'electron', 'la-endpoint'],
    ],
  },
];

await rm(resultsDir, { recursive: true, force: true });
await mkdir(resultsDir, { recursive: true });
const chromium = chromiumForTests();
if ('problem' in chromium) console.error(chromium.problem);

// The endpoint's tests mostly wait for PostgreSQL's disk and each check uses one core, so they run beside the rest. What takes longest is
// asked for last.
const endpointTests = beside(vitest(endpointReport, ['--config', 'vitest.endpoint.config.ts']));
const checks = CHECKS.map(({ name, command }) => ({ name, succeeded: beside(command) }));
const totals = { passed: 0, failed: 0 };
for (const { name, succeeded } of checks) count(name, onePassIf(await succeeded()));
count('unit tests', await judgedByReport(unitReport, await succeeds(vitest(unitReport))));
count('tests in Chromium', 'path' in chromium ? await pageTests(chromium.path) : { passed: 0, failed: 1 });
count('the LA endpoint on PostgreSQL', await judgedByReport(endpointReport, await endpointTests()));
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

function count(name, { passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
  console.log(`\n== ${name}: ${failed === 0 ? 'passed' : 'FAILED'} (${passed} passed, ${failed} failed)`);
}

function onePassIf(isPassed) {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(reportFile, options = []) {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile}`];
  return ['vitest/vitest.mjs', 'run', ...options, ...reporters];
}

async function judgedByReport(reportFile, succeeded) {
  const report = await readReport(reportFile);
  return judged(succeeded, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

async function pageTests(chromiumPath) {
  const environment = { CHROMIUM: chromiumPath, PLAYWRIGHT_JSON_OUTPUT_FILE: pageReport };
  const succeeded = await succeeds(['@playwright/test/cli.js', 'test', '--reporter=list,json'], environment);
  const stats = (await readReport(pageReport))?.stats;
  // A skipped test proves nothing, so it counts as failed.
  return judged(
    succeeded,
    stats?.expected ?? 0,
    (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0),
  );
}

/** A runner that failed without a failing test (it crashed, or found no tests) still is one failure. */
function judged(succeeded, passed, failed) {
  const isSilentFailure = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed };
}

async function readReport(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
}

/** Runs a tool of node_modules and shows its output as it comes. */
function succeeds(command, environment = {}) {
  return start(command, environment, 'inherit').ended;
}

/** Starts a tool beside the others. What it said is shown when its answer is asked for. */
function beside(command) {
  const { ended, said } = start(command, {}, ['ignore', 'pipe', 'pipe']);
  return async () => {
    const isFine = await ended;
    process.stdout.write(Buffer.concat(said));
    return isFine;
  };
}

function start([script, ...args], environment, stdio) {
  const said = [];
  const ended = new Promise((done) => {
    const tool = spawn(process.execPath, [join(repositoryDir, 'node_modules', script), ...args], {
      cwd: repositoryDir,
      stdio,
      env: { ...process.env, ...environment },
    });
    tool.stdout?.on('data', (chunk) => said.push(chunk));
    tool.stderr?.on('data', (chunk) => said.push(chunk));
    tool.once('error', () => done(false));
    tool.once('close', (code) => done(code === 0));
  });
  return { ended, said };
}
