import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryDir } from '../../../build/paths.mjs';

async function read(path: string): Promise<string> {
  return readFile(join(repositoryDir, path), 'utf8');
}

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
}

test('every package has its reason in docs/dependencies.md, and no reason is left for one that went', async () => {
  const { devDependencies } = JSON.parse(await read('package.json')) as Manifest;
  const rows = (await read('docs/dependencies.md')).split('\n').filter((line) => /^\| (?!package |---)/.test(line));
  const explained = rows.flatMap((row) => (row.split('|')[1] ?? '').split(',').map((name) => name.trim()));
  expect(explained.sort()).toEqual(Object.keys(devDependencies).sort());
});

test('every version is exact, and nothing has to be installed beside the built app', async () => {
  const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Manifest;
  expect(dependencies).toBeUndefined();
  expect(Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
