import type { Page } from '@playwright/test';
import { expect, look, oneTimeCode, passphrase, test } from './harness.ts';
import { exchanged, foundAt, invited, statusOf, untilClean } from './steps.ts';

const days = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];
const [pupils, shared] = [6, 3];
const enrolmentsAlone = [1, 2, 3, 4, 5, 6].map((number) => `l-e-${number}`);
/** As the centre knows them: the first three are its own. */
const enrolmentsThere = ['e-1', 'e-2', 'e-3', 'l-e-4', 'l-e-5', 'l-e-6'];
const second = { staff: 'm-second', name: 'Fenn Lonesome', role: 'administrator' as const };

/** The centre's own record of who will join, without which nobody is invited. */
async function expects(office: Page): Promise<void> {
  const { staff, name, role } = second;
  await office.evaluate(
    ([id, called, as]) =>
      window.store.keep([window.store.created('staff', id, { name: called, position: 'Head of site', role: as })]),
    [staff, name, role] as const,
  );
  await untilClean(office);
}

test('a laptop that worked alone joins a centre: every entry and its history is on both afterwards, nothing before it was agreed to', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(180_000);
  const { page: office } = await launch();
  const { page: lone } = await launch();
  const secret = await foundAt(office, endpoint, 4);
  await office.evaluate(async (closed) => {
    const { store } = window;
    const date = store.localDate(closed);
    await store.keep([store.created('group', 'g-1', { name: 'WORKSHOP', kind: 'class' })]);
    await store.keep([store.created('registerClosing', `${closed}|AM`, { date, session: 'AM', closedAt: '09:30' })]);
    await store.mark(1, closed, { code: 'L', minutesLate: 5 });
    await store.mark(2, closed, { code: '/' });
  }, days[0] ?? '');
  await expects(office);

  await lone.evaluate(([all, same, which]) => window.store.foundLone(all, same, which), [
    pupils,
    shared,
    days,
  ] as const);
  const told = (page: typeof lone, of: readonly string[]) =>
    page.evaluate(([enrolments, which]) => window.store.allStories(enrolments, which), [of, days] as const);
  const [before, closedBefore] = [
    await told(lone, enrolmentsAlone),
    await lone.evaluate((which) => window.store.closingsThere(which), days),
  ];
  const log = await lone.evaluate(() => window.store.wholeLog());

  const asLead = await invited(office, secret, { staff: 'm-lead', name: 'Bryn Sampleton', role: 'lead' });
  const begin = (code: string) =>
    lone.evaluate(([address, typed, words]) => window.store.beginToBring(address, typed, words), [
      endpoint.address,
      code,
      passphrase,
    ] as const);
  expect(await begin(asLead)).toBe('not-signed-in');
  const ownSecret = await begin(await invited(office, secret, second));
  expect(ownSecret).toMatch(/^[A-Z2-7]{16,}$/);
  await expect.poll(() => lone.evaluate(() => window.store.bringFilled())).toBe(true);
  const preview = await lone.evaluate(() => window.store.bringPreview());
  expect(preview.matches.filter(({ type }) => type === 'pupil').map(({ outcome }) => outcome)).toEqual([
    ...['same', 'same', 'same', 'new', 'new', 'new'],
  ]);
  expect(preview.matches.filter(({ type }) => type !== 'pupil')).toMatchObject([
    { type: 'staff', id: 'l-head', outcome: 'same', candidates: [{ id: 'm-second' }] },
    { type: 'staff', id: 'l-tutor', outcome: 'same', candidates: [{ id: 'm-tutor' }] },
    { type: 'staff', id: 'l-cook', outcome: 'new' },
    { type: 'group', id: 'l-group', outcome: 'same', candidates: [{ id: 'g-1' }] },
  ]);
  expect([...preview.colleagues].sort()).toEqual(['Dele Mockford', 'Gwen Elsewhere']);
  expect(await lone.evaluate(() => window.store.wholeLog())).toBe(log);
  expect(
    (
      await look(
        endpoint,
        `select 1 from log where n > 0 and device in (select id from device where vouched_by is not null)`,
      )
    ).length,
  ).toBe(0);

  const agreed = (proof: string) =>
    lone.evaluate(([words, digits]) => window.store.agree([], { passphrase: words, oneTimeCode: digits }), [
      passphrase,
      proof,
    ] as const);
  // A line that is lost in the middle of agreeing changes nothing either.
  await lone.evaluate(() => window.store.cutLine({ request: true }));
  expect(await agreed('000000')).toBe('no-line');
  await lone.evaluate(() => window.store.cutLine({ request: false }));
  expect(await agreed('000000')).toBe('not-signed-in');
  expect(await lone.evaluate(() => window.store.wholeLog())).toBe(log);
  expect(await agreed(oneTimeCode(ownSecret))).toBe('ok');
  await lone.evaluate((words) => window.store.enterJoined('m-second', words), passphrase);
  await expect.poll(() => statusOf(lone)).toMatchObject({ is: 'enrolled', unsent: 0, parked: 0 });
  await exchanged(lone);
  await exchanged(office);

  const who = new Map([
    ['l-head', 'm-second'],
    ['l-tutor', 'm-tutor'],
  ]);
  const renamed = (line: string) => line.replace(/l-head|l-tutor/, (id) => who.get(id) ?? id);
  const expected = before.map((story) => story.map(renamed));
  for (const page of [lone, office]) {
    const after = await told(page, enrolmentsThere);
    // Pupil 1 was late at the centre on the first day and there on time on the laptop: a person settles that. Pupil 2's are one.
    expect(after[0]?.map((line) => line.split(' ')[0])).toEqual(['L']);
    expect(after[days.length]?.map((line) => line.slice(0, 9))).toEqual(['/ m-admin']);
    const rest = (stories: string[][]) => stories.filter((_, index) => index !== 0 && index !== days.length);
    expect(rest(after)).toEqual(rest(expected));
    const closed = await page.evaluate((which) => window.store.closingsThere(which), days);
    expect(closed.slice(1)).toEqual(closedBefore.slice(1).map(renamed));
    expect(closed[0]).toContain('09:30 m-admin');
    const open = await page.evaluate(() => window.store.contestsNow());
    expect(open.map(({ type, key }) => `${type} ${key}`)).toContain(`mark e-1|${days[0]}|AM`);
    expect(open.find(({ type }) => type === 'mark')).toMatchObject({
      standing: { values: { code: 'L' }, by: 'm-admin' },
      proposals: [{ values: { code: '/' }, by: 'm-tutor', position: 'Workshop tutor' }],
    });
    const same = await page.evaluate(() => window.store.sameRecords('2099-01-01'));
    expect(same.filter((line) => line.startsWith('pupil'))).toEqual([
      'pupil l-p-1 p-1',
      'pupil l-p-2 p-2',
      'pupil l-p-3 p-3',
    ]);
    expect(same.filter((line) => line.startsWith('registerClosing'))).toEqual([
      `registerClosing ${days[0]}|AM ${days[0]}|AM Closed at 09:31 by Fenn Lonesome, Teacher in charge`,
    ]);
    const held = await page.evaluate(() => {
      const { replica } = window.store.session();
      return {
        pupils: replica.all('pupil').length,
        groups: replica.all('group').length,
        centres: replica.all('centre').length,
        staff: replica
          .all('staff')
          .map(({ id }) => id)
          .sort(),
        address: replica.one('pupil', 'l-p-6')?.address,
        medical: replica.one('pupil', 'l-p-6')?.medical,
        keyWorker: replica.one('pupil', 'p-3')?.keyWorker,
        places: replica.all('membership').filter(({ group }) => group === 'g-1').length,
      };
    });
    expect(held).toMatchObject({
      ...{ pupils: 7, groups: 1, centres: 1, address: '7 Lonely Lane', medical: 'Carries an inhaler' },
      ...{ keyWorker: 'm-tutor', places: pupils },
    });
    expect(held.staff).toContain('l-cook');
    expect(held.staff).not.toContain('l-head');
  }
  const [commits] = await look<{ all: string; different: string }>(
    endpoint,
    'select count(*) as all, count(distinct (device, n)) as different from log',
  );
  expect(commits?.all).toBe(commits?.different);
  expect(await lone.evaluate(() => window.store.bringApi.begunBringing(window.store.session()))).toBeNull();
});

