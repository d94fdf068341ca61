import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

/** A centre with acts by several people, half of them not settled; returns its backup and its recovery key. */
async function backedUpCentre(page: Page, secret?: number[]) {
  return page.evaluate(async (bound) => {
    const { store } = window;
    const deviceSecret = bound === undefined ? null : new Uint8Array(bound);
    await store.found({ secret: deviceSecret });
    await store.keep([1, 2, 3, 4, 5, 6].flatMap((number) => store.pupilAndEnrolment(number)));
    if (deviceSecret === null) await store.actAtRandom(7, 120, []);
    else await store.keepChange('pupil', 'p-1', { medical: 'None now' });
    if (deviceSecret === null) {
      store.leave();
      await store.enter('lead');
    }
    const backup = store.need(await store.makeBackup(store.session()));
    const answers = await store.answersOf([{ from: '2026-08-28', to: '2026-11-01' }]);
    return {
      file: store.asText(backup.bytes),
      name: backup.suggestedName,
      key: store.hand.recoveryKey,
      device: store.session().device,
      lastNumber: store.session().lastNumber,
      answers: JSON.stringify(store.inOrder(answers)),
    };
  }, secret);
}

test('a backup restored onto another laptop holds everything, under new keys and a new device, and goes on from there', async ({
  page,
  launch,
}) => {
  const made = await backedUpCentre(page);
  expect(made.name).toMatch(/^Waymark backup \d{4}-\d{2}-\d{2}\.waymark$/);
  const other = (await launch()).page;
  const seen = await other.evaluate(
    async ([file, key]) => {
      const { store } = window;
      const bytes = store.asBytes(file);
      const contents = store.need(await store.checkBackup(bytes, key));
      const nothingWritten = (await store.centresHere()).length;
      const restored = store.need(
        await store.restoreBackup({
          bytes,
          recoveryKey: key,
          member: { id: 'm-admin', passphrase: 'wide river crossing' },
          ...store.locking,
        }),
      );
      store.hand.session = restored.session;
      store.hand.database = restored.session.database;
      const answers = JSON.stringify(store.inOrder(await store.answersOf([{ from: '2026-08-28', to: '2026-11-01' }])));
      const { device, lastNumber } = restored.session;
      const kept = await store.keep([store.created('mark', 'e-1|2026-11-18|AM', { code: '/' })]);
      await store.keepChange('pupil', 'p-1', { preferredForename: 'Zeb' });
      await store.settle(store.session());
      const settled = await store.tablesInMeaning();
      store.need(await store.rebuild(store.session()));
      const rebuilt = await store.tablesInMeaning();
      store.leave();
      await store.enter('tutor');
      const tutorSees = store.session().replica.one('pupil', 'p-1');
      const oldKey = await store.checkBackup(bytes, restored.recoveryKey);
      return {
        contents,
        nothingWritten,
        answers,
        device,
        lastNumber,
        first: kept.n,
        same: settled === rebuilt,
        tutorSees,
        toReadmit: restored.toReadmit,
        keys: await store.keysInUse(),
        oldKey: store.codeOf(oldKey),
      };
    },
    [made.file, made.key] as const,
  );
  expect(seen.contents).toMatchObject({
    centreName: 'Testbourne Pupil Referral Unit',
    counts: { commits: made.lastNumber },
  });
  expect(seen.contents.administrators).toEqual([{ id: 'm-admin', name: 'Asha Testwell', position: 'Centre manager' }]);
  expect(seen).toMatchObject({
    nothingWritten: 0,
    lastNumber: 0,
    first: 1,
    same: true,
    toReadmit: [],
    oldKey: 'wrong-recovery-key',
  });
  expect(seen.device).not.toBe(made.device);
  expect(seen.answers === made.answers, 'every answer is as it was').toBe(true);
  expect(seen.tutorSees).toMatchObject({ preferredForename: 'Zeb' });
  expect(seen.tutorSees).not.toHaveProperty('medical');
  expect(seen.keys).toEqual(['contact 1', 'identity 1', 'register 1', 'sensitive 1']);
});

test('a restored centre is backed up and restored again, with the logs of both laptops whole', async ({
  page,
  launch,
}) => {
  const made = await backedUpCentre(page);
  const hop = async (file: string, key: string) => {
    const next = (await launch()).page;
    return next.evaluate(
      async ([text, typed]) => {
        const { store } = window;
        const member = { id: 'm-admin', passphrase: 'wide river crossing' };
        const restored = store.need(
          await store.restoreBackup({ bytes: store.asBytes(text), recoveryKey: typed, member, ...store.locking }),
        );
        store.hand.session = restored.session;
        store.hand.database = restored.session.database;
        await store.keepChange('pupil', 'p-2', {
          preferredForename: `Zeb${String(restored.session.lastNumber)}${restored.session.device}`,
        });
        const backup = store.need(await store.makeBackup(store.session()));
        const commits = (await store.rawRows('commits')).length;
        const trail = store.session().replica.slice('pupil', 'p-2')?.trail.length;
        return { file: store.asText(backup.bytes), key: restored.recoveryKey, commits, trail };
      },
      [file, key] as const,
    );
  };
  const second = await hop(made.file, made.key);
  const third = await hop(second.file, second.key);
  expect(second.commits).toBe(made.lastNumber + 1);
  expect(third.commits).toBe(made.lastNumber + 2);
  expect(third.trail).toBe((second.trail ?? 0) + 1);
});

