import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, afterEach, expect, it } from 'vitest';
import { erasePupil } from '../../la-endpoint/core/erase.ts';
import { fileLedger } from '../../la-endpoint/store/erasure-ledger.ts';
import { openProposals } from '../../shared/sync/contest.ts';
import { personsOf } from '../../shared/pupils/persons.ts';
import { pairOf } from '../../shared/pupils/same-person.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { created } from '../../shared/sync/create.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { laptopOf, officeAndRoom, outcomesOf } from './harness/laptops.ts';
import { ask } from './harness/schema.ts';
import { held, marked, pupilId, school, set } from './harness/school.ts';
import { adminId, administrator, pull, staffChange, sync, type World } from './harness/world.ts';

let world: World;
let office: HeadlessDevice;
let lead: HeadlessDevice;

beforeEach(async () => {
  ({ world, office } = await officeAndRoom([staffChange('lena', 'lead')]));
  lead = await laptopOf(world, office, [{ staff: 'lena', role: 'lead' }]);
});
afterEach(() => world.store.close());

const [a, b, c] = [pupilId(1), pupilId(2), pupilId(3)];

function said(one: string, other: string, stands: string | null): Change {
  const pair = pairOf(one, other);
  const answer = stands === null ? ('two' as const) : ('one' as const);
  return created('samePerson', `${pair.pupil}|${pair.other}`, {
    ...pair,
    answer,
    ...(stands === null ? {} : { stands }),
  });
}

const pairKey = (one: string, other: string): string => Object.values(pairOf(one, other)).join('|');

function write(device: HeadlessDevice, by: string, ...changes: Change[]): number {
  return device.write({ by, at: world.clock.now, reason: 'The same child', changes });
}

const rollOf = (pupils: readonly string[]) =>
  ask<{ pupil: string; starting_day: string }>(
    world.url,
    'select pupil, starting_day::text from on_roll where pupil = any($1) order by starting_day, pupil',
    [pupils],
  );
const summaryOf = (pupil: string) =>
  ask(world.url, 'select code, sessions from mark_summary where pupil = $1 order by code', [pupil]);

it('the LA’s tables show one child on the roll, and each session once; undone, two as before', async () => {
  const marks = [
    marked({ pupil: 1 }, { code: '/' }),
    marked({ pupil: 2 }, { code: 'N' }),
    marked({ pupil: 2, session: 'PM' }, { code: '\\' }),
  ];
  write(lead, 'lena', ...marks);
  await sync(world, lead);
  const before = { roll: await rollOf([a, b]), a: await summaryOf(a), b: await summaryOf(b) };
  expect(before.roll.map(({ pupil }) => pupil)).toEqual([a, b]);
  write(lead, 'lena', said(a, b, a));
  await sync(world, lead);
  expect(await rollOf([a, b])).toEqual([{ pupil: a, starting_day: '2026-09-01' }]);
  expect(await summaryOf(a)).toEqual([
    { code: '/', sessions: '1' },
    { code: '\\', sessions: '1' },
  ]);
  expect(await summaryOf(b)).toEqual([]);
  expect(await ask(world.url, 'select count(*)::int as kept from mark_read where person = $1', [a])).toEqual([
    { kept: 3 },
  ]);
  write(lead, 'lena', set('samePerson', pairKey(a, b), a, { answer: ['one', 'two'], stands: [a, null] }));
  await sync(world, lead);
  expect({ roll: await rollOf([a, b]), a: await summaryOf(a), b: await summaryOf(b) }).toEqual(before);
});

it('a stay that ends leaves the roll to the other file’s from the next day', async () => {
  write(
    lead,
    'lena',
    said(a, b, a),
    set('enrolment', 'enrolment-1', a, { to: [null, '2026-10-02'], ground: [null, 'Moved'] }),
  );
  await sync(world, lead);
  expect(await rollOf([a, b])).toEqual([
    { pupil: a, starting_day: '2026-09-01' },
    { pupil: a, starting_day: '2026-10-03' },
  ]);
});

