import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listPackage, extractFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { repositoryDir } from '../../build/paths.mjs';

/**
 * Packs the real build around an executable that holds nothing but a fuse wire, because Electron's own is not everywhere.
 * That shows what is packed and which fuses are set; only the real binary can show that they are obeyed.
 */
const folder = join(repositoryDir, 'test-results', 'pack');
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const OFF = 48;
const ON = 49;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const electronDir = join(folder, 'electron');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(electronDir, 'resources'), { recursive: true });
  await writeFile(join(electronDir, 'electron'), `${SENTINEL}\u0001\u0009${'1'.repeat(9)}`, { mode: 0o755 });
  await writeFile(join(electronDir, 'version'), '45.4.1');
  const builder = join(repositoryDir, 'node_modules', 'electron-builder', 'cli.js');
  const settings = [`-c.electronDist=${electronDir}`, `-c.directories.output=${join(folder, 'out')}`];
  await promisify(execFile)(process.execPath, [builder, '--linux', 'dir', '--x64', '--publish', 'never', ...settings], {
    cwd: repositoryDir,
  });
});

const asarFile = (): string => join(folder, 'out', 'linux-unpacked', 'resources', 'app.asar');

test('the package holds the three bundles and the licences, and no source, map or module folder', () => {
  const files = listPackage(asarFile(), { isPack: false });
  for (const file of ['/dist/main/main.js', '/dist/preload/preload.cjs', '/dist/renderer/index.html', '/LICENSE']) {
    expect(files).toContain(file);
  }
  expect(files.filter((file) => /node_modules|\.map$|\.tsx?$|store-tests|browser-server|^\/tests/.test(file))).toEqual(
    [],
  );
});

test('the package starts at the built main process', () => {
  const manifest = JSON.parse(extractFile(asarFile(), 'package.json').toString('utf8')) as { main: string };
  expect(manifest.main).toBe('dist/main/main.js');
});

test('every way to run foreign code in the app is fused off, and only the packed code is run', async () => {
  const wire = await getCurrentFuseWire(join(folder, 'out', 'linux-unpacked', 'waymark'));
  expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
  expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
  expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
});

test('the preload script needs nothing but Electron', async () => {
  const preload = await readFile(join(repositoryDir, 'dist', 'preload', 'preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\((["'`].*?["'`])\)/g)].map((match) => match[1])).toEqual(['"electron"']);
});
