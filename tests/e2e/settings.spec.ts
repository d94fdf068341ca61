import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';

async function openSettings(page: Page, line: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  // The first page is open already, and its heading has the focus.
  if (line !== 'Centre details')
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: line }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

test('the administrator changes the session times, and they are kept', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await openSettings(page, 'Centre details');
  await page.getByLabel('Morning session starts').fill('905');
  await page.getByLabel('Minutes a register stays open').fill('31');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('1 to 30 minutes');
  await expect(page.getByLabel('Morning session starts')).toHaveValue('09:05');
  await page.getByLabel('Minutes a register stays open').fill('25');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /^DoneKept \d\d:\d\d:\d\d$/ })).toBeVisible();
  await page.getByLabel('Afternoon session starts').fill('8:00');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The afternoon session must start after the morning session');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Leave and lose it' }).click();
  await openSettings(page, 'Centre details');
  await expect(page.getByLabel('Minutes a register stays open')).toHaveValue('25');
  await expect(page.getByLabel('Afternoon session starts')).toHaveValue('12:45');
});

test('a training day is added to the term, and one that overlaps is refused', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await openSettings(page, 'Terms and closures');
  await page.getByRole('button', { name: 'Add a closure' }).click();
  const row = page.getByRole('group', { name: 'Staff training (INSET)' }).last();
  await row.getByLabel('First day').fill('26/10/2026');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(page.getByRole('alert')).toContainText('This closure covers days of another closure');
  await row.getByLabel('First day').fill('27/11/2026');
  await row.getByLabel('Last day').fill('27/11/2026');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(page.getByText(/^Kept \d\d:\d\d:\d\d$/)).toBeVisible();
});

test('a tutor reads the settings but changes only the own passphrase', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openSettings(page, 'Centre details');
  await expect(page.getByRole('button', { name: 'Keep the changes' })).toHaveCount(0);
  await openSettings(page, 'Staff');
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await openSettings(page, 'Your passphrase');
  await page.getByLabel('Present passphrase').fill('not my passphrase');
  await page.getByLabel('New passphrase').fill('seven quiet herons');
  await page.getByLabel('The same passphrase again').fill('seven quiet herons');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Your present passphrase is not right');
  await page.getByLabel('Present passphrase').fill('copper kettle on the hob');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your passphrase is changed. Use the new one from now on.')).toBeVisible();
  await page.keyboard.press('F9');
  await page.getByLabel('Passphrase', { exact: true }).fill('seven quiet herons');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('the administrator admits a colleague, who signs in; later the access ends', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await openSettings(page, 'Staff');
  await page.keyboard.press('n');
  await page.getByLabel('Name', { exact: true }).fill('Jo Lanternwick');
  await page.getByLabel('Position', { exact: true }).fill('Tutor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('There is a Jo Lanternwick, Tutor, already');
  await page.getByLabel('Name', { exact: true }).fill('Ivo Brackenshaw');
  await page.getByLabel('Passphrase', { exact: true }).fill('blue tractor in rain');
  await page.getByLabel('The same passphrase again').fill('blue tractor in rain');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ivo Brackenshaw can now sign in on this laptop.')).toBeVisible();
  await page.keyboard.press('F9');
  await page.getByRole('radio', { name: /^Ivo Brackenshaw/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('blue tractor in rain');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText('Ivo Brackenshaw');
  await page.keyboard.press('F9');
  await page.getByRole('radio', { name: /^Paul Windermarsh/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('green filing cabinet keys');
  await page.keyboard.press('Enter');
  await openSettings(page, 'Staff');
  await page.getByRole('button', { name: 'Change Ivo Brackenshaw' }).click();
  await page.getByRole('menuitem', { name: 'Has left' }).click();
  await page.getByRole('button', { name: 'End the access' }).click();
  await expect(page.getByText('Ivo Brackenshaw can no longer sign in on this laptop.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Ivo Brackenshaw/ })).toContainText('Left Wed 18 Nov 2026');
  await page.keyboard.press('F9');
  await expect(page.getByRole('radio', { name: /^Paul Windermarsh/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Ivo Brackenshaw/ })).toHaveCount(0);
});

test('the sample centre is removed after one question, which Escape cancels', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openSettings(page, 'Sample centre');
  await page.getByRole('button', { name: 'Remove the sample centre' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove the sample centre' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByRole('button', { name: 'Open the sample centre' })).toBeVisible();
});

test('every page of the settings is accessible in light and dark', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  const lines = await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents();
  for (const line of lines) {
    await openSettings(page, line);
    await expectAccessibleInBoth(page);
  }
  await openSettings(page, 'Staff');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBoth(page);
});