it('two people say it the same way apart: it is said once; in two ways: a person settles it', async () => {
  write(office, adminId, said(a, b, a), said(b, c, b));
  const n = write(lead, 'lena', said(a, b, a), said(b, c, null));
  await sync(world, office);
  await sync(world, lead);
  await pull(world, office);
  expect(outcomesOf(lead, n)).toEqual([
    { is: 'applied', merged: ['pupil', 'other', 'answer'], nothing: true },
    { is: 'contested', contested: ['answer'], merged: ['pupil', 'other'], nothing: true },
  ]);
  const record = [...office.holding.values()].find(({ key }) => key === pairKey(b, c));
  expect(openProposals(record, 'answer')).toEqual([`${lead.id}.${n}`]);
  expect(held(office, 'samePerson', pairKey(b, c))).toEqual(held(lead, 'samePerson', pairKey(b, c)));
  expect(await rollOf([a, b, c])).toHaveLength(1);
});

it('whoever may not see one of the two is told what is said of an id that never was', async () => {
  const other = `pupil-of-nobody`;
  const outsider = 'pupil-outside';
  const outside = [
    created('pupil', outsider, { surname: 'Bell', forename: 'Sam', dob: '2012-01-01' as never, sex: 'M' }),
    staffChange('lou', 'lead'),
  ];
  write(office, adminId, ...outside);
  await sync(world, office);
  const confined = await laptopOf(world, office, [{ staff: 'lou', role: 'lead', groups: ['group-1'] }]);
  const [there, never] = [write(confined, 'lou', said(a, outsider, a)), write(confined, 'lou', said(a, other, a))];
  const mine = write(confined, 'lou', said(a, b, a));
  await sync(world, confined);
  expect(outcomesOf(confined, there)?.[0]).toMatchObject({ is: 'refused' });
  expect(outcomesOf(confined, there)).toEqual(outcomesOf(confined, never));
  expect(outcomesOf(confined, mine)).toEqual([{ is: 'applied' }]);
});

it('erasing a person erases every file of theirs, and nobody else’s', async () => {
  write(lead, 'lena', said(a, b, a), said(b, c, null));
  await sync(world, lead);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-one-person-'));
  const ledger = fileLedger(join(folder, 'ledger.jsonl'));
  const sender = await administrator(world, office);
  const erased = await world.store.write((tx) =>
    erasePupil(tx, { ...world.ports, ledger }, sender, { pupil: b, why: 'retention' }),
  );
  expect(erased.ok).toBe(true);
  expect((await ledger.all()).map(({ pupil }) => pupil).toSorted()).toEqual([a, b].toSorted());
  expect(await ask(world.url, 'select 1 from record_tier where pupil = any($1)', [[a, b]])).toEqual([]);
  expect(await rollOf([a, b, c])).toEqual([{ pupil: c, starting_day: '2026-09-01' }]);
  await sync(world, lead);
  expect([...lead.holding.values()].filter(({ pupil }) => pupil === a || pupil === b)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

it('chains and circles: the tables and the app follow them to the same person', async () => {
  const pupils = school.pupils.map(({ id }) => id).slice(0, 6);
  const all = pupils.flatMap((one, index) => pupils.slice(index + 1).map((other) => [one, other] as const));
  const values = fc.sample(
    fc
      .subarray(all, { minLength: 3, maxLength: 8 })
      .chain((pairs) =>
        fc.tuple(
          ...pairs.map(([one, other]) =>
            fc.constantFrom(said(one, other, one), said(one, other, other), said(one, other, null)),
          ),
        ),
      ),
    { numRuns: 12, seed: 20261122 },
  );
  const standing = new Map<string, Change>();
  for (const links of values) {
    for (const link of links) standing.set(link.key, link);
    const whole = links.map((link) => ({
      ...link,
      fields: { ...link.fields, stands: link.fields['stands'] ?? [null, null] } as const,
    }));
    write(lead, 'lena', ...whole);
    await sync(world, lead);
    const told = [...standing.values()].map(({ fields }) => {
      const value = (name: string) => fields[name]?.[1] as never;
      return { pupil: value('pupil'), other: value('other'), answer: value('answer'), stands: value('stands') };
    });
    const persons = [...personsOf(told, () => true)].flatMap(([person, files]) =>
      files.map((pupil) => ({ pupil, person })),
    );
    const rows = await ask<{ pupil: string; person: string }>(world.url, 'select pupil, person from person_file');
    const byFile = (x: { pupil: string }, y: { pupil: string }): number => (x.pupil < y.pupil ? -1 : 1);
    expect(rows.toSorted(byFile)).toEqual(persons.toSorted(byFile));
  }
  expect(standing.size).toBeGreaterThan(8);
});
