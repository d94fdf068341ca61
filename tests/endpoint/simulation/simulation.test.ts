import { expect, it } from 'vitest';
import { freshSchema } from '../harness/schema.ts';
import { problemsOf, type Counted } from './invariants.ts';
import { nothingMet } from './faults.ts';
import { simulate } from './run.ts';

const usualSeeds = 4;
const seeds = Array.from({ length: Number(process.env['WAYMARK_SIM_SEEDS'] ?? usualSeeds) }, (_, index) => index + 1);
const metInAll: Counted = { ...nothingMet() };

it.each(seeds)(
  'whatever the line does, nothing is lost, doubled or seen by the wrong laptop (seed %i)',
  async (seed) => {
    const ended = await simulate(await freshSchema(), seed);
    const problems = await problemsOf(ended);
    await ended.world.store.close();
    for (const name of Object.keys(metInAll) as (keyof Counted)[]) metInAll[name] += ended.met[name];
    expect(problems).toEqual([]);
  },
);

it('the runs met every kind of trouble they are there for', () => {
  const missing = Object.entries(metInAll).flatMap(([name, count]) => (count > 0 ? [] : [name]));
  expect(missing).toEqual([]);
});
