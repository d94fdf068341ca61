import { expect, test } from './harness.ts';

test('a centre is founded, and a member of staff signs in again after the laptop lost its power', async ({
  launch,
  profileDir,
}) => {
  const first = await launch({ profileDir });
  await first.page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const kept = await store.commit(store.session(), { changes: store.pupilAndEnrolment(1) });
    if (!kept.ok) throw new Error(kept.error.message);
  });
  await first.kill();
  const again = await launch({ profileDir });
  const seen = await again.page.evaluate(async () => {
    const { store } = window;
    const state = await store.openStore();
    await store.enter('lead');
    const { replica } = store.session();
    return {
      state,
      centre: replica.all('centre'),
      staff: replica.all('staff').length,
      pupil: replica.one('pupil', 'p-1'),
    };
  });
  expect(seen).toMatchObject({ state: 'open', staff: 4, centre: [{ name: 'Testbourne Pupil Referral Unit' }] });
  expect(seen.pupil).toMatchObject({
    surname: 'Quillfeather1',
    medical: 'Keeps inhaler 1 in the office',
    middleNames: 'Ptolemy1',
  });
});

test('a wrong passphrase and the passphrase of a colleague are refused with the same words, and no key stays behind', async ({
  page,
}) => {
  const answers = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    store.leave();
    const refusals: (string | undefined)[] = [];
    for (const attempt of ['copper kettle at dusk', store.people.lead.passphrase, '']) {
      const result = await store.signIn('real', store.database(), store.people.administrator.id, attempt, null);
      refusals.push(result.ok ? undefined : result.error.message);
    }
    return { refusals, keyring: store.database().keyring };
  });
  expect(new Set(answers.refusals).size).toBe(1);
  expect(answers.refusals[0]).toContain('Check it and try again');
  expect(answers.keyring).toBeNull();
});

test('a laptop with another device secret does not open the store with the right passphrase', async ({ page }) => {
  const opened = await page.evaluate(async () => {
    const { store } = window;
    const { id, passphrase } = store.people.administrator;
    await store.found({ secret: new Uint8Array(32).fill(7) });
    store.leave();
    const own = await store.signIn('real', store.database(), id, passphrase, new Uint8Array(32).fill(7));
    if (own.ok) store.hand.session = own.value;
    store.leave();
    const other = await store.signIn('real', store.database(), id, passphrase, new Uint8Array(32).fill(8));
    return { own: own.ok, other: other.ok };
  });
  expect(opened).toEqual({ own: true, other: false });
});

test('a second founding is refused and leaves the first centre as it was', async ({ page }) => {
  const second = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const whileOpen = await store.foundTestCentre();
    store.hand.release();
    const later = await store.foundTestCentre();
    const kept = await store.commit(store.session(), { changes: store.pupilAndEnrolment(1) });
    return { refusals: [whileOpen, later].map((result) => (result.ok ? '' : result.error.code)), kept: kept.ok };
  });
  expect(second).toEqual({ refusals: ['another-window', 'exists'], kept: true });
});

test('a founding that cannot be finished leaves no half-made centre', async ({ page }) => {
  const after = await page.evaluate(async () => {
    const { store } = window;
    const bad = store.created('term', 't-1', {
      name: 'Autumn',
      from: store.localDate('2026-09-01'),
      to: store.localDate('2026-12-18'),
    });
    const result = await store.foundTestCentre({
      changes: [{ ...bad, fields: { ...bad.fields, to: [null, 'not a day'] } }],
    });
    return { ok: result.ok, centres: await store.centresHere(), again: (await store.foundTestCentre()).ok };
  });
  expect(after).toEqual({ ok: false, centres: [], again: true });
});
