import { expect, test } from './harness.ts';
import { foundAt, statusOf } from './steps.ts';

const monday = '2026-09-21';

test('what a colleague’s newer Waymark entered waits for the update, stops nothing, and is whole after it', async ({
  endpoint,
  launch,
}) => {
  const { page } = await launch();
  await foundAt(page, endpoint, 2);
  await page.evaluate(() => window.store.stopExchange());
  const marks = () =>
    page.evaluate(async (day) => {
      const { store } = window;
      return [await store.markStory('e-1', day), await store.markStory('e-2', day)];
    }, monday);
  await page.evaluate(async (day) => {
    const { store } = window;
    const mark = (pupil: number, from: string | null, code: string) => ({
      ...{ type: 'mark', key: `e-${pupil}|${day}|AM`, pupil: `p-${pupil}`, op: 'set' as const },
      fields: { code: [from, code] as const },
    });
    const note = (key: string, pupil: string, text: string) => ({
      ...{ type: 'visitNote', key, pupil, op: 'create' as const },
      fields: { pupil: [null, pupil] as const, date: [null, day] as const, text: [null, text] as const },
    });
    await store.takeFromNewer(1, [mark(1, null, '/'), note('v-1', 'p-1', 'Calm')]);
    // A code of next year's law; what follows about the same mark waits behind it.
    await store.takeFromNewer(2, [mark(2, null, 'Y8')]);
    await store.takeFromNewer(3, [mark(2, 'Y8', '/')]);
    await store.takeFromNewer(4, [note('v-2', 'p-2', 'Tired')]);
    await store.takeFromNewer(5, [
      { ...note('v-1', 'p-1', ''), op: 'set', fields: { text: ['Calm', 'Calm, and glad to be asked'] } },
    ]);
  }, monday);
  expect(await marks()).toEqual([['/ m-lead'], []]);
  expect(await statusOf(page)).toMatchObject({ deferred: 3, isUpToDate: false });

  await page.evaluate(() => window.store.takeLeaving('p-2'));
  expect(await statusOf(page)).toMatchObject({ deferred: 1 });
  const signInAgain = () =>
    page.evaluate(async () => {
      window.store.leave();
      await window.store.enter('administrator');
      await window.store.syncLook();
      return window.store.visitNotes();
    });
  expect(await signInAgain()).toEqual([]);
  expect(await statusOf(page)).toMatchObject({ deferred: 1 });

  await page.evaluate(() => window.store.update());
  expect(await signInAgain()).toEqual([['v-1', 'Calm, and glad to be asked', 2]]);
  expect(await statusOf(page)).toMatchObject({ deferred: 0 });
  expect(await marks()).toEqual([['/ m-lead'], []]);
});
