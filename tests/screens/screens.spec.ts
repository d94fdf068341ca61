import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/harness/fixtures.ts';
import { enterSample, openSample, signInAs } from '../e2e/steps/enter.ts';
import { firstPerson } from '../e2e/steps/set-up.ts';
import { inventDistinctPupils } from '../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../fixtures/imports/make-csv.ts';
import { makeCtf } from '../fixtures/imports/make-ctf.ts';
import { looks, picture, type Look } from './camera.ts';

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** The import's first step anew: the same address would change nothing. */
async function again(page: Page): Promise<void> {
  await goTo(page, '/today');
  await goTo(page, '/import');
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

for (const look of looks) {
  const taken = (page: Page) => (name: string) => picture(page, look, name);
  const prepare = async (page: Page): Promise<void> => {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.scheme });
  };

  test.describe(`${look.width} ${look.scheme}`, () => {
    test.use({ now: '2026-11-18T09:12:00' });

    test('first run and set-up', async ({ launch }) => {
      const { page } = await launch({ allowsRealCentre: true });
      await prepare(page);
      await setUp(page, taken(page));
    });

    test('a tutor takes registers', async ({ page }) => {
      await prepare(page);
      await openSample(page);
      await taken(page)('sign-in');
      await signInAs(page, 'sample-tutor');
      await registers(page, taken(page), look);
    });

    test('a key worker takes a provider’s register', async ({ page }) => {
      await prepare(page);
      await enterSample(page, 'sample-second-key-worker');
      await page.getByRole('link', { name: 'Ambermouth College' }).click();
      await page.locator('[data-mark-button]').first().waitFor();
      for (const key of ['3', 'L', '7', 'Enter', '6', 'N', 'Control+Enter']) await page.keyboard.press(key);
      await expect(page.getByText(/^Kept \d\d:/)).toBeVisible();
      await taken(page)('register-provider');
    });

    test('the office works on absence and attendance', async ({ launch }) => {
      const { page } = await launch({ now: '2026-11-18T09:34:00' });
      await prepare(page);
      await enterSample(page, 'sample-officer');
      await taken(page)('today-office');
      await office(page, taken(page));
    });

    test('a lead keeps pupils, groups and the week', async ({ page }) => {
      await prepare(page);
      await enterSample(page, 'sample-lead');
      await pupilsAndGroups(page, taken(page));
    });

    test('pupils are brought in from files', async ({ app, page }) => {
      await prepare(page);
      await enterSample(page, 'sample-lead');
      await goTo(page, '/import');
      await taken(page)('import');
      const people = inventDistinctPupils(30, 7);
      const offer = (name: string, bytes: Uint8Array, button: string) =>
        app.pickFile({ name, bytes }, () => page.getByRole('button', { name: button }).click());
      await offer('list.csv', bytesOf(makeCsv(people)), 'Choose a CSV list');
      await page.getByRole('combobox').first().waitFor();
      await taken(page)('import-columns');
      await again(page);
      await offer('transfer.xml', bytesOf(makeCtf(people)), 'Choose a CTF');
      await page.getByRole('button', { name: /^Bring in \d+/ }).waitFor();
      await taken(page)('import-preview');
      await again(page);
      await offer('broken.xml', bytesOf('<!DOCTYPE x [<!ENTITY a "b">]><CTfile/>'), 'Choose a CTF');
      await page.getByRole('alert').first().waitFor();
      await taken(page)('import-refused');
    });

    test('an administrator looks after the centre', async ({ page }) => {
      await prepare(page);
      await enterSample(page, 'sample-administrator');
      for (const part of ['', '/terms', '/staff', '/passphrase', '/backup', '/sample']) {
        await goTo(page, `/settings${part}`);
        await taken(page)(`settings${part.replace('/', '-')}`);
      }
    });

    test('a second window, and a page that is not there', async ({ context, page }) => {
      await prepare(page);
      await openSample(page);
      const second = await context.newPage();
      await prepare(second);
      await second.goto(page.url());
      await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
      await taken(second)('another-window');
      await second.close();
      await signInAs(page, 'sample-tutor');
      await goTo(page, '/nowhere');
      await taken(page)('no-such-page');
    });

    test('a day without school', async ({ launch }) => {
      const { page } = await launch({ now: '2026-11-21T09:12:00' });
      await prepare(page);
      await enterSample(page, 'sample-tutor');
      await taken(page)('today-no-school');
    });
  });
}

type Take = (name: string) => Promise<void>;

