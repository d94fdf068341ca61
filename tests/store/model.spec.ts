import { countsOf, entriesOf, historyOf, recordsOf, type Done, type Viewer } from './model/plain-model.ts';
import { expect, test } from './harness.ts';

const rounds = 8;
const actsPerRound = 300;
const enrolments = ['e-1', 'e-2', 'e-3', 'e-4', 'e-5', 'e-6'];
const ranges = [
  { from: '2026-08-28', to: '2026-11-01' },
  { from: '2026-08-30', to: '2026-10-28' },
  { from: '2026-09-01', to: '2027-08-31' },
  { from: '2026-10-28', to: '2026-10-29' },
];

/** Ids and days are texts in every record. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function markKeysOf(done: readonly Done[]): string[] {
  return [
    ...new Set(done.flatMap(({ changes }) => changes.filter(({ type }) => type === 'mark').map(({ key }) => key))),
  ];
}

function expected(done: readonly Done[], viewer: Viewer) {
  const keys = markKeysOf(done);
  const pupils = recordsOf(done, 'pupil', viewer);
  const byDay: Record<string, unknown[]> = {};
  for (const type of ['observation', 'absenceAttempt']) {
    for (const record of recordsOf(done, type, viewer)) (byDay[`${type} ${text(record['date'])}`] ??= []).push(record);
  }
  for (const list of Object.values(byDay))
    list.sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
  return {
    marks: Object.fromEntries(keys.map((key) => [key, entriesOf(done, key, viewer)])),
    counts: ranges.map(({ from, to }) =>
      Object.fromEntries(enrolments.map((enrolment) => [enrolment, countsOf(done, enrolment, from, to)])),
    ),
    pupils,
    histories: Object.fromEntries(pupils.map(({ id }) => [text(id), historyOf(done, 'pupil', text(id), viewer)])),
    byDay,
  };
}

/** Lists without a promised order, in one order. */
function sorted<T extends { pupils: readonly unknown[] }>(answers: T): T {
  const byId = (a: unknown, b: unknown) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1);
  return { ...answers, pupils: answers.pupils.toSorted(byId) };
}

test('after thousands of random acts by different people, the tables say what a plain reading of every act says', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const founding = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const changes = [1, 2, 3, 4, 5, 6].flatMap((number) => store.pupilAndEnrolment(number));
    const { id, position } = store.session().member;
    return JSON.stringify([{ ...(await store.keep(changes)), by: id, position, changes }]);
  });
  const done = JSON.parse(founding) as Done[];
  for (let round = 0; round < rounds; round += 1) {
    const acts = await page.evaluate(([from, count, marks]) => window.store.actAtRandom(from, count, marks), [
      seed * 100 + round,
      actsPerRound,
      markKeysOf(done),
    ] as const);
    done.push(...(JSON.parse(acts) as Done[]));
    if (round % 3 === 2) {
      await page.reload();
      await page.evaluate(() => window.store.enter('tutor'));
    }
    for (const viewer of ['tutor', 'lead'] as const) {
      const answers = await page.evaluate(
        async ([who, asked]) => {
          window.store.leave();
          await window.store.enter(who);
          return window.store.answersOf(asked);
        },
        [viewer, ranges] as const,
      );
      expect(sorted(answers), `seed ${seed}, round ${round}, as ${viewer}`).toEqual(sorted(expected(done, viewer)));
    }
  }
  const tables = await page.evaluate(async () => {
    const { store } = window;
    await store.settle(store.session());
    const settled = await store.tablesInMeaning();
    store.need(await store.rebuild(store.session()));
    return { settled, rebuilt: await store.tablesInMeaning(), commits: store.session().lastNumber };
  });
  expect(tables.commits).toBeGreaterThan(2000);
  expect(tables.rebuilt === tables.settled, `seed ${seed}: the tables rebuilt from the log say the same`).toBe(true);
});

test('only who may read all of the log rebuilds the tables from it', async ({ page }) => {
  const code = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    store.leave();
    await store.enter('tutor');
    return store.codeOf(await store.rebuild(store.session()));
  });
  expect(code).toBe('not-allowed');
});
