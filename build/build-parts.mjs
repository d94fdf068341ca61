import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { distDir, repositoryDir } from './paths.mjs';

/** Each part of the app: its settings, its folder under dist, and the sources that make it stale. */
const PARTS = {
  main: { config: 'vite.main.config.ts', sources: ['electron', 'shared'] },
  preload: { config: 'vite.preload.config.ts', sources: ['electron', 'shared'] },
  'browser-server': { config: 'vite.browser-server.config.ts', sources: ['electron', 'shared'] },
  renderer: { config: 'vite.renderer.config.ts', sources: ['renderer', 'shared'] },
  endpoint: { config: 'vite.endpoint.config.ts', sources: ['la-endpoint', 'shared'] },
  load: {
    config: 'vite.load.config.ts',
    sources: ['tests/bench/load', 'tests/endpoint/harness', 'tests/factories', 'la-endpoint', 'shared'],
  },
  bench: { config: 'vite.bench.config.ts', sources: ['tests/bench/page', 'renderer', 'shared'] },
  'store-tests': { config: 'vite.store-tests.config.ts', sources: ['tests/store/page', 'renderer', 'shared'] },
};
export const PRODUCT_PARTS = ['main', 'preload', 'browser-server', 'renderer'];
const ALWAYS_SOURCES = ['build', 'package-lock.json', 'tsconfig.json'];
const LOCK_WAIT_MS = 100;
const STALE_LOCK_MS = 120_000;

/**
 * Builds the named parts whose sources changed since their last build.
 * @param {string[]} parts names out of PARTS
 * @returns {Promise<string[]>} the parts that were built
 */
export async function buildWhereStale(parts) {
  await mkdir(distDir, { recursive: true });
  const unlock = await lockDist();
  try {
    const built = [];
    for (const part of parts) {
      const fingerprint = await fingerprintOf([...ALWAYS_SOURCES, ...PARTS[part].sources]);
      if (fingerprint === (await readFile(stampOf(part), 'utf8').catch(() => null))) continue;
      await buildPart(part);
      await writeFile(stampOf(part), fingerprint);
      built.push(part);
    }
    return built;
  } finally {
    await unlock();
  }
}

const stampOf = (part) => join(distDir, `.${part}.stamp`);

/** Builds beside the old output and swaps, so that a failed build leaves the last good one. */
async function buildPart(part) {
  const outDir = join(distDir, part);
  const freshDir = join(distDir, `.fresh-${part}`);
  await build({
    configFile: join(repositoryDir, 'build', PARTS[part].config),
    logLevel: 'warn',
    build: { outDir: freshDir, emptyOutDir: true },
  });
  await rm(outDir, { recursive: true, force: true });
  await rename(freshDir, outDir);
}

async function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const line of await statLines(source)) hash.update(line);
  }
  return hash.digest('hex');
}

async function statLines(path) {
  const found = await stat(join(repositoryDir, path)).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [`${path} ${found.size} ${found.mtimeMs}\n`];
  const names = (await readdir(join(repositoryDir, path))).sort();
  return (await Promise.all(names.map((name) => statLines(`${path}/${name}`)))).flat();
}

async function lockDist() {
  const lock = join(distDir, '.lock');
  for (;;) {
    try {
      await mkdir(lock);
      return () => rmdir(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = await stat(lock).then(
        (found) => Date.now() - found.mtimeMs,
        () => 0,
      );
      if (age > STALE_LOCK_MS) await rmdir(lock).catch(() => undefined);
      await new Promise((resume) => setTimeout(resume, LOCK_WAIT_MS));
    }
  }
}
