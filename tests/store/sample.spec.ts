import { expect, test } from './harness.ts';

test('the sample centre is founded with its people and a term of registers, told in the names of those who took them', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    const steps = await store.foundSample('2026-11-20');
    const session = store.session();
    const entries = await store.entriesOf(session, '2026-11-19');
    return {
      steps,
      entries,
      pupils: session.replica.all('pupil').length,
      groups: session.replica.all('group').length,
      unsettled: session.replica.pending.length,
      settled: await session.database.codes.count(),
      openToday: (await store.entriesOf(session, '2026-11-20')).flat().length,
    };
  });
  expect(seen.steps.at(-1)).toBe(1);
  expect(seen.steps).toEqual(seen.steps.toSorted((a, b) => a - b));
  expect(seen.pupils).toBeGreaterThan(55);
  expect(seen.groups).toBe(16);
  expect([seen.unsettled, seen.openToday]).toEqual([0, 0]);
  expect(seen.settled).toBeGreaterThan(100);
  const all = seen.entries.flat();
  expect(new Set(all.map(({ by }) => by)).size).toBeGreaterThanOrEqual(4);
  expect(all.filter(({ reason }) => reason !== undefined).length).toBeGreaterThan(0);
});

test('a tutor signs in to the sample centre after the laptop was off, and sees the same day', async ({
  launch,
  profileDir,
}) => {
  const first = await launch({ profileDir });
  const before = await first.page.evaluate(async () => {
    await window.store.foundSample('2026-11-20');
    return window.store.entriesOf(window.store.session(), '2026-11-18');
  });
  await first.kill();
  const again = await launch({ profileDir });
  const after = await again.page.evaluate(async () => {
    const { store } = window;
    await store.openStore('sample');
    const [tutor] = store.sampleStaff;
    const entered = await store.signIn('sample', store.database(), tutor.id, tutor.passphrase, null);
    if (!entered.ok) throw new Error(entered.error.message);
    return store.entriesOf(entered.value, '2026-11-18');
  });
  expect(after).toEqual(before);
});

test('only the sample centre can be given a past', async ({ page }) => {
  const answer = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const act = { changes: store.pupilAndEnrolment(1), by: 'm-lead', position: 'Lead', at: 0 };
    const result = await store.appendAs(store.session(), [act]);
    return { code: result.ok ? 'written' : result.error.code, pupils: store.session().replica.all('pupil').length };
  });
  expect(answer).toEqual({ code: 'not-sample', pupils: 0 });
});
