import type { Page } from '@playwright/test';
import { expect, look, test } from './harness.ts';
import { exchanged, foundAt, untilClean } from './steps.ts';

/** Two groups of one pupil each, of the administrator and of the lead, and a third pupil in none. */
async function twoGroups(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { created, localDate, keep } = window.store;
    const from = localDate('2026-09-01');
    await keep([
      created('group', 'g-1', { name: 'Workshop', kind: 'class', leader: 'm-admin' }),
      created('group', 'g-2', { name: 'Library', kind: 'class', leader: 'm-lead' }),
      created('membership', 'm-1', { pupil: 'p-1', group: 'g-1', from }),
      created('membership', 'm-2', { pupil: 'p-2', group: 'g-2', from }),
    ]);
    await window.store.mark(1, '2026-09-21', { code: 'I' });
  });
  await untilClean(page);
}

function memory(page: Page) {
  return page.evaluate(async () => {
    const { session, readRegister, localDate, markStory, todayHere } = window.store;
    const open = session();
    const day = localDate('2026-09-21');
    const register = await readRegister(open, 'g-1', day, 'AM');
    return {
      tiers: open.keyring.tiers,
      pupils: open.replica.all('pupil'),
      groups: open.replica.all('group').map(({ id }) => id),
      rows: register?.rows.map(({ pupil, mark }) => [pupil.id, mark?.unit?.code ?? null]) ?? null,
      others: await readRegister(open, 'g-2', day, 'AM'),
      everyone: await readRegister(open, 'everyone', day, 'AM'),
      history: await markStory('e-1', '2026-09-21'),
      opens: await window.store.opensAtHome(),
      entries: await markStory('e-1', todayHere()),
    };
  });
}

test('after the lease a sign-in opens the small part alone; what is entered is closed, seen again, and counted once', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  const laptop = await launch({ profileDir });
  const { page } = laptop;
  await foundAt(page, endpoint, 3);
  await twoGroups(page);
  const before = await page.evaluate(async () => {
    await window.store.stopExchange();
    window.store.leave();
    const opened = await window.store.enterWatched('administrator');
    window.store.startExchange();
    return opened;
  });
  expect(before).toMatchObject({ own: expect.any(Number), others: 0 });
  expect(before.own).toBeGreaterThan(0);
  await exchanged(page);
  await page.evaluate(async () => {
    const { store } = window;
    store.cutLine({ request: true });
    await store.mark(1, store.todayHere(), { code: 'N' });
    await store.stopExchange();
    await store.ageContact(60);
    store.leave();
  });
  const entered = await page.evaluate(() => window.store.enterWatched('administrator'));
  expect(entered).toEqual({ own: 0, others: 0 });
  const seen = await memory(page);
  expect(seen).toMatchObject({ tiers: ['register'], groups: ['g-1'], others: null, everyone: null, opens: [] });
  expect(seen.pupils).toEqual([
    { id: 'p-1', surname: 'Quillfeather1', forename: 'Zebedee1', dob: expect.stringMatching(/^2012-/) },
  ]);
  expect(seen).toMatchObject({ rows: [['p-1', null]], history: [] });
  expect(seen.entries).toEqual(['N m-admin']);

  const kept = await page.evaluate(async () => {
    const { store } = window;
    await store.changeMark(1, store.todayHere(), ['N', 'L']);
    const date = store.localDate(store.todayHere());
    const closing = store.created('registerClosing', `${date}|AM`, { date, session: 'AM', closedAt: '09:30' });
    const refused = await store.commit(store.session(), { changes: [closing] });
    const { home, device, lastNumber } = store.session();
    const row = await home.commits.get([device, lastNumber]);
    return { refused: store.codeOf(refused), parts: Object.keys(row?.p ?? { none: 1 }), box: row?.box !== undefined };
  });
  expect(kept).toEqual({ refused: 'registers-only', parts: [], box: true });
  await laptop.kill();

  const { page: again } = await launch({ profileDir });
  await again.evaluate(async () => {
    await window.store.enter('lead');
  });
  expect(await memory(again)).toMatchObject({ groups: ['g-2'], rows: null, opens: [], entries: [] });
  await again.evaluate(async () => {
    window.store.leave();
    await window.store.enter('administrator');
    window.store.cutLine({ request: true });
    window.store.listenForLease();
  });
  expect((await memory(again)).entries).toEqual(['N m-admin', 'L m-admin']);
  await again.evaluate(() => {
    window.store.cutLine({ request: false });
    window.store.syncApi.syncNow(window.store.session());
  });
  await expect.poll(() => again.evaluate(() => window.store.leaseNews())).toEqual(['renewed']);
  await again.evaluate(async () => {
    await window.store.changeOver('whole');
    window.store.startExchange();
  });
  await untilClean(again);
  const whole = await memory(again);
  expect(whole.pupils).toHaveLength(3);
  expect(whole.opens).toEqual(expect.arrayContaining(['packs', 'details', 'commits', 'exchange']));
  expect(whole.rows).toEqual([['p-1', 'I']]);
  expect(whole.entries).toEqual(['N m-admin', 'L m-admin']);
  await exchanged(again);
  expect((await memory(again)).entries).toEqual(['N m-admin', 'L m-admin']);
  const entries = await look(endpoint, `select code from mark_entry where enrolment = 'e-1' order by day, entry`);
  expect(entries).toEqual([{ code: 'I' }, { code: 'N' }, { code: 'L' }]);

  await again.evaluate(async () => {
    const { store } = window;
    await store.stopExchange();
    store.cutLine({ request: true });
    await store.ageContact(60);
    store.listenForLease();
  });
  await expect.poll(() => again.evaluate(() => window.store.leaseNews())).toEqual(['ended']);
  await again.evaluate(() => window.store.changeOver('registers'));
  expect(await memory(again)).toMatchObject({ groups: ['g-1'], opens: [], entries: ['N m-admin', 'L m-admin'] });
});
