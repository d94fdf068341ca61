import { expect, test } from './harness.ts';

/** The name of the real centre's store: people's data live under it, so it never changes. */
const storeName = 'waymark-centre';

test('a full disk refuses in words, leaves nothing half done, and works again after room was made', async ({
  page,
}) => {
  const tools = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  // Set before the first use: Chromium remembers for a while how much room there was.
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
  await page.evaluate(() => window.store.found());
  const full = await page.evaluate(async () => {
    const { store } = window;
    const random = () =>
      Array.from(crypto.getRandomValues(new Uint8Array(9000)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const act = (number: number) =>
      Array.from({ length: 20 }, (_, part) =>
        store.created('setting', `filler-${number}-${part}`, { name: `filler-${number}-${part}`, value: random() }),
      );
    let kept = 0;
    for (let number = 0; number < 60; number += 1) {
      const result = await store.commit(store.session(), { changes: act(number) });
      if (!result.ok) return { kept, refusal: result.error, inMemory: store.session().replica.all('setting').length };
      kept += 1;
    }
    throw new Error('The disk never became full');
  });
  expect(full.refusal.code).toBe('disk-full');
  expect(full.refusal.message).toContain('was not kept');
  expect(full.inMemory).toBe(full.kept * 20);
  expect(await page.evaluate(async () => (await window.store.rawRows('commits')).length)).toBe(full.kept + 1);
  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  const after = await page.evaluate(async () => {
    const { store } = window;
    const kept = await store.keep(store.pupilAndEnrolment(1));
    await store.settle(store.session());
    store.leave();
    await store.enter('lead');
    return { n: kept.n, settings: store.session().replica.all('setting').length };
  });
  expect(after).toEqual({ n: full.kept + 2, settings: full.kept * 20 });
});

test('a second window is told so and touches nothing; it may work once the first is closed', async ({
  page,
  context,
}) => {
  await page.evaluate(() => window.store.found());
  const second = await context.newPage();
  await second.goto(page.url());
  expect(await second.evaluate(() => window.store.openStore())).toBe('another-window');
  await page.close();
  await expect.poll(() => second.evaluate(() => window.store.openStore())).toBe('open');
});

test('a store written by a newer Waymark is not opened and stays untouched', async ({ page }) => {
  const seen = await page.evaluate(async (name) => {
    const { store } = window;
    const open = (version?: number) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
        request.onupgradeneeded = () => request.result.createObjectStore('later').put('from next year', 'kept');
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('not opened'));
        };
      });
    (await open(9990)).close();
    const state = await store.openStore();
    const founded = await store.foundTestCentre();
    const still = await open();
    return {
      state,
      founded: founded.ok ? '' : founded.error.code,
      version: still.version,
      stores: [...still.objectStoreNames],
    };
  }, storeName);
  expect(seen).toEqual({ state: 'newer-store', founded: 'exists', version: 9990, stores: ['later'] });
});

test('when the store is closed under the person, the app is told, the act is refused in words, and nothing kept is lost', async ({
  page,
  context,
}) => {
  await page.evaluate(async () => {
    await window.store.found();
    await window.store.keep(window.store.pupilAndEnrolment(1));
    window.store.leave();
    await window.store.closeDatabase(window.store.database());
    window.store.hand.release();
    window.store.hand.database = null;
    await window.store.enter('administrator');
  });
  const other = await context.newPage();
  await other.goto(page.url());
  await other.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name, 5000);
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => {
          resolve();
        };
      }),
    storeName,
  );
  const seen = await page.evaluate(async () => {
    const { store } = window;
    const result = await store.commit(store.session(), { changes: store.pupilAndEnrolment(2) });
    const closings = store.hand.closings;
    store.hand.release();
    const state = await store.openStore();
    await store.enter('lead');
    return {
      code: result.ok ? '' : result.error.code,
      closings,
      state,
      pupils: store.session().replica.all('pupil').length,
    };
  });
  expect(seen).toEqual({ code: 'store-closed', closings: 1, state: 'open', pupils: 1 });
});

test('an upgrade that another window blocks is told as such, and goes on once that window is gone', async ({
  page,
  context,
}) => {
  const holder = await context.newPage();
  await holder.goto(page.url());
  await holder.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name, 5);
        request.onsuccess = () => {
          resolve();
        };
      }),
    storeName,
  );
  expect(await page.evaluate(() => window.store.openStore())).toBe('blocked');
  await holder.close();
  await expect.poll(() => page.evaluate(() => window.store.openStore())).toBe('none');
});

test('a founding cut short leaves nothing that counts as a centre', async ({ page }) => {
  const seen = await page.evaluate(async (name) => {
    const { store } = window;
    const empty = new store.WaymarkDatabase(name);
    await empty.open();
    empty.close();
    const state = await store.openStore();
    return { state, centres: await store.centresHere() };
  }, storeName);
  expect(seen).toEqual({ state: 'none', centres: [] });
});
