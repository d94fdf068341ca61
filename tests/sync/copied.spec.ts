import type { Page } from '@playwright/test';
import { copyProfile, removeProfile } from '../e2e/harness/profile.ts';
import { expect, look, oneTimeCode, passphrase, test } from './harness.ts';
import { changePerson, exchanged, foundAt, invited, statusOf, untilClean } from './steps.ts';

const day = '2026-09-21';

async function online(page: Page, is: boolean): Promise<void> {
  await page.evaluate((cut) => window.store.cutLine({ request: cut }), !is);
}

/** What was entered about a pupil is empty on this laptop from now on, and is not what the endpoint was sent. */
async function erased(page: Page, secret: string, pupil: string): Promise<void> {
  const credentials = { passphrase, oneTimeCode: oneTimeCode(secret, 1) };
  await page.evaluate(
    async ([id, proof]) => {
      const { store } = window;
      store.need(await store.syncApi.syncAdmin(store.session()).open(proof));
      store.need(await store.syncApi.erasePupil(store.session(), id, 'severed'));
    },
    [pupil, credentials] as const,
  );
  await exchanged(page);
}

const replacing = 'select id from device where replaces is not null';
const storyOf = (page: Page, pupil: number) =>
  page.evaluate(([number, date]) => window.store.markStory(`e-${number}`, date), [pupil, day] as const);
const medicalOf = (page: Page) => page.evaluate(() => window.store.session().replica.one('pupil', 'p-1')?.medical);

test('a copied laptop whose twin filled its numbers after a restore sends everything again, becomes a laptop of its own and loses nothing', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  const office = await launch({ profileDir });
  const secret = await foundAt(office.page, endpoint, 4);
  const code = await invited(office.page, secret, { staff: 'm-tutor', name: 'Dele Mockford', role: 'staff' });
  await office.page.evaluate((date) => window.store.mark(4, date, { code: '/' }), day);
  await changePerson(office.page, 'tutor');
  await office.page.evaluate(
    async ([typed, words]) => {
      const { store } = window;
      const platform = store.choosePlatform();
      store.need(await store.syncApi.addPersonHere(store.session(), { code: typed, passphrase: words, platform }));
    },
    [code, passphrase] as const,
  );
  await untilClean(office.page);
  await office.kill();
  const copyDir = await copyProfile(profileDir);
  await endpoint.backUp();

  const [{ page: first }, { page: twin }] = [await launch({ profileDir }), await launch({ profileDir: copyDir })];
  await first.evaluate(async () => {
    await window.store.enter('administrator');
    window.store.startExchange();
  });
  await erased(first, secret, 'p-4');
  await first.evaluate(() => window.store.keepChange('pupil', 'p-1', { medical: 'Carries an auto-injector' }));
  await changePerson(first, 'tutor');
  await first.evaluate((date) => window.store.mark(1, date, { code: '/' }), day);
  await untilClean(first);
  await online(first, false);

  await endpoint.end('SIGTERM');
  await endpoint.restore();
  await endpoint.startAgain();
  await twin.evaluate(async (date) => {
    await window.store.enter('tutor');
    await window.store.mark(2, date, { code: 'I' });
    await window.store.mark(3, date, { code: '/' });
    await window.store.mark(1, '2026-09-22', { code: '/' });
    window.store.startExchange();
  }, day);
  await untilClean(twin);

  // As many of its numbers as it had sent, and more: counting alone would not tell.
  await first.evaluate((date) => window.store.mark(2, date, { code: '/' }), '2026-09-22');
  await online(first, true);
  const settled = { isUpToDate: true, unsent: 0, parked: 0, heldBack: 0, toSettle: 0, trouble: null };
  await expect.poll(() => statusOf(first)).toMatchObject({ ...settled, becameOwn: { entries: 3 } });
  expect(await statusOf(twin)).toMatchObject({ becameOwn: null });
  await exchanged(twin);
  for (const page of [first, twin])
    expect([await storyOf(page, 1), await storyOf(page, 2), await storyOf(page, 3)]).toEqual([
      ['/ m-tutor'],
      ['I m-tutor'],
      ['/ m-tutor'],
    ]);
  const entries = await look<{ all: string }>(endpoint, 'select count(*) as all from mark_entry');
  expect(Number(entries[0]?.all)).toBe(5);
  const [renamed] = await look<{ name: string }>(
    endpoint,
    "select format('%s, %s', old.name, d.name) as name from device d join device old on old.id = d.replaces",
  );
  expect(renamed?.name).toBe('First laptop, First laptop (copy)');

  // What the tutor carried over without being able to read it is there for who may, here and on the other laptop.
  for (const page of [first, twin]) {
    await changePerson(page, 'administrator');
    expect(await medicalOf(page)).toBe('Carries an auto-injector');
  }
  await first.evaluate((date) => window.store.mark(3, date, { code: '/' }), '2026-09-22');
  await untilClean(first);
  await first.evaluate(async () => {
    await window.store.stopExchange();
    window.store.leave();
    await window.store.enter('administrator');
  });
  expect(await storyOf(first, 1)).toEqual(['/ m-tutor']);
  await removeProfile(copyDir);
});

