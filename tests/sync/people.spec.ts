import { expect, look, passphrase, test } from './harness.ts';
import { changePerson, exchanged, foundAt, invited, statusOf, untilClean } from './steps.ts';

test('what a colleague kept before joining waits at the endpoint, and is taken once they take up their invitation here', async ({
  endpoint,
  launch,
}) => {
  const { page } = await launch();
  const secret = await foundAt(page, endpoint, 1);
  const code = await invited(page, secret, { staff: 'm-tutor', name: 'Dele Mockford', role: 'staff' });
  await changePerson(page, 'tutor');
  await exchanged(page);
  await page.evaluate(() => window.store.mark(1, '2026-09-21', { code: '/' }));
  await expect.poll(() => statusOf(page)).toMatchObject({ unsent: 0, parked: 1, isUpToDate: false });
  expect(await page.evaluate(() => window.store.parkedNow())).toMatchObject([
    { what: 'Mark', why: 'account', by: 'm-tutor', pupil: 'p-1', fields: { code: [null, '/'] } },
  ]);
  expect(await page.evaluate(() => window.store.markStory('e-1', '2026-09-21'))).toEqual([]);

  const name = await page.evaluate(
    async ([typed, words]) => {
      const { store } = window;
      const platform = store.choosePlatform();
      const added = await store.syncApi.addPersonHere(store.session(), { code: typed, passphrase: words, platform });
      return store.need(added).name;
    },
    [code, passphrase] as const,
  );
  expect(name).toBe('Dele Mockford');
  await untilClean(page);
  expect(await page.evaluate(() => window.store.markStory('e-1', '2026-09-21'))).toEqual(['/ m-tutor']);
  const entries = await look<{ n: string }>(endpoint, 'select 1 as n from mark_entry');
  expect(entries.length).toBe(1);
});
