import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

/** Everything on the laptop that somebody signed in there can open, as text. */
function openedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { database } = window.store.session();
    const sealed = window.store.sealedTableNames.map((name) => database.table(name).toArray());
    // Every sealed row has its parts by tier.
    const rows = (await Promise.all(sealed)).flat() as { readonly p: Record<string, Uint8Array> }[];
    const parts = rows.flatMap(({ p }) => Object.values(p));
    return [JSON.stringify(rows), ...parts.map((bytes) => window.store.plainText(bytes))].join('\n');
  });
}

test('an administrator erases a pupil: every laptop is empty of them, also of what one of them entered unknowing and sends later', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: room } = await launch();
  const secret = await foundAt(office, endpoint, 2);
  await joined(room, endpoint, await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' }));
  await room.evaluate(() => window.store.mark(1, '2026-09-21', { code: '/' }));
  await untilClean(room);
  await exchanged(office);
  const counted = await office.evaluate(() => window.store.countErasure(window.store.session(), 'p-1'));
  expect(counted).toMatchObject({ marks: 1, stays: 1, contacts: 0 });

  await room.evaluate(() => window.store.cutLine({ request: true }));
  await room.evaluate(async () => {
    await window.store.mark(1, '2026-09-22', { code: 'L', minutesLate: 7 });
    await window.store.keepChange('pupil', 'p-1', { forename: 'Wilbur' });
    await window.store.mark(2, '2026-09-22', { code: '/' });
  });
  await office.evaluate(async () => {
    const { store } = window;
    store.need(await store.syncApi.erasePupil(store.session(), 'p-1', 'severed'));
  });
  await exchanged(office);
  await room.evaluate(() => window.store.cutLine({ request: false }));
  await exchanged(room);
  await expect.poll(() => statusOf(room)).toMatchObject({ unsent: 0, parked: 2 });
  await exchanged(office);

  for (const page of [office, room]) {
    const ids = await page.evaluate(() =>
      window.store
        .session()
        .replica.all('pupil')
        .map(({ id }) => id),
    );
    expect(ids).toEqual(['p-2']);
    const text = await openedText(page);
    expect(text).toContain('Quillfeather2');
    expect(['Quillfeather1', '"p-1"', 'e-1|', 'Wilbur'].filter((trace) => text.includes(trace))).toEqual([]);
  }
  expect(await office.evaluate(() => window.store.markStory('e-2', '2026-09-22'))).toEqual(['/ m-lead']);
});