test('a laptop cut off at every step of taking an identity of its own goes on where it was; the endpoint knows it once', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  const office = await launch({ profileDir });
  await foundAt(office.page, endpoint, 3);
  await office.kill();
  const copyDir = await copyProfile(profileDir);
  const { page: first } = await launch({ profileDir });
  await first.evaluate(async (date) => {
    await window.store.enter('administrator');
    window.store.startExchange();
    await window.store.mark(1, date, { code: '/' });
  }, day);
  await untilClean(first);

  // The endpoint has given it a place, and the laptop has not heard of it.
  const asked = await launch({ profileDir: copyDir });
  const old = await asked.page.evaluate(async (date) => {
    await window.store.enter('administrator');
    await window.store.mark(2, date, { code: 'I' });
    window.store.cutLine({ replyTo: '/v1/devices/replace' });
    window.store.startExchange();
    return window.store.session().device;
  }, day);
  await expect.poll(() => look(endpoint, replacing)).toHaveLength(1);
  await asked.kill();

  // It has the identity, its entries are sent, and the centre is still to be fetched under it.
  const renamed = await launch({ profileDir: copyDir });
  await renamed.page.evaluate(async (date) => {
    await window.store.enter('administrator');
    await window.store.mark(3, date, { code: '/' });
    // What opens after the lease is kept under the identity it has now.
    await window.store.ageContact(0);
    window.store.cutLine({ pullsLeft: 1 });
    window.store.startExchange();
  }, day);
  await expect.poll(() => renamed.page.evaluate(() => window.store.session().device)).not.toBe(old);
  await expect.poll(() => statusOf(renamed.page)).toMatchObject({ unsent: 0, becameOwn: { entries: 2 } });
  expect(await renamed.page.evaluate(() => window.store.leaseGreetsAsNow())).toBe(true);
  await renamed.kill();

  const { page: twin } = await launch({ profileDir: copyDir });
  await twin.evaluate(async () => {
    await window.store.enter('administrator');
    window.store.startExchange();
  });
  await untilClean(twin);
  await exchanged(first);
  expect(await statusOf(first)).toMatchObject({ parked: 0, toSettle: 0, trouble: null, becameOwn: null });
  for (const page of [first, twin])
    expect([await storyOf(page, 1), await storyOf(page, 2), await storyOf(page, 3)]).toEqual([
      ['/ m-admin'],
      ['I m-admin'],
      ['/ m-admin'],
    ]);
  expect(await look(endpoint, 'select 1 from mark_entry')).toHaveLength(3);
  expect(await look(endpoint, replacing)).toEqual([{ id: await twin.evaluate(() => window.store.session().device) }]);
  await removeProfile(copyDir);
});
