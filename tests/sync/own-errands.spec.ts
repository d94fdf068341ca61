import { expect, look, oneTimeCode, passphrase, test, type Endpoint } from './harness.ts';
import { changePerson, exchanged, foundAt, statusOf, untilClean } from './steps.ts';

const founderAndColleague = `select staff from device_member where staff in ('m-admin', 'm-lead') and ended_at is null`;

function connected(endpoint: Endpoint): readonly [string, string, string] {
  return [endpoint.address, endpoint.code, passphrase];
}

test('a founding whose answer is lost loses no second proof; colleagues on the laptop join by signing in; a changed passphrase is told', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  const cut = await launch({ profileDir });
  const made = await cut.page.evaluate(async ([address, code, words]) => {
    const { store } = window;
    await store.found();
    store.startExchange();
    store.cutLine({ replyTo: '/v1/enrol' });
    const input = { address, code, deviceName: 'First laptop', passphrase: words };
    const refused = await store.syncApi.foundAtEndpoint(store.session(), input);
    return { isLost: !refused.ok, kept: await store.syncApi.readSecondProof(store.session()) };
  }, connected(endpoint));
  expect(made).toMatchObject({ isLost: true, kept: { secret: expect.stringMatching(/^[A-Z2-7]{32}$/) } });
  await cut.kill();

  const { page } = await launch({ profileDir });
  const secret = await page.evaluate(async ([address, code, words]) => {
    await window.store.enter('administrator');
    return window.store.connect(address, code, words);
  }, connected(endpoint));
  expect(secret).toBe(made.kept?.secret);
  await untilClean(page);
  expect(await statusOf(page)).toMatchObject({ own: { isSecondProofDue: true } });
  const proved = await page.evaluate(
    ([words, code]) =>
      window.store.syncApi.trySecondProof(window.store.session(), { passphrase: words, oneTimeCode: code }),
    [passphrase, oneTimeCode(secret)] as const,
  );
  expect(proved).toMatchObject({ ok: true });
  await expect.poll(() => exchanged(page)).toMatchObject({ own: { isSecondProofDue: false } });
  await expect.poll(() => page.evaluate(() => window.store.database().exchange.get('invitation m-lead'))).toBeDefined();

  await changePerson(page, 'lead');
  await exchanged(page);
  await page.evaluate(() => window.store.keep(window.store.pupilAndEnrolment(1)));
  await untilClean(page);
  expect(await look(endpoint, founderAndColleague)).toHaveLength(2);

  const wanted = 'six slow barges passing';
  const changed = await page.evaluate(async (words) => {
    const { store } = window;
    store.cutLine({ request: true });
    return store.changeOwnPassphrase(store.session(), store.people.lead.passphrase, words, store.locking);
  }, wanted);
  expect(changed).toMatchObject({ ok: true });
  await page.evaluate(() => window.store.syncApi.syncNow(window.store.session()));
  await expect.poll(() => statusOf(page)).toMatchObject({ own: { passphrase: 'waiting' } });
  await page.evaluate(() => window.store.cutLine({ request: false }));
  // One that was under way while the line was cut may end well, without having told it.
  await expect.poll(() => exchanged(page)).toMatchObject({ own: { passphrase: 'told' } });
  const opened = (words: string) =>
    page.evaluate((typed) => window.store.syncApi.syncAdmin(window.store.session()).open({ passphrase: typed }), words);
  expect(await opened('seven green bicycles')).toMatchObject({ ok: false });
  expect(await opened(wanted)).toMatchObject({ ok: true });
});

test('a colleague whose forgotten passphrase was set anew on a connected laptop loses nothing: it waits, and goes once an administrator vouched', async ({
  endpoint,
  launch,
}) => {
  const { page } = await launch();
  const secret = await foundAt(page, endpoint, 1);
  const confirm = (later: number) =>
    page.evaluate(
      ([words, code]) =>
        window.store.syncApi.trySecondProof(window.store.session(), { passphrase: words, oneTimeCode: code }),
      [passphrase, oneTimeCode(secret, later)] as const,
    );
  const invitation = () => page.evaluate(() => window.store.database().exchange.get('invitation m-lead'));
  expect(await confirm(0)).toMatchObject({ ok: true });
  await expect.poll(invitation).toBeDefined();
  await changePerson(page, 'lead');
  await exchanged(page);
  await page.evaluate(() => window.store.mark(1, '2026-09-21', { code: '/' }));
  await untilClean(page);

  await changePerson(page, 'administrator');
  const wanted = 'twelve geese over the lock';
  await page.evaluate(async (words) => {
    const { store } = window;
    store.need(await store.setPassphraseFor(store.session(), 'm-lead', words, store.locking));
  }, wanted);
  const enterAsLead = () =>
    page.evaluate(async (words) => {
      const { store } = window;
      await store.stopExchange();
      store.leave();
      await store.enter('lead', words);
      store.startExchange();
    }, wanted);
  await enterAsLead();
  await page.evaluate(() => window.store.mark(1, '2026-09-22', { code: 'L', minutesLate: 7 }));
  await exchanged(page);
  await expect
    .poll(() => statusOf(page))
    .toMatchObject({ unsent: 1, heldBackUntil: 'vouched', parked: 0, own: { isPlaceToRenew: true } });

  await changePerson(page, 'administrator');
  expect(await confirm(1)).toMatchObject({ ok: true });
  await expect.poll(invitation).toBeDefined();
  await enterAsLead();
  await untilClean(page);
  expect(await statusOf(page)).toMatchObject({ parked: 0, own: { isPlaceToRenew: false } });
  expect(await look(endpoint, 'select 1 from mark_read')).toHaveLength(2);
});