test('colleagues whose passphrases were bound to the old laptop are named, and an administrator lets them in again', async ({
  page,
  launch,
}) => {
  const made = await backedUpCentre(
    page,
    Array.from({ length: 32 }, () => 7),
  );
  const other = (await launch()).page;
  const seen = await other.evaluate(
    async ([file, key]) => {
      const { store } = window;
      const secret = new Uint8Array(32).fill(9);
      const member = { id: 'm-admin', passphrase: 'wide river crossing' };
      const restored = store.need(
        await store.restoreBackup({ bytes: store.asBytes(file), recoveryKey: key, member, ...store.locking, secret }),
      );
      const { database } = restored.session;
      const before = await store.signIn('real', database, 'm-tutor', store.people.tutor.passphrase, secret);
      database.keyring = restored.session.keyring;
      store.need(
        await store.setPassphraseFor(restored.session, 'm-tutor', 'narrow boat mooring', { ...store.locking, secret }),
      );
      const after = await store.signIn('real', database, 'm-tutor', 'narrow boat mooring', secret);
      return { toReadmit: restored.toReadmit, before: store.codeOf(before), after: store.codeOf(after) };
    },
    [made.file, made.key] as const,
  );
  expect(seen).toEqual({
    toReadmit: ['Bryn Sampleton', 'Caz Inventson', 'Dele Mockford'],
    before: 'wrong-passphrase',
    after: 'ok',
  });
});

test('a cut, altered, forged or foreign file, a wrong key and a wrong person are refused in words, and the laptop stays empty', async ({
  page,
  launch,
}) => {
  test.setTimeout(120_000);
  const made = await backedUpCentre(page);
  const other = (await launch()).page;
  const seen = await other.evaluate(
    async ([file, key]) => {
      const { store } = window;
      const bytes = store.asBytes(file);
      const member = { id: 'm-admin', passphrase: 'wide river crossing' };
      const code = async (changed: Uint8Array, typed = key, who = member) =>
        store.codeOf(await store.restoreBackup({ bytes: changed, recoveryKey: typed, member: who, ...store.locking }));
      const wrongKey = '0000-0000-0000-0000-0000-0000-00';
      const harmed = new Set<string>();
      for (let at = 20; at < bytes.length - 32; at += Math.floor(bytes.length / 60)) {
        for (const isForged of [false, true]) harmed.add(await code(await store.damaged(bytes, at, isForged)));
        harmed.add(await code(bytes.subarray(0, at)));
      }
      return {
        harmed: [...harmed].sort(),
        rubbish: await code(crypto.getRandomValues(new Uint8Array(50_000))),
        empty: await code(new Uint8Array(0)),
        mistyped: await code(bytes, wrongKey),
        tutor: await code(bytes, key, { id: 'm-tutor', passphrase: 'wide river crossing' }),
        weak: await code(bytes, key, { id: 'm-admin', passphrase: 'short' }),
        centres: (await store.centresHere()).length,
        whole: await code(bytes),
        twice: await code(bytes),
      };
    },
    [made.file, made.key] as const,
  );
  for (const code of seen.harmed) expect(['backup-damaged', 'wrong-recovery-key', 'newer-backup']).toContain(code);
  expect(seen).toMatchObject({
    rubbish: 'not-a-backup',
    empty: 'not-a-backup',
    mistyped: 'recovery-key-mistyped',
    tutor: 'no-member',
    weak: 'weak-passphrase',
  });
  expect(seen).toMatchObject({ centres: 0, whole: 'ok', twice: 'another-window' });
});

test('a disk that is full during a restore leaves no centre behind', async ({ launch, page }) => {
  const made = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    const random = () =>
      Array.from(crypto.getRandomValues(new Uint8Array(9000)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    for (let number = 0; number < 15; number += 1) {
      await store.keep(
        Array.from({ length: 20 }, (_, part) =>
          store.created('setting', `f-${number}-${part}`, { name: `f-${number}-${part}`, value: random() }),
        ),
      );
    }
    const backup = store.need(await store.makeBackup(store.session()));
    return { file: store.asText(backup.bytes), key: store.hand.recoveryKey };
  });
  const other = (await launch()).page;
  const tools = await other.context().newCDPSession(other);
  await tools.send('Storage.overrideQuotaForOrigin', { origin: new URL(other.url()).origin, quotaSize: 2_000_000 });
  const restore = () =>
    other.evaluate(
      async ([file, key]) => {
        const { store } = window;
        const member = { id: 'm-admin', passphrase: 'wide river crossing' };
        const result = await store.restoreBackup({
          bytes: store.asBytes(file),
          recoveryKey: key,
          member,
          ...store.locking,
        });
        return { code: store.codeOf(result), centres: (await store.centresHere()).length };
      },
      [made.file, made.key] as const,
    );
  expect(await restore()).toEqual({ code: 'disk-full', centres: 0 });
  await tools.send('Storage.overrideQuotaForOrigin', { origin: new URL(other.url()).origin });
  expect(await restore()).toEqual({ code: 'ok', centres: 1 });
});

test('the file tells nothing in plain, who may not back up is refused, and only a saved backup counts', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { store } = window;
    await store.found();
    await store.keep(store.pupilAndEnrolment(1));
    const backup = store.need(await store.makeBackup(store.session()));
    const before = await store.lastBackupAt(store.database());
    await store.noteBackupSaved(store.session(), backup);
    const after = await store.lastBackupAt(store.database());
    store.leave();
    await store.enter('tutor');
    const refused = await store.makeBackup(store.session());
    return {
      text: new TextDecoder('latin1').decode(backup.bytes),
      before,
      same: after === backup.createdAt,
      refused: store.codeOf(refused),
    };
  });
  for (const word of ['Testbourne', 'Asha', 'Quillfeather', 'Nonesuch', 'inhaler', 'm-admin'])
    expect(seen.text).not.toContain(word);
  expect(seen).toMatchObject({ before: null, same: true, refused: 'not-allowed' });
});
