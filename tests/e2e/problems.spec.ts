import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample, openSample, signInAs } from './steps/enter.ts';
import { damageTable, plantStore, smallDisk, storeAsItIs, takeStoreAway } from './steps/raw-store.ts';
import { entryOf, expectKept, openHawthorn } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

/** What an error may hold and no screen may show. */
const planted = 'Plantedquill in row 7 of packs';

/** A screen that says what happened, what is safe and what to do next, in words, for everyone. */
async function expectProblem(page: Page, title: string, safe: RegExp, next: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(safe);
  await expect(main).toContainText(next);
  await expectNoInnards(page);
  await expectAccessibleInBoth(page);
}

/** Nothing of the machine's own words: no error names, no stack, no tables. */
async function expectNoInnards(page: Page): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/Error\b|Exception|undefined|null|\bat \w+ \(|\.js|IndexedDB|Planted/);
}

test('a centre that a newer Waymark has worked with is left as it is, and the screen says what to install', async ({
  page,
}) => {
  await plantStore(page, 9990);
  await page.reload();
  await expectProblem(page, 'This centre needs a newer Waymark', /still there/, /Install the newest version/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This centre needs a newer Waymark' })).toBeVisible();
  expect(await storeAsItIs(page)).toEqual({ version: 9990, tables: ['later'] });
});

test('records that another window holds back from being brought up to date are waited for', async ({
  page,
  context,
}) => {
  const holder = await context.newPage();
  await holder.goto(new URL('/icon.svg', page.url()).href);
  await holder.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('waymark-sample', 5);
        request.onsuccess = () => resolve();
      }),
  );
  await page.reload();
  await expectProblem(page, 'Another window is holding the records', /still there/, /Close every other window/);
  await holder.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Open the sample centre' })).toBeVisible();
});

test('when the records are taken away while a person works, the screen says so, and what was kept is there afterwards', async ({
  page,
  context,
}) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('i');
  await expectKept(page, /Ill/);
  await takeStoreAway(context, page);
  await expectProblem(page, 'Waymark lost hold of its records', /showed as kept is safe/, /Open again/);
  await page.getByRole('button', { name: 'Open again' }).click();
  await signInAs(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(entryOf(page, 1)).toContainText('I Ill');
  await entryOf(page, 2).focus();
  await page.keyboard.press('m');
  await expectKept(page, /Appointment/);
});

