import type { Page } from '@playwright/test';
import type { SampleStaffId } from '../../shared/sample/staff.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample, signInAs } from './steps/enter.ts';

async function openAddress(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

async function actOn(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Change ${name}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

test('the administrator gives a colleague another role and a new passphrase, and both hold from the next sign-in', async ({
  page,
}) => {
  await enterSample(page, 'sample-administrator');
  await openAddress(page, '#/settings/staff');
  await actOn(page, 'Jo Lanternwick', 'Position and role');
  await expect(page.getByLabel('Position', { exact: true })).toBeFocused();
  await page.getByLabel('Position', { exact: true }).fill('Attendance lead');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Attendance officer' }).click();
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByText('Jo Lanternwick’s position and role are kept.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Jo Lanternwick/ })).toContainText('Attendance officer');
  await actOn(page, 'Jo Lanternwick', 'New passphrase');
  await page.getByLabel('New passphrase', { exact: true }).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Use at least 10 characters');
  await page.getByLabel('New passphrase', { exact: true }).fill('wet gravel and thyme');
  await page.getByLabel('The same passphrase again').fill('wet gravel and thyme');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Jo Lanternwick signs in with the new passphrase from now on.')).toBeVisible();
  await page.keyboard.press('F9');
  await page.getByRole('radio', { name: /^Jo Lanternwick/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('copper kettle on the hob');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That passphrase does not open Waymark for this person.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill('wet gravel and thyme');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText('Jo Lanternwick');
  // Families' numbers were sealed from a tutor's passphrase.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Contacts' }).click();
  await expect(page.getByRole('button', { name: 'Add a contact' })).toBeVisible();
});

const refused = 'Ask the office';

test('who types the address of a page that is not theirs is told so, and finds nothing there to change', async ({
  page,
}) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/pupils\/[\w-]+$/);
  const file = new URL(page.url()).hash;
  for (const address of ['#/import', '#/pupils/new', `${file}/contacts`]) {
    await openAddress(page, address);
    await expect(page.getByText(refused)).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
  }
  const readOnly: readonly (readonly [address: string, there: string])[] = [
    [`${file}/details`, 'Names and education'],
    [`${file}/week`, 'Part-time timetables'],
    [`${file}/enrolment`, 'Suspensions'],
    ['#/groups', 'Groups'],
    ['#/places', 'Places'],
    ['#/settings', 'Centre details'],
    ['#/settings/terms', 'Terms and closures'],
    ['#/settings/staff', 'Staff'],
  ];
  for (const [address, there] of readOnly) {
    await openAddress(page, address);
    await expect(page.getByRole('heading', { name: there, exact: true })).toBeVisible();
    await expect(changing(page)).toHaveCount(0);
  }
  await openAddress(page, '#/settings/backup');
  await expect(page.getByRole('heading', { level: 1, name: 'Centre details' })).toBeVisible();

  const others: readonly (readonly [SampleStaffId, string])[] = [
    ['sample-officer', '#/settings'],
    ['sample-officer', '#/settings/staff'],
    ['sample-lead', '#/settings/staff'],
    ['sample-key-worker', '#/import'],
  ];
  for (const [person, address] of others) {
    await page.keyboard.press('F9');
    await signInAs(page, person);
    await openAddress(page, address);
    if (address === '#/import') await expect(page.getByText(refused)).toBeVisible();
    else await expect(page.getByRole('heading', { level: 1, name: /Centre details|Staff/ })).toBeVisible();
    await expect(changing(page)).toHaveCount(0);
  }
});

/** Buttons of the screen itself that would change something. */
function changing(page: Page) {
  return page
    .getByRole('main')
    .getByRole('button', { name: /^(Add|Edit|Change|Keep|Record|Enrol|Set|Put|Save|Choose)\b/ });
}
