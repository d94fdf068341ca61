import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repositoryDir } from '../../../build/paths.mjs';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { HeadlessDevice } from '../harness/headless-device.ts';
import { marked, pupilId, set } from '../harness/school.ts';
import { officeAndRoom, type TwoLaptops } from '../harness/laptops.ts';
import { adminId, pull, startOfTests, type World } from '../harness/world.ts';

export const at = startOfTests;
const offices = new WeakSet<HeadlessDevice>();

/** A class, its office and a key worker's laptop, which turns small pages. */
export async function twoLaptops(): Promise<TwoLaptops> {
  const contact = created('contact', 'contact-1', { pupil: pupilId(1), order: 1, name: 'Ari Example' });
  const laptops = await officeAndRoom([contact], { pageSize: { entries: 7, rows: 7, bytes: 20_000 } });
  offices.add(laptops.office);
  return laptops;
}

export const phone = (to: string): Change => set('contact', 'contact-1', pupilId(1), { phone: [null, to] });

export function mark(device: HeadlessDevice, pupil: number, code: string, when = at): number {
  const by = offices.has(device) ? adminId : 'ruth';
  return device.write({ by, at: when, changes: [marked({ pupil }, { code })] });
}

/** Another test, with a browser, holds the app's side of a row: it must be there under these words. */
export async function isHeldBy(file: string, words: string): Promise<void> {
  expect(await readFile(join(repositoryDir, file), 'utf8')).toContain(words);
}

/** A laptop's own view, on one that has nothing yet. */
export async function blankOf(world: World, laptop: HeadlessDevice): Promise<HeadlessDevice> {
  const blank = new HeadlessDevice(laptop.id, laptop.keys);
  await pull(world, blank);
  return blank;
}
