import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { migrations } from '../../renderer/data/migrations/migrations.ts';
import { expect, test } from './harness.ts';

/**
 * Stores as each version of the app left them, with what they said. A fixture is made once, by the version that wrote it
 * (`WAYMARK_WRITE_STORE_FIXTURE=1 npx playwright test --project=store migrations`), and never made again.
 */
const folder = join(import.meta.dirname, '..', 'fixtures', 'stores');
const ranges = [{ from: '2026-08-28', to: '2026-11-01' }];
const seed = 4_711;

interface Fixture {
  readonly store: string;
  /** What each person read in it. */
  readonly answers: Record<string, unknown>;
}

function fileOf(version: number): string {
  return join(folder, `${String(version).padStart(4, '0')}.json.gz`);
}

async function readFixture(file: string): Promise<Fixture> {
  return JSON.parse(gunzipSync(await readFile(file)).toString()) as Fixture;
}

test('every step of the store has a fixture of the store it made', async () => {
  const files = (await readdir(folder)).sort();
  expect(files.map((file) => join(folder, file))).toEqual(migrations.map(({ version }) => fileOf(version)));
});

for (const { version } of migrations) {
  test(`a store left by version ${version} opens, whole, for everyone who had a part in it`, async ({ page }) => {
    if (process.env['WAYMARK_WRITE_STORE_FIXTURE'] !== undefined && version === migrations.at(-1)?.version) {
      await writeFile(fileOf(version), gzipSync(JSON.stringify(await makeFixture(page))));
    }
    const fixture = await readFixture(fileOf(version));
    const answers = await page.evaluate(
      async ([text, asked]) => {
        const { store } = window;
        await store.putStored('waymark-centre', text);
        const read: Record<string, unknown> = {};
        for (const who of ['tutor', 'officer', 'lead'] as const) {
          await store.enter(who);
          read[who] = store.inOrder(await store.answersOf(asked));
          store.leave();
        }
        return read;
      },
      [fixture.store, ranges] as const,
    );
    expect(answers).toEqual(fixture.answers);
    expect(JSON.stringify(answers)).toContain('Quillfeather1');
  });
}

test('an upgrade of the store cut short by a power cut begins again at the next opening, and nothing is lost', async ({
  launch,
  profileDir,
}) => {
  const fixture = await readFixture(fileOf(1));
  const first = await launch({ profileDir });
  await first.page.evaluate(async (text) => {
    const { store } = window;
    await store.putStored('waymark-centre', text);
    const database = new store.WaymarkDatabase('waymark-centre');
    // The step has made its tables, written and deleted, and goes on for good when the power goes.
    await new Promise<void>((inTheMiddle, fail) => {
      database.version(2).upgrade(({ idbtrans }) => {
        idbtrans.objectStore('meta').put({ name: 'half done', value: true });
        const goOn = (): void => {
          idbtrans.objectStore('meta').count().onsuccess = goOn;
        };
        idbtrans.objectStore('commits').clear().onsuccess = () => {
          goOn();
          inTheMiddle();
        };
        return new Promise(() => undefined);
      });
      database.open().catch(fail);
    });
  }, fixture.store);
  await first.kill();
  const again = await launch({ profileDir });
  const seen = await again.page.evaluate(async (asked) => {
    const { store } = window;
    const state = await store.openStore();
    const halfDone = await store.database().meta.get('half done');
    const read: Record<string, unknown> = {};
    for (const who of ['tutor', 'officer', 'lead'] as const) {
      await store.enter(who);
      read[who] = store.inOrder(await store.answersOf(asked));
      if (who !== 'lead') store.leave();
    }
    return { state, halfDone, read, after: store.database().backendDB().version };
  }, ranges);
  const newest = 10 * (migrations.at(-1)?.version ?? 0);
  expect(seen).toEqual({ state: 'open', halfDone: undefined, after: newest, read: fixture.answers });
});

async function makeFixture(page: Parameters<Parameters<typeof test>[2]>[0]['page']): Promise<Fixture> {
  return page.evaluate(
    async ([from, asked]) => {
      const { store } = window;
      await store.found();
      await store.keep([1, 2, 3, 4, 5, 6].flatMap((number) => store.pupilAndEnrolment(number)));
      await store.actAtRandom(from, 150, []);
      const answers: Record<string, unknown> = {};
      for (const who of ['tutor', 'officer', 'lead'] as const) {
        store.leave();
        await store.enter(who);
        answers[who] = store.inOrder(await store.answersOf(asked));
      }
      const text = await store.dumpStore();
      store.leave();
      store.database().close();
      indexedDB.deleteDatabase('waymark-centre');
      store.forget();
      return { store: text, answers };
    },
    [seed, ranges] as const,
  );
}
