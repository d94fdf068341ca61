import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { asUtf8 } from '../fixtures/imports/hostile.ts';
import { inventDistinctPupils } from '../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../fixtures/imports/make-csv.ts';

const question = (page: Page) => page.getByRole('dialog', { name: 'You have not kept this' });
const stay = (page: Page) => page.getByRole('button', { name: 'Stay' }).click();
const leave = (page: Page) => page.getByRole('button', { name: 'Leave and lose it' }).click();
const menu = (page: Page, line: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: line, exact: true }).click();

test('a half-typed form is left by menu, search, Back, a tab or closing only after one question', async ({ page }) => {
  test.slow();
  await enterSample(page, 'sample-administrator');
  await menu(page, 'Settings');
  await page.getByLabel('Telephone (optional)').fill('01632 960444');
  await menu(page, 'Pupils');
  await expect(page.getByRole('button', { name: 'Stay' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByLabel('Telephone (optional)')).toHaveValue('01632 960444');

  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^A pupil’s name/)).toBeFocused();
  await page.keyboard.type('go to groups');
  await page.keyboard.press('Enter');
  await stay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Centre details' })).toBeVisible();

  const asked = page.waitForEvent('dialog');
  void page.evaluate(() => {
    window.location.reload();
  });
  const beforeUnload = await asked;
  expect(beforeUnload.type()).toBe('beforeunload');
  await beforeUnload.dismiss();
  await expect(page.getByLabel('Telephone (optional)')).toHaveValue('01632 960444');

  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(page.getByText(/^Kept \d\d:\d\d:\d\d$/)).toBeVisible();
  await menu(page, 'Pupils');
  await expect(page.getByRole('heading', { level: 1, name: 'Pupils' })).toBeVisible();

  await page.getByRole('button', { name: 'Add a pupil' }).click();
  await page.getByLabel('Legal forename').fill('Halftyped');
  await page.goBack();
  await stay(page);
  await expect(page.getByLabel('Legal forename')).toHaveValue('Halftyped');
  await page.goBack();
  await leave(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Pupils' })).toBeVisible();

  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).fill('Halfway');
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Week' }).click();
  await leave(page);
  await expect(page.getByRole('heading', { level: 2, name: /^The week/ })).toBeVisible();
});

test('Escape in a dialog asks before it loses what was typed; Cancel does not', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await menu(page, 'Settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Staff' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a member of staff' });
  await expect(page.getByRole('heading', { level: 1, name: 'Staff' })).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('n');
  await page.getByLabel('Name', { exact: true }).fill('Half Typed');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Half Typed');
  await page.keyboard.press('Escape');
  await leave(page);
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('n');
  await page.getByLabel('Name', { exact: true }).fill('Half Typed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
});

test('Back goes one step back in an import, and the menu asks before a preview is lost', async ({ app, page }) => {
  await enterSample(page, 'sample-lead');
  await menu(page, 'Bring in a file');
  const list = { name: 'list.csv', bytes: asUtf8(makeCsv(inventDistinctPupils(3, 5))) };
  await app.pickFile(list, () => page.getByRole('button', { name: 'Choose a CSV list' }).click());
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByRole('button', { name: 'Bring in 3 pupils' })).toBeVisible();
  await menu(page, 'Pupils');
  await stay(page);
  await page.goBack();
  await expect(page.getByText('Step 1 of 2: say which column holds what.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByRole('button', { name: 'Bring in 3 pupils' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Step 1 of 2: say which column holds what.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Choose a CSV list' })).toBeVisible();
  await menu(page, 'Pupils');
  await expect(page.getByRole('heading', { level: 1, name: 'Pupils' })).toBeVisible();
});

test('a day that does not exist stays in its box with an error, and nothing is kept', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await menu(page, 'Pupils');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  const born = page.getByLabel('Date of birth', { exact: true });
  await born.fill('31/2/2012');
  await page.keyboard.press('Tab');
  await expect(born).toHaveValue('31/2/2012');
  await expect(page.getByText('There is no day “31/2/2012”').first()).toBeVisible();
  await born.press('Enter');
  await expect(page.getByRole('alert')).toContainText('There is no day “31/2/2012”');
  await expect(born).toHaveValue('31/2/2012');
  await born.fill('28/2/2012');
  await page.keyboard.press('Tab');
  await expect(born).toHaveValue('Tue 28 Feb 2012');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Tue 28 Feb 2012', { exact: true })).toBeVisible();
});
