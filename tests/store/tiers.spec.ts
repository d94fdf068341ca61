import { expect, test } from './harness.ts';

test('a tutor’s session holds no key that opens what the tutor may not see, and sees none of it', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    await store.settle(store.session());
    store.leave();
    await store.enter('tutor');
    const rows = await store.rawRows('packs');
    const pupilRow = rows.find((row) => row.type === 'pupil');
    const opened = store.tryEveryKey(store.session(), 'packs', pupilRow);
    return {
      pupil: store.session().replica.one('pupil', 'p-1'),
      tiersOnDisk: Object.keys(pupilRow?.p ?? {}).sort(),
      opened,
    };
  });
  expect(seen.tiersOnDisk).toEqual(['contact', 'identity', 'register', 'sensitive']);
  expect(seen.opened).toEqual(['register']);
  expect(seen.pupil).toMatchObject({ surname: 'Quillfeather1' });
  for (const hidden of ['address', 'medical', 'middleNames']) expect(seen.pupil).not.toHaveProperty(hidden);
});

test('what a lead wrote and a tutor settled is whole when the lead is back, with its history in the order it was made', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    await store.keepChange('pupil', 'p-1', { forename: 'Ziggy', medical: 'None now' });
    await store.keepChange('pupil', 'p-1', { address: 'Moved away' }, 1_700_000_000_000);
    store.leave();
    await store.enter('tutor');
    await store.settle(store.session());
    store.leave();
    await store.enter('lead');
    const read = () => ({
      pupil: store.session().replica.one('pupil', 'p-1'),
      trail: store
        .session()
        .replica.slice('pupil', 'p-1')
        ?.trail.map(({ n, fields }) => [n, Object.keys(fields).sort()]),
    });
    const before = read();
    await store.settle(store.session());
    store.leave();
    await store.enter('lead');
    return { before, after: read() };
  });
  expect(seen.before.pupil).toMatchObject({
    forename: 'Ziggy',
    medical: 'None now',
    address: 'Moved away',
    middleNames: 'Ptolemy1',
  });
  expect(seen.before.trail).toEqual([
    [2, []],
    [3, ['forename', 'medical']],
    [4, ['address']],
  ]);
  expect(seen.after).toEqual(seen.before);
});

test('a record withdrawn before the lead’s parts were settled stays withdrawn for the lead', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    const pupil = store.session().replica.one('pupil', 'p-1');
    if (pupil !== undefined) await store.keep([store.withdrawn('pupil', pupil)]);
    store.leave();
    await store.enter('tutor');
    await store.settle(store.session());
    store.leave();
    await store.enter('lead');
    return store.session().replica.one('pupil', 'p-1') ?? null;
  });
  expect(seen).toBeNull();
});

test('the first value of a field that was empty when the record was made is in its history', async ({ page }) => {
  const trail = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const { medical: _left, ...values } = store.pupilValues(1);
    await store.keep([store.created('pupil', 'p-1', values)]);
    await store.keepChange('pupil', 'p-1', { medical: 'Nut allergy' });
    await store.settle(store.session());
    store.leave();
    await store.enter('lead');
    return store
      .session()
      .replica.slice('pupil', 'p-1')
      ?.trail.map(({ fields }) => fields);
  });
  expect(trail).toEqual([{}, { medical: [null, 'Nut allergy'] }]);
});
