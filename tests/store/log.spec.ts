import { expect, test } from './harness.ts';

test('fifty acts at once get fifty numbers, without a gap and in the order they were made', async ({ page }) => {
  const numbers = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const kept = await Promise.all(
      Array.from({ length: 50 }, (_, index) => store.keep(store.pupilAndEnrolment(index))),
    );
    return { kept: kept.map(({ n }) => n), disk: (await store.rawRows('commits')).length };
  });
  expect(numbers.kept).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
  expect(numbers.disk).toBe(51);
});

test('every "Kept" follows a finished transaction that was opened strict', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    interface Opened {
      strict: boolean;
      complete: boolean;
    }
    const writes: Opened[] = [];
    const plain: IDBDatabase['transaction'] = Reflect.get<IDBDatabase, 'transaction'>(
      IDBDatabase.prototype,
      'transaction',
    );
    IDBDatabase.prototype.transaction = function (tables, mode, options) {
      const transaction = plain.call(this, tables, mode, options);
      if (mode === 'readwrite' && [tables].flat().includes('commits')) {
        const opened = {
          strict: transaction.durability === 'strict' && options?.durability === 'strict',
          complete: false,
        };
        writes.push(opened);
        transaction.addEventListener('complete', () => (opened.complete = true));
      }
      return transaction;
    };
    await store.found();
    const afterKept: (Opened | undefined)[] = [{ ...writes.at(-1)! }];
    for (let number = 1; number <= 5; number += 1) {
      await store.keep(store.pupilAndEnrolment(number));
      afterKept.push({ ...writes.at(-1)! });
    }
    return { afterKept, writes: writes.length };
  });
  expect(seen.writes).toBe(6);
  expect(seen.afterKept).toEqual(Array.from({ length: 6 }, () => ({ strict: true, complete: true })));
});

for (const { lost, settled } of [
  { lost: 'a number in the middle', settled: false },
  { lost: 'the newest number, which the tables already hold', settled: true },
]) {
  test(`the store says so when its log has lost ${lost}`, async ({ page }) => {
    const error = await page.evaluate(async (isSettled) => {
      const { store } = window;
      await store.found();
      for (const number of [1, 2, 3]) await store.keep(store.pupilAndEnrolment(number));
      if (isSettled) await store.settle(store.session());
      await store.rawDelete('commits', [store.session().device, isSettled ? 4 : 3]);
      store.leave();
      const problem = await store.enter('lead').then(
        () => 'opened',
        (reason: unknown) => (reason instanceof Error ? reason.name : ''),
      );
      return { problem, keyring: store.database().keyring };
    }, settled);
    expect(error).toEqual({ problem: 'LogBroken', keyring: null });
  });
}

test('an act that waited while the person was signed out is refused, not kept under the next person’s keys', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const session = store.session();
    const acts = [1, 2, 3].map((number) => store.commit(session, { changes: store.pupilAndEnrolment(number) }));
    store.leave();
    const results = await Promise.all(acts);
    await store.enter('lead');
    const after = await store.keep(store.pupilAndEnrolment(9));
    return { codes: results.map((result) => (result.ok ? 'kept' : result.error.code)), after: after.n };
  });
  const kept = seen.codes.filter((code) => code === 'kept').length;
  expect(seen.codes.slice(kept).every((code) => code === 'locked')).toBe(true);
  expect(seen.codes.length - kept).toBeGreaterThan(0);
  expect(seen.after).toBe(kept + 2);
});