test('a joining that was begun and left goes on later, or is given up, and the laptop’s own centre is as it was', async ({
  endpoint,
  launch,
  profileDir,
}) => {
  test.setTimeout(180_000);
  const { page: office } = await launch();
  const secret = await foundAt(office, endpoint, 2);
  await expects(office);
  const laptop = await launch({ profileDir });
  await laptop.page.evaluate((which) => window.store.foundLone(3, 1, which), days);
  const log = await laptop.page.evaluate(() => window.store.wholeLog());
  const code = await invited(office, secret, second);
  await laptop.page.evaluate(([address, typed, words]) => window.store.beginToBring(address, typed, words), [
    endpoint.address,
    code,
    passphrase,
  ] as const);
  await expect.poll(() => laptop.page.evaluate(() => window.store.bringFilled())).toBe(true);
  await laptop.kill();

  const { page } = await launch({ profileDir });
  await page.evaluate(async () => {
    await window.store.openStore();
    await window.store.loneEnters('head');
  });
  expect(await page.evaluate(() => window.store.wholeLog())).toBe(log);
  expect(await page.evaluate(() => window.store.bringApi.begunBringing(window.store.session()))).toMatchObject({
    name: 'Fenn Lonesome',
  });
  expect(await page.evaluate(() => window.store.resumeToBring('not the right words'))).toBe('wrong-passphrase');
  expect(await page.evaluate((words) => window.store.resumeToBring(words), passphrase)).toBe('ok');
  await expect.poll(() => page.evaluate(() => window.store.bringFilled())).toBe(true);
  await page.evaluate(async () => {
    await window.store.bringApi.leave();
    await window.store.bringApi.giveUpBringing();
  });
  expect(await page.evaluate(() => window.store.bringApi.begunBringing(window.store.session()))).toBeNull();
  expect(await page.evaluate(() => window.store.wholeLog())).toBe(log);
  await page.evaluate(() => window.store.keepChange('pupil', 'l-p-1', { address: '8 Lonely Lane' }));
});