async function setUp(page: Page, take: Take): Promise<void> {
  await take('start');
  await page.getByRole('button', { name: 'Set up a centre' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await take('set-up-centre-errors');
  await page.getByLabel('Name of the centre').fill('Alder Centre');
  await page.getByLabel('URN').fill('123456');
  await page.getByLabel('DfE number').fill('821/1104');
  for (const name of ['set-up-day', 'set-up-terms', 'set-up-person']) {
    const before = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before);
    await take(name);
  }
  await page.getByLabel('Your name').fill(firstPerson.name);
  await page.getByLabel('Your position').fill(firstPerson.position);
  await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
  await page.getByLabel('The same passphrase again').fill(firstPerson.passphrase);
  await page.keyboard.press('Enter');
  const key = page.getByLabel('Recovery key', { exact: true });
  await expect(key).toBeVisible({ timeout: 60_000 });
  await take('recovery-key');
  const groups = await key.locator('span').allTextContents();
  await page.getByLabel('I have printed it or written it down').check();
  await page.getByLabel(/^Type the third group/).fill(groups[2] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Not now' }).waitFor();
  await take('first-backup');
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await take('today-empty-centre');
  await goTo(page, '/pupils');
  await take('pupils-empty');
  await goTo(page, '/attendance');
  await take('attendance-empty');
}

async function registers(page: Page, take: Take, look: Look): Promise<void> {
  await expect(page.getByRole('link', { name: 'Hawthorn, Year 10' })).toBeFocused();
  await take('today-tutor');
  await page.keyboard.press('Enter');
  await page.locator('[data-mark-button]').first().waitFor();
  await take('register');
  await page.keyboard.press('L');
  await take('register-minutes');
  for (const key of ['7', 'Enter', 'N', 'I']) await page.keyboard.press(key);
  await expect(page.getByText(/^Kept \d\d:/)).toBeVisible();
  await page.keyboard.press('X');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await take('register-refused');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Kept \d\d:/)).toBeVisible();
  await take('register-taken');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await take('register-codes');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Late' }).first().waitFor();
  await take('register-cards');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^A pupil’s name/).waitFor();
  await page.keyboard.type('a');
  await take('search');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys that work here' }).waitFor();
  await take('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in/ })).toBeVisible();
  if (look.scheme === 'light') await take('locked');
}

async function office(page: Page, take: Take): Promise<void> {
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await page.locator('[data-mark-button]').first().waitFor();
  await page.keyboard.press('/');
  await page.getByRole('button', { name: 'Close the register' }).first().waitFor();
  await take('register-due-to-close');
  await page.getByRole('button', { name: 'Close the register' }).first().click();
  await page.getByRole('dialog').waitFor();
  await take('register-closing');
  await page.getByRole('dialog').getByRole('button', { name: 'Close the register' }).click();
  await expect(page.getByText(/^Closed at/).first()).toBeVisible();
  await page.locator('[data-mark-button]').nth(2).focus();
  await page.keyboard.press('I');
  await page
    .getByLabel(/reason/i)
    .first()
    .waitFor();
  await take('register-amending');
  await page.keyboard.press('Escape');
  await goTo(page, '/absence');
  await page.getByRole('article').first().waitFor();
  await take('absence');
  await page.keyboard.press('l');
  await page.getByRole('dialog').waitFor();
  await take('absence-attempt');
  await page.keyboard.press('Escape');
  await goTo(page, '/absence/reasons');
  await take('absence-reasons');
  await goTo(page, '/attendance');
  const table = page.getByRole('region', { name: 'Attendance by pupil' });
  await table.getByRole('link').first().waitFor();
  await take('attendance');
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Groups').click();
  await take('attendance-groups');
  await page.getByRole('link', { name: 'Register sheet of everyone on roll' }).click();
  await page.getByRole('table').waitFor();
  await take('week-sheet');
  await goTo(page, '/attendance');
  await table.getByRole('link').first().click();
  await page.getByRole('grid', { name: 'Marks by week and session' }).waitFor();
  await take('attendance-pupil');
}

async function pupilsAndGroups(page: Page, take: Take): Promise<void> {
  await take('today-lead');
  await goTo(page, '/pupils');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await take('pupils');
  await page.getByRole('table').getByRole('link').nth(1).click();
  const parts = page.getByRole('navigation', { name: 'Parts of the file' });
  for (const part of ['Overview', 'Week', 'Enrolment', 'Contacts', 'Details', 'History']) {
    await parts.getByRole('link', { name: part, exact: true }).click();
    await page.waitForLoadState('networkidle');
    await take(`pupil-${part.toLowerCase()}`);
  }
  await goTo(page, '/pupils');
  await page
    .getByRole('link', { name: 'Add a pupil' })
    .or(page.getByRole('button', { name: 'Add a pupil' }))
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add a pupil' })).toBeVisible();
  await take('pupil-add');
  await goTo(page, '/groups');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await take('groups');
  await page.getByRole('table').getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hawthorn, Year 10' })).toBeVisible();
  await take('group');
  await goTo(page, '/groups');
  await page.getByRole('link', { name: 'Places' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Places' })).toBeVisible();
  await take('places');
}
