import { expect, look, oneTimeCode, passphrase, test, type Endpoint } from './harness.ts';
import { changePerson, exchanged, statusOf, untilClean } from './steps.ts';

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
  await exchanged(page);
  expect(await statusOf(page)).toMatchObject({ own: { isSecondProofDue: false } });
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
  await exchanged(page);
  expect(await statusOf(page)).toMatchObject({ own: { passphrase: 'told' } });
  const opened = (words: string) =>
    page.evaluate((typed) => window.store.syncApi.syncAdmin(window.store.session()).open({ passphrase: typed }), words);
  expect(await opened('seven green bicycles')).toMatchObject({ ok: false });
  expect(await opened(wanted)).toMatchObject({ ok: true });
});
