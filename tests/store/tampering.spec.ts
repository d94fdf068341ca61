import { expect, test } from './harness.ts';

const kinds = [
  'a bit of a row altered',
  'the number of its key altered',
  'a part moved to another pupil',
  'a part moved to another tier',
] as const;

for (const kind of kinds) {
  test(`a row is refused, not believed: ${kind}`, async ({ page }) => {
    const problem = await page.evaluate(async (how) => {
      const { store } = window;
      await store.found();
      await store.keep([...store.pupilAndEnrolment(1), ...store.pupilAndEnrolment(2)]);
      await store.settle(store.session());
      const [first, second] = (await store.rawRows('packs')).filter((row) => row.type === 'pupil');
      const part = first?.p.sensitive;
      if (first === undefined || second?.p.sensitive === undefined || part === undefined)
        throw new Error('Two pupils were expected');
      if (how === 'a bit of a row altered') part[40] = (part[40] ?? 0) ^ 1;
      if (how === 'the number of its key altered') part[0] = 9;
      if (how === 'a part moved to another pupil') first.p.sensitive = second.p.sensitive;
      if (how === 'a part moved to another tier') first.p.contact = part;
      await store.rawPut('packs', first);
      store.leave();
      return store.enter('lead').then(
        () => 'opened',
        (reason: unknown) => (reason instanceof Error ? reason.name : ''),
      );
    }, kind);
    expect(problem).toBe('RowTampered');
  });
}

test('a table written past the write door is refused and stays as it was', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    await store.settle(store.session());
    const { meta, records, commits, members } = store.database();
    const attempts: (() => PromiseLike<unknown>)[] = [
      () => meta.put({ name: 'settledTo', value: null }),
      () => meta.delete('identity'),
      () => records.clear(),
      () => commits.where('[device+n]').above(['', 0]).delete(),
      () => members.update('m-tutor', { role: 'administrator' }),
      () => store.database().transaction('rw', meta, () => meta.put({ name: 'x', value: 1 })),
    ];
    const names = ['meta', 'members', 'commits', 'packs', 'records'];
    const count = () => Promise.all(names.map(async (name) => (await store.rawRows(name)).length));
    const before = await count();
    const problems: string[] = [];
    for (const attempt of attempts) {
      await attempt().then(
        () => problems.push('written'),
        (reason: unknown) => problems.push(String(reason)),
      );
    }
    const tutor = await members.get('m-tutor');
    return { problems, before, after: await count(), role: tutor?.role };
  });
  for (const problem of seen.problems) expect(problem).toContain('outside the write door');
  expect(seen.problems).toHaveLength(6);
  expect(seen.after).toEqual(seen.before);
  expect(seen.role).toBe('staff');
});

test('an entry that names no day of any register is refused before it can spoil the log', async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const keys = ['e-1|2026-02-30|AM', 'e-1|2026-11-18|NOON', 'e-1', '|2026-11-18|AM'];
    const results = await Promise.all(
      keys.map((key) => store.commit(store.session(), { changes: [store.created('mark', key, { code: '/' })] })),
    );
    return results.map((result) => (result.ok ? 'kept' : result.error.code));
  });
  expect(codes).toEqual(['bad-key', 'bad-key', 'bad-key', 'bad-key']);
});

test('a role raised in the plain row of the sign-in screen lets nobody do more', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const row = await store.database().members.get('m-tutor');
    await store.rawPut('members', { ...row, role: 'administrator' });
    store.leave();
    await store.enter('tutor');
    const closure = store.created('closure', 'c-1', {
      from: store.localDate('2026-11-20'),
      to: store.localDate('2026-11-20'),
      kind: 'inset',
    });
    const kept = await store.commit(store.session(), { changes: [closure] });
    return { role: store.session().member.role, code: store.codeOf(kept) };
  });
  expect(seen).toEqual({ role: 'staff', code: 'not-allowed' });
});