test('records altered from outside are not believed: signing in says so and nothing is opened', async ({ page }) => {
  await openSample(page);
  await damageTable(page, 'packs');
  await page.getByRole('radio', { name: /^Jo Lanternwick/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('copper kettle on the hob');
  await page.keyboard.press('Enter');
  await expectProblem(
    page,
    'These records are not as Waymark wrote them',
    /backup files are not affected/,
    /Do not delete anything/,
  );
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
});

for (const [when, table] of [
  ['the marks that stand', 'codes'],
  ['what stands beside the marks', 'details'],
] as const) {
  test(`marks altered from outside while a register is open stop the register: ${when}`, async ({ page }) => {
    await enterSample(page, 'sample-tutor');
    await openHawthorn(page);
    await damageTable(page, table);
    await page.keyboard.press('i');
    await expectProblem(
      page,
      'These records are not as Waymark wrote them',
      /backup files are not affected/,
      /Do not delete anything/,
    );
  });
}

test('a disk that is full during marking: the mark is not shown as kept, the words say what to do, and it works again', async ({
  app,
  page,
}) => {
  const disk = await smallDisk(page, 12_000_000);
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('i');
  await expectKept(page, /Ill/);
  await disk.fill();
  const refusal = page.getByText(/This laptop’s disk is full, so this was not kept\./);
  // What is left of the room takes a mark or two.
  await expect(async () => {
    await entryOf(page, 2).focus();
    await page.keyboard.press('m');
    await expect(refusal.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  const before = (await entryOf(page, 3).textContent()) ?? '';
  await entryOf(page, 3).focus();
  await page.keyboard.press('r');
  await expect(refusal.first()).toBeVisible();
  await expect(
    page.getByText('Everything kept before is safe. Free some space, then try again.').first(),
  ).toBeVisible();
  await expect(entryOf(page, 3)).toHaveText(before);
  await expect(entryOf(page, 1)).toContainText('I Ill');
  await expectNoInnards(page);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/This laptop’s disk is full/).first()).toBeVisible();
  await expect(page.getByText(/Taken, 12 of 12/)).toHaveCount(0);

  await disk.free();
  await entryOf(page, 3).focus();
  await expect(async () => {
    await page.keyboard.press('r');
    await expect(entryOf(page, 3)).toContainText('R Religious', { timeout: 1000 });
    await expectKept(page, /Religious/);
  }).toPass();
  await page.keyboard.press('F9');
  await signInAs(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(entryOf(page, 1)).toContainText('I Ill');
  await expect(entryOf(page, 3)).toContainText('R Religious');
  expect(app.foreignRequests).toEqual([]);
});

test('a screen that breaks says so without the error’s own words; the menu beside it works, and so does the screen later', async ({
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await page.evaluate((words) => {
    const sound = Array.prototype.toSorted;
    Array.prototype.toSorted = () => {
      throw new Error(words);
    };
    Object.assign(window, { mend: () => (Array.prototype.toSorted = sound) });
  }, planted);
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  await expectProblem(page, 'Something went wrong on this screen', /showed as kept is safe/, /Go to the first page/);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.evaluate(() => {
    (window as unknown as { mend: () => void }).mend();
  });
  await page.getByRole('button', { name: 'Go to the first page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Something went wrong' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
});

test('work that fails where no screen waits for it is told, without the error’s own words, and can be put away', async ({
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await page.evaluate((words) => {
    void Promise.reject(new Error(words));
  }, planted);
  await expect(page.getByRole('alert')).toContainText('What you did last may not have been kept');
  await expectNoInnards(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a screen that breaks over a pupil’s name keeps it out of the console and says what to do', async ({
  app,
  page,
}) => {
  const name = 'Plantedquill';
  await page.addInitScript((words) => {
    /** Makes a function that screens call while they draw throw as a bug in them would. */
    const breakWhen = (owner: object, method: string, what: string, applies: (argument: unknown) => boolean): void => {
      const original = Reflect.get(owner, method) as (...rest: unknown[]) => unknown;
      Reflect.set(owner, method, function (this: unknown, ...rest: unknown[]): unknown {
        if (applies(rest[0]) && sessionStorage.getItem('break') === what) throw new Error(`${words}, born 23 Jun 2011`);
        return Reflect.apply(original, this, rest);
      });
    };
    breakWhen(String.prototype, 'startsWith', 'start', (argument) => argument === 'restore');
    breakWhen(Number.prototype, 'toLocaleString', 'list', () => true);
    breakWhen(window, 'matchMedia', 'look', () => true);
  }, name);
  const breakNow = (what: string) => page.evaluate((which) => sessionStorage.setItem('break', which), what);
  await breakNow('look');
  await page.reload();
  await expectProblem(page, 'Waymark has stopped', /is safe/, /Open Waymark again and sign in/);
  await breakNow('start');
  await page.getByRole('button', { name: 'Open Waymark again' }).click();
  await expectProblem(page, 'Something went wrong on this screen', /is safe/, /Open Waymark again and sign in/);
  await breakNow('');
  await page.getByRole('button', { name: 'Open Waymark again' }).click();
  await enterSample(page, 'sample-tutor');
  await breakNow('list');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  await expectProblem(page, 'Something went wrong on this screen', /is safe/, /Go to the first page/);
  await page.evaluate((words) => {
    const button = document.createElement('button');
    button.addEventListener('click', () => {
      throw new Error(words);
    });
    button.click();
    void Promise.reject(new Error(words));
  }, name);
  await expect(page.getByText('What you did last may not have been kept')).toBeVisible();
  expect(app.consoleProblems).toContain('Waymark met an unexpected Error.');
  expect(app.consoleProblems.filter((line) => line !== 'Waymark met an unexpected Error.')).toEqual([]);
});
