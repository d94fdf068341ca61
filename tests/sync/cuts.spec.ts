import { expect, look, test } from './harness.ts';
import { exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

/** Rounds of kills; the long run asks for more (WAYMARK_SYNC_KILL_ROUNDS=200). */
const rounds = Number(process.env['WAYMARK_SYNC_KILL_ROUNDS'] ?? 3);
const marksPerRound = 12;
const days = ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25'];

test('a laptop and an endpoint killed while they exchange lose nothing and double nothing', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  test.setTimeout(120_000 + rounds * 40_000);
  const first = await launch({ profileDir });
  await foundAt(first.page, endpoint, rounds * marksPerRound);
  await first.kill();
  let kept = 0;
  for (let round = 0; round < rounds; round += 1) {
    const laptop = await launch({ profileDir });
    const { page } = laptop;
    await page.evaluate(async () => {
      await window.store.enter('administrator');
      window.store.startExchange();
    });
    for (let number = 1; number <= marksPerRound; number += 1) {
      const pupil = round * marksPerRound + number;
      await page.evaluate(([who, day]) => window.store.mark(who, day, { code: '/' }), [
        pupil,
        days[round % days.length] ?? '',
      ] as const);
      kept += 1;
      // Somewhere in the middle, another place each round; the endpoint every other one.
      if (number === 4 + (round % 5) && round % 2 === 1) await endpoint.end('SIGKILL');
    }
    await laptop.kill();
    if (round % 2 === 1) await endpoint.startAgain();
  }
  const { page } = await launch({ profileDir });
  await page.evaluate(async () => {
    await window.store.enter('administrator');
    window.store.startExchange();
  });
  await untilClean(page);
  const [marks] = await look<{ count: string }>(endpoint, 'select count(*) as count from mark_entry');
  expect(Number(marks?.count)).toBe(kept);
  const [commits] = await look<{ all: string; different: string }>(
    endpoint,
    'select count(*) as all, count(distinct (device, n)) as different from log',
  );
  expect(commits?.all).toBe(commits?.different);
  const stories = await page.evaluate(
    async ([count, perRound, each]) => {
      const told: number[] = [];
      for (let pupil = 1; pupil <= count; pupil += 1) {
        const day = each[Math.floor((pupil - 1) / perRound) % each.length] ?? '';
        told.push((await window.store.markStory(`e-${pupil}`, day)).length);
      }
      return told;
    },
    [kept, marksPerRound, days] as const,
  );
  expect(stories).toEqual(Array.from({ length: kept }, () => 1));
});

/** At two thousand rows a page (shared/sync/protocol/bounds.ts). */
const morePupilsThanAPage = 700;

test('a first fill that is cut goes on where it stopped; until it is whole the laptop shows nothing as if it were all', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  const { page: office } = await launch();
  const secret = await foundAt(office, endpoint, morePupilsThanAPage);
  const code = await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' });
  const home = await launch({ profileDir });
  await home.page.evaluate(
    ([address, typed]) => {
      window.store.cutLine({ pullsLeft: 1 });
      return window.store.joinAt(address, typed, 'four quiet herons by the weir');
    },
    [endpoint.address, code] as const,
  );
  await expect
    .poll(() => statusOf(home.page))
    .toMatchObject({ isFilled: false, isUpToDate: false, phase: { is: 'waiting' } });
  expect(await home.page.evaluate(() => window.store.session().replica.all('pupil').length)).toBe(0);
  await home.kill();

  const again = await launch({ profileDir });
  await again.page.evaluate(async () => {
    const { store } = window;
    await store.openStore();
    const joinedAs = await store.signIn('real', store.database(), 'm-lead', 'four quiet herons by the weir', null);
    store.take(store.need(joinedAs));
    store.startExchange();
  });
  await expect.poll(() => statusOf(again.page)).toMatchObject({ isFilled: true, isUpToDate: true });
  expect(await again.page.evaluate(() => window.store.session().replica.all('pupil').length)).toBe(morePupilsThanAPage);
});

test('what is kept while a pull comes in stands over it, and the form that was open before is told apart', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: home } = await launch();
  const secret = await foundAt(office, endpoint, 1);
  await joined(home, endpoint, await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' }));

  await home.evaluate(() => window.store.openForm('pupil', 'p-1'));
  await office.evaluate(() => window.store.keepChange('pupil', 'p-1', { forename: 'Zeb', address: '2 Weir Lane' }));
  await untilClean(office);
  await exchanged(home);
  await expect
    .poll(() => home.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.forename))
    .toBe('Zeb');
  await home.evaluate(() => window.store.saveForm('pupil', { forename: 'Zach' }));
  expect(await home.evaluate(() => window.store.session().replica.one('pupil', 'p-1'))).toMatchObject({
    forename: 'Zach',
    address: '2 Weir Lane',
  });
  await exchanged(home);
  await expect
    .poll(() => home.evaluate(() => window.store.contestsNow()))
    .toMatchObject([
      { unit: 'forename', standing: { values: { forename: 'Zeb' } }, proposals: [{ values: { forename: 'Zach' } }] },
    ]);
  expect(await home.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.forename)).toBe('Zeb');
  await home.evaluate(async () => {
    const { store } = window;
    const [open] = store.contestsNow();
    if (open === undefined) throw new Error('Nothing to settle');
    store.need(await store.syncApi.settleContest(store.session(), open, 'standing'));
  });
  await untilClean(home);
  await exchanged(office);
  await expect.poll(() => statusOf(office)).toMatchObject({ toSettle: 0, isUpToDate: true });
});
