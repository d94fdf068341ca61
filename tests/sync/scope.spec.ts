import { expect, look, test } from './harness.ts';
import { exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

const from = '2026-09-01';

test('a pupil who leaves a tutor’s group leaves the tutor’s laptop, with every trace; what was kept about them is not lost', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: workshop } = await launch();
  const secret = await foundAt(office, endpoint, 2);
  await office.evaluate((day) => {
    const { store } = window;
    const first = store.localDate(day);
    return store.keep([
      store.created('group', 'g-1', { name: 'Workshop', kind: 'class' }),
      ...[1, 2].map((number) =>
        store.created('membership', `ms-${number}`, { pupil: `p-${number}`, group: 'g-1', from: first }),
      ),
    ]);
  }, from);
  await untilClean(office);
  const tutor = { staff: 'm-tutor', name: 'Dele', role: 'staff' as const, groups: ['g-1'] };
  await joined(workshop, endpoint, await invited(office, secret, tutor));
  const pupils = () =>
    workshop.evaluate(() =>
      window.store
        .session()
        .replica.all('pupil')
        .map(({ id }) => id),
    );
  expect((await pupils()).sort()).toEqual(['p-1', 'p-2']);

  await workshop.evaluate(() => window.store.mark(2, '2026-09-21', { code: '/' }));
  await untilClean(workshop);
  await workshop.evaluate(() => window.store.cutLine({ request: true }));
  await workshop.evaluate(() => window.store.mark(2, '2026-09-22', { code: '/' }));
  await office.evaluate(
    (day) => window.store.keepChange('membership', 'ms-2', { to: window.store.localDate(day) }),
    from,
  );
  await untilClean(office);
  await workshop.evaluate(() => window.store.cutLine({ request: false }));
  await exchanged(workshop);
  await expect.poll(pupils).toEqual(['p-1']);
  expect(await statusOf(workshop)).toMatchObject({ unsent: 0 });
  expect(await workshop.evaluate(() => window.store.markStory('e-2', '2026-09-21'))).toEqual([]);
  const traces = await workshop.evaluate(async () => {
    const { packs, records, codes, details, counters, commits } = window.store.session().database;
    const all = await Promise.all([packs, records, codes, details, counters, commits].map((table) => table.toArray()));
    const text = (bytes: Uint8Array) => window.store.plainText(bytes);
    return all.flat().flatMap((row) => [JSON.stringify({ ...row, p: null }), ...Object.values(row.p).map(text)]);
  });
  expect(
    traces.filter((text) => text.includes('p-2') || text.includes('Quillfeather2') || text.includes('"e-2"')),
  ).toEqual([]);
  expect(traces.some((text) => text.includes('Quillfeather1'))).toBe(true);

  await exchanged(office);
  expect(await office.evaluate(() => window.store.markStory('e-2', '2026-09-22'))).toEqual(['/ m-tutor']);
  const marks = await look(endpoint, `select 1 from mark_read`);
  expect(marks.length).toBe(2);

  // What is kept of them for a restored endpoint alone goes with an erasure too.
  const boxes = () =>
    workshop.evaluate(async () => {
      const rows = await window.store.session().database.commits.toArray();
      return rows.filter(({ box, isWiped }) => isWiped === true && box !== undefined).length;
    });
  expect(await boxes()).toBe(2);
  await office.evaluate(async () => {
    const { store } = window;
    store.need(await store.syncApi.erasePupil(store.session(), 'p-2', 'retention'));
  });
  await exchanged(workshop);
  expect(await boxes()).toBe(0);
});

for (const [which, access] of [
  ['a laptop that is withdrawn', 'laptop'],
  ['a laptop whose only person has access no more', 'person'],
] as const) {
  test(`${which} hands in what it had not sent, then holds nothing`, async ({ endpoint, launch }) => {
    const { page: office } = await launch();
    const { page: lost } = await launch();
    const secret = await foundAt(office, endpoint, 1);
    await joined(lost, endpoint, await invited(office, secret, { staff: 'm-lead', name: 'Bryn', role: 'lead' }));
    await lost.evaluate(() => window.store.cutLine({ request: true }));
    await lost.evaluate(() => window.store.mark(1, '2026-09-21', { code: 'L', minutesLate: 4 }));
    const device = await lost.evaluate(() => window.store.session().device);
    await office.evaluate(
      async ([id, ends]) => {
        const { store } = window;
        const admin = store.syncApi.syncAdmin(store.session());
        store.need(await (ends === 'laptop' ? admin.revokeDevice(id) : admin.endMember('m-lead')));
      },
      [device, access] as const,
    );
    await lost.evaluate(() => window.store.cutLine({ request: false }));
    await lost.evaluate(() => window.store.syncApi.syncNow(window.store.session()));
    await expect.poll(() => statusOf(lost)).toMatchObject({ trouble: { code: 'wiped' } });
    await expect
      .poll(() => lost.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .toEqual([]);
    const parked = await look<{ why: string }>(endpoint, `select why from parked`);
    expect(parked.map(({ why }) => why)).toEqual(['lead']);
  });
}
