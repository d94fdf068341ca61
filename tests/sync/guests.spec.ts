import type { Page } from '@playwright/test';
import { expect, look, passphrase, test, type Endpoint } from './harness.ts';
import { exchanged, foundAt, invited, joined, statusOf, untilClean } from './steps.ts';

const monday = '2026-09-21';
const tess = { staff: 'm-tess', name: 'Tess Inventley', role: 'providerTutor' as const, position: 'Boat yard tutor' };
const lucy = { staff: 'm-lucy', name: 'Lucy Madeup', role: 'laOfficer' as const, position: 'Access officer' };

/** Three pupils: two of them at the boat yard on Mondays, where a tutor takes a register; one at the salon. */
async function centreWithProviders(page: Page, endpoint: Endpoint): Promise<string> {
  const secret = await foundAt(page, endpoint, 3);
  await page.evaluate((first) => {
    const { store } = window;
    const from = store.localDate(first);
    const sessions = Array.from({ length: 10 }, () => ({ setting: 'provider' as const, place: 'boats' }));
    const place = (id: string, name: string) =>
      store.created('place', id, { name, kind: 'provider', commissionedBy: 'school', programme: 'Boat repair' });
    return store.keep([
      store.created('term', 't-1', { name: 'Autumn', from, to: store.localDate('2026-12-18') }),
      place('boats', 'Canal Boat Project'),
      place('salon', 'Quay Hair Studio'),
      store.created('group', 'g-boats', { name: 'Boat yard', kind: 'providerSite', place: 'boats' }),
      store.created('group', 'g-salon', { name: 'Salon', kind: 'providerSite', place: 'salon' }),
      store.created('contact', 'c-1', { pupil: 'p-1', order: 1, name: 'Ottoline Quillfeather', phone: '01632 960017' }),
      ...[1, 2, 3].map((number) => {
        const group = number === 3 ? 'g-salon' : 'g-boats';
        return store.created('membership', `ms-${number}`, { pupil: `p-${number}`, group, from });
      }),
      ...[1, 2].map((number) => store.created('weekPattern', `w-${number}`, { pupil: `p-${number}`, from, sessions })),
    ]);
  }, '2026-09-01');
  await untilClean(page);
  return secret;
}

/** Every opened byte of the store, as text: what the person signed in could come to read in any way. */
function openedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { database } = window.store.session();
    const all = await Promise.all(
      ['packs', 'records', 'codes', 'details', 'counters', 'commits', 'contests', 'inbox', 'staging'].map((name) =>
        database.table<{ p?: Record<string, Uint8Array> }>(name).toArray(),
      ),
    );
    const text = (bytes: Uint8Array) => window.store.plainText(bytes);
    return all
      .flat()
      .flatMap((row) => [JSON.stringify({ ...row, p: null }), ...Object.values(row.p ?? {}).map(text)])
      .join('\n');
  });
}

