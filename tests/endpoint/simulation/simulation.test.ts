import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshSchema, withoutDisk } from '../harness/schema.ts';
import { nothingMet, type Met } from './faults.ts';
import { problemsOf } from './invariants.ts';
import { keptSeeds } from './kept-seeds.ts';
import { simulate } from './run.ts';
import { setStage, type Stage } from './stage.ts';

const usualSeeds = 50;
const count = Number(process.env['WAYMARK_SIM_SEEDS'] ?? usualSeeds);
const from = Number(process.env['WAYMARK_SIM_FROM'] ?? 1);
const seeds = Array.from({ length: count }, (_, index) => from + index);
/** Fewer runs than these may by chance not meet everything. */
const enoughToMeetAll = 40;

let stage: Stage;
const metInAll = nothingMet();

beforeAll(async () => {
  stage = await setStage(await freshSchema(withoutDisk));
});

afterAll(() => stage.close());

async function problemsIn(seed: number): Promise<readonly string[]> {
  const ended = await simulate(stage, seed);
  for (const name of Object.keys(metInAll) as (keyof Met)[]) metInAll[name] += ended.met[name];
  return problemsOf(ended, metInAll);
}

it.each(seeds)('whatever the line does, nothing is lost, doubled or seen by the wrong laptop (seed %i)', async (seed) =>
  expect(await problemsIn(seed)).toEqual([]),
);

for (const { seed, found } of keptSeeds) {
  it(`seed ${seed}, which once found: ${found}`, async () => expect(await problemsIn(seed)).toEqual([]));
}

it('the runs met every kind of trouble they are there for', () => {
  process.stdout.write(`${count} runs from seed ${from} met ${JSON.stringify(metInAll)}\n`);
  const missing = Object.entries(metInAll).flatMap(([name, times]) => (times > 0 ? [] : [name]));
  expect(count < enoughToMeetAll ? [] : missing).toEqual([]);
});
