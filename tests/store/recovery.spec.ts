import { expect, test } from './harness.ts';

test('the printed recovery key lets a person back in with a colleague’s consent, and is replaced by doing so', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    store.leave();
    const use = (options: { key?: string; second?: { memberId: string; passphrase: string } }) =>
      store.useRecoveryKey({
        database: store.database(),
        key: store.hand.recoveryKey,
        memberId: 'm-admin',
        newPassphrase: 'wide river crossing',
        ...store.locking,
        ...options,
      });
    const second = { memberId: 'm-tutor', passphrase: store.people.tutor.passphrase };
    const first = store.hand.recoveryKey;
    const mistyped = `${first.slice(0, 3)}${first[3] === '7' ? '8' : '7'}${first.slice(4)}`;
    const refusals = [
      await use({}),
      await use({ second: { memberId: 'm-admin', passphrase: 'wide river crossing' } }),
      await use({ second: { ...second, passphrase: 'something else entirely' } }),
      await use({ second, key: mistyped }),
      await use({ second, key: '0000-0000-0000-0000-0000-0000-0000' }),
    ];
    const oldStillWorks = store.codeOf(
      await store.signIn('real', store.database(), 'm-admin', store.people.administrator.passphrase, null),
    );
    store.endIfSignedIn();
    const spaced = first.toLowerCase().replaceAll('-', ' ');
    const recovered = store.need(await use({ second, key: spaced }));
    const afterwards = await use({ second, key: first });
    await store.enter('administrator', 'wide river crossing');
    const pupil = store.session().replica.one('pupil', 'p-1');
    await store.settle(store.session());
    await store.reseal(store.session());
    const used = await store.keysInUse();
    store.leave();
    const withNew = await use({ second, key: recovered.recoveryKey });
    store.hand.session = null;
    await store.enter('tutor');
    return {
      refusals: refusals.map(store.codeOf),
      oldStillWorks,
      isNew: recovered.recoveryKey !== first,
      afterwards: store.codeOf(afterwards),
      withNew: store.codeOf(withNew),
      pupil,
      used,
      tutor: store.session().replica.all('pupil').length,
    };
  });
  expect(seen.refusals).toEqual([
    'second-needed',
    'second-needed',
    'wrong-passphrase',
    'recovery-key-mistyped',
    expect.stringMatching(/mistyped|wrong-recovery-key/),
  ]);
  expect(seen).toMatchObject({
    oldStillWorks: 'ok',
    isNew: true,
    afterwards: 'wrong-recovery-key',
    withNew: 'ok',
    tutor: 1,
  });
  expect(seen.pupil).toMatchObject({ medical: 'Keeps inhaler 1 in the office', middleNames: 'Ptolemy1' });
  expect(seen.used).toEqual(['contact 1', 'identity 1', 'register 1', 'sensitive 1']);
});

test('a member of staff who is alone recovers alone', async ({ page }) => {
  const code = await page.evaluate(async () => {
    const { store } = window;
    await store.found({ members: [store.people.administrator] });
    store.leave();
    const result = await store.useRecoveryKey({
      database: store.database(),
      key: store.hand.recoveryKey,
      memberId: 'm-admin',
      newPassphrase: 'wide river crossing',
      ...store.locking,
    });
    await store.enter('administrator', 'wide river crossing');
    return store.codeOf(result);
  });
  expect(code).toBe('ok');
});

test('an administrator replaces the recovery key when its holder leaves', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found({ members: [store.people.administrator] });
    const { recoveryKey } = store.need(await store.replaceRecoveryKey(store.session()));
    await store.keep(store.pupilAndEnrolment(1));
    store.leave();
    const use = (key: string) =>
      store.useRecoveryKey({
        database: store.database(),
        key,
        memberId: 'm-admin',
        newPassphrase: 'wide river crossing',
        ...store.locking,
      });
    const codes = [store.codeOf(await use(store.hand.recoveryKey)), store.codeOf(await use(recoveryKey))];
    await store.enter('administrator', 'wide river crossing');
    return { codes, pupil: store.session().replica.one('pupil', 'p-1') };
  });
  expect(seen.codes).toEqual(['wrong-recovery-key', 'ok']);
  expect(seen.pupil).toMatchObject({ middleNames: 'Ptolemy1' });
});