test('a tutor’s day: invited, joined, the register taken without a connection, and the marks that follow at the centre', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: yard } = await launch();
  const secret = await centreWithProviders(office, endpoint);
  const code = await invited(office, secret, { ...tess, groups: ['g-boats'] });

  // The centre's own laptop holds more than a tutor may: it refuses the code, which still serves.
  const refusedHere = await office.evaluate(
    async ([typed, words]) => {
      const { store } = window;
      const platform = store.choosePlatform();
      return store.codeOf(
        await store.syncApi.addPersonHere(store.session(), { code: typed, passphrase: words, platform }),
      );
    },
    [code, passphrase] as const,
  );
  expect(refusedHere).toBe('not-signed-in');
  await joined(yard, endpoint, code);
  expect(await yard.evaluate(() => window.store.session().member)).toEqual({
    ...{ id: 'm-tess', name: tess.name, position: tess.position, role: 'providerTutor', groups: ['g-boats'] },
  });

  const seen = await yard.evaluate(async (day) => {
    const { store } = window;
    const session = store.session();
    const date = store.localDate(day);
    const registers = await store.readRegisterSummaries(session, date, 'AM');
    const others = await Promise.all(['everyone', 'g-salon'].map((id) => store.readRegister(session, id, date, 'AM')));
    return {
      tiers: session.keyring.tiers,
      registers: registers.map(({ head, expected }) => [head.name, head.placeName, expected]),
      others,
      pupils: session.replica.all('pupil').map(({ id }) => id),
    };
  }, monday);
  expect(seen).toMatchObject({ registers: [['Boat yard', 'Canal Boat Project', 2]], others: [null, null] });
  expect([seen.tiers, seen.pupils.toSorted()]).toEqual([['register'], ['p-1', 'p-2']]);
  const text = await openedText(yard);
  expect(text).toContain('Quillfeather1');
  for (const hidden of ['Quillfeather3', 'Ottoline', '960017', 'Nonesuch Parade', 'inhaler', 'Ptolemy', 'Quay Hair'])
    expect(text, hidden).not.toContain(hidden);

  await yard.evaluate(() => window.store.cutLine({ request: true }));
  const refusedMark = await yard.evaluate(async (day) => {
    const { store } = window;
    const date = store.localDate(day);
    const at = { date, session: 'AM' as const, group: 'g-boats', place: 'boats' };
    store.need(
      await store.observe(store.session(), [
        { ...at, pupil: 'p-1', seen: 'present' },
        { ...at, pupil: 'p-2', seen: 'absent' },
      ]),
    );
    return store.mark(1, '2026-09-22', { code: '/' }).then(
      () => 'kept',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
  }, monday);
  expect(refusedMark).toBe('Your role does not let you change: marks.');
  await expect.poll(() => statusOf(yard)).toMatchObject({ unsent: 1, isUpToDate: false });

  await yard.evaluate(async (words) => {
    const { store } = window;
    await store.stopExchange();
    const { database } = store.session();
    store.leave();
    store.take(store.need(await store.signIn('real', database, 'm-tess', words, null)));
    store.startExchange();
    store.cutLine({ request: false });
  }, passphrase);
  await untilClean(yard);
  await exchanged(office);
  const stories = await office.evaluate(
    async (day) => Promise.all(['e-1', 'e-2'].map((id) => window.store.markStory(id, day))),
    monday,
  );
  expect(stories).toEqual([['B m-tess'], ['N m-tess']]);
  const written = await look<{ position: string }>(endpoint, `select distinct position from mark_entry`);
  expect(written).toEqual([{ position: 'Tess Inventley, Boat yard tutor' }]);

  // Other groups, said at the centre, are those of the tutor from the next greeting on; and then none at all.
  await office.evaluate(async () => {
    const { store } = window;
    store.need(await store.syncApi.syncAdmin(store.session()).endMember('m-tess'));
  });
  await yard.evaluate(async () => {
    const { store } = window;
    await store.stopExchange();
    store.startExchange();
  });
  await expect.poll(() => yard.evaluate(() => window.store.session().replica.all('pupil').length)).toBe(0);
});

test('an LA officer’s laptop reads the whole centre in names and marks, and keeps nothing of its own', async ({
  endpoint,
  launch,
}) => {
  const { page: office } = await launch();
  const { page: hall } = await launch();
  const secret = await centreWithProviders(office, endpoint);
  await joined(hall, endpoint, await invited(office, secret, lucy));
  const text = await openedText(hall);
  for (const shown of ['Quillfeather1', 'Quillfeather3', 'Quay Hair']) expect(text, shown).toContain(shown);
  for (const hidden of ['Ottoline', '960017', 'Nonesuch Parade', 'inhaler', 'Ptolemy'])
    expect(text, hidden).not.toContain(hidden);
  const answers = await hall.evaluate(async (day) => {
    const { store } = window;
    const session = store.session();
    const date = store.localDate(day);
    const at = { date, session: 'AM' as const, group: 'g-boats', place: 'boats', pupil: 'p-1' };
    return {
      everyone: (await store.readRegister(session, 'everyone', date, 'AM'))?.rows.length,
      observes: store.codeOf(await store.observe(session, [{ ...at, seen: 'present' }])),
    };
  }, monday);
  expect(answers).toEqual({ everyone: 3, observes: 'not-allowed' });
});
