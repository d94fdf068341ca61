import { expect, oneTimeCode, passphrase, test } from './harness.ts';

const day = '2026-09-21';

test('a centre is sent whole, a second laptop shows the same, and two marks of one pupil are settled by a person', async ({
  endpoint,
  launch,
}) => {
  const { page: first } = await launch();
  const { page: second } = await launch();
  const secret = await first.evaluate(
    async ([address, code, words]) => {
      const { store } = window;
      await store.found();
      await store.keep([1, 2, 3].flatMap((number) => store.pupilAndEnrolment(number)));
      await store.keepChange('pupil', 'p-1', { forename: 'Zeb' });
      return store.connect(address, code, words);
    },
    [endpoint.address, endpoint.code, passphrase] as const,
  );
  await expect
    .poll(() => first.evaluate(() => window.store.syncStatus()))
    .toMatchObject({ isUpToDate: true, unsent: 0 });

  const code = await first.evaluate(
    ([words, digits]) =>
      window.store.invite('m-lead', 'Bryn Sampleton', 'lead', { passphrase: words, oneTimeCode: digits }),
    [passphrase, oneTimeCode(secret)] as const,
  );
  await second.evaluate(([address, typed, words]) => window.store.joinAt(address, typed, words), [
    endpoint.address,
    code,
    passphrase,
  ] as const);
  await expect
    .poll(() => second.evaluate(() => window.store.syncStatus()))
    .toMatchObject({ isFilled: true, isUpToDate: true });
  const shown = (page: typeof first) =>
    page.evaluate(async () => {
      const { store } = window;
      return store.inOrder(await store.answersOf([{ from: '2026-08-28', to: '2026-11-01' }]));
    });
  expect(await shown(second)).toEqual(await shown(first));
  expect(JSON.stringify(await shown(second))).toContain('Keeps inhaler 2');

  for (const page of [first, second]) await page.evaluate(() => window.store.cutLine({ request: true }));
  await first.evaluate((date) => window.store.mark(1, date, { code: '/' }), day);
  await second.evaluate((date) => window.store.mark(1, date, { code: 'L', minutesLate: 7 }), day);
  expect(await second.evaluate((date) => window.store.markStory('e-1', date), day)).toEqual(['L m-lead']);

  await first.evaluate(() => window.store.cutLine({ request: false }));
  await first.evaluate(() => window.store.exchangeOnce());
  await second.evaluate(() => window.store.cutLine({ request: false }));
  await second.evaluate(() => window.store.exchangeOnce());
  await expect.poll(() => second.evaluate(() => window.store.contestsNow().length)).toBe(1);
  expect(await second.evaluate((date) => window.store.markStory('e-1', date), day)).toEqual(['/ m-admin']);
  await first.evaluate(() => window.store.exchangeOnce());
  await expect.poll(() => first.evaluate(() => window.store.contestsNow().length)).toBe(1);
  const [contest] = await first.evaluate(() => window.store.contestsNow());
  expect(contest).toMatchObject({
    label: 'Mark',
    standing: { values: { code: '/' }, by: 'm-admin', where: 'This laptop' },
    proposals: [{ values: { code: 'L', minutesLate: 7 }, by: 'm-lead', where: 'Another laptop' }],
  });
  expect(await first.evaluate(() => window.store.syncStatus())).toMatchObject({ isUpToDate: false, toSettle: 1 });

  const refused = await first.evaluate(async () => {
    const { store } = window;
    const [open] = store.contestsNow();
    const id = open?.proposals[0]?.id ?? '';
    return open === undefined ? '' : store.codeOf(await store.syncApi.settleContest(store.session(), open, id));
  });
  expect(refused).toBe('needs-reason');
  await first.evaluate(async () => {
    const { store } = window;
    const [open] = store.contestsNow();
    if (open === undefined) throw new Error('Nothing to settle');
    const why = 'Bryn saw Zeb come in at 9.07';
    store.need(await store.syncApi.settleContest(store.session(), open, open.proposals[0]?.id ?? '', why));
  });
  await expect
    .poll(() => first.evaluate(() => window.store.syncStatus()))
    .toMatchObject({ isUpToDate: true, toSettle: 0 });
  await second.evaluate(() => window.store.exchangeOnce());
  await expect
    .poll(() => second.evaluate(() => window.store.syncStatus()))
    .toMatchObject({ isUpToDate: true, toSettle: 0 });
  for (const page of [first, second]) {
    expect(await page.evaluate((date) => window.store.markStory('e-1', date), day)).toEqual([
      '/ m-admin',
      'L m-admin Bryn saw Zeb come in at 9.07',
    ]);
  }
});
