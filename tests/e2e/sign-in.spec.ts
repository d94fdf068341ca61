import { sampleMember } from '../../shared/sample/staff.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample, openSample, signInAs } from './steps/enter.ts';
import { enterNewCentre, firstPerson, keepRecoveryKey } from './steps/set-up.ts';

test('a wrong passphrase is refused in one sentence, and can be typed over at once', async ({ page }) => {
  await openSample(page);
  await page.getByLabel('Passphrase', { exact: true }).fill('not the one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That passphrase does not open Waymark for this person.')).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type(sampleMember('sample-tutor').passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('the tutor is chosen at first, and afterwards whoever signed in last', async ({ page }) => {
  await openSample(page);
  await expect(page.getByRole('radio', { name: /^Jo Lanternwick/ })).toBeChecked();
  await signInAs(page, 'sample-officer');
  await page.keyboard.press('F9');
  await expect(page.getByRole('radio', { name: /^Denise Tollemarsh/ })).toBeChecked();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
});

test('the sample gives its passphrases away', async ({ page }) => {
  await openSample(page);
  await page.getByRole('radio', { name: /^Gwen Adeyinka-Stone/ }).check();
  await page.getByRole('button', { name: 'Fill in this passphrase' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText('Gwen Adeyinka-Stone');
});

test('F9 locks at once, also while a field is being typed in, and leaves no name behind @shell', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/settings`);
  await page.getByLabel('Name of the centre').click();
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in to/ })).toBeVisible();
  await expect(page.getByText('Waymark is locked. Sign in to go on.')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#/');
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('Settings');
});

test('it locks by itself when nobody touches the laptop for ten minutes', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(page.getByText('Waymark is locked. Sign in to go on.')).toBeVisible();
});

test('the lock takes a half-typed form and its question with it', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/settings`);
  await page.getByLabel('Name of the centre').fill('Half typed');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  await expect(page.getByRole('dialog', { name: 'You have not kept this' })).toBeVisible();
  await page.clock.fastForward('10:10');
  await expect(page.getByText('Waymark is locked. Sign in to go on.')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('Half typed');
});

test('a touch of the keyboard puts the lock off', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.clock.fastForward('09:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('a second window is told that Waymark is open in the first, and takes over when that is closed', async ({
  page,
  context,
}) => {
  await openSample(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('heading', { level: 1, name: 'Waymark is open in another window' })).toBeVisible();
  await page.close();
  await second.getByRole('button', { name: 'Open here' }).click();
  await expect(second.getByRole('heading', { level: 1, name: /^Sign in to/ })).toBeVisible();
});

test.describe('on a laptop that may keep a real centre', () => {
  test.use({ allowsRealCentre: true });

  test('who forgot the passphrase comes back in with the recovery key, which is then replaced', async ({ page }) => {
    const groups = await enterNewCentre(page);
    await page.keyboard.press('F9');
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    await page.getByLabel('Recovery key', { exact: true }).fill(groups.join(' ').toLowerCase());
    await page.getByLabel('New passphrase').fill('four new quiet words');
    await page.getByLabel('The same passphrase again').fill('four new quiet words');
    await page.keyboard.press('Enter');
    const shown = page.getByLabel('Recovery key', { exact: true }).locator('span');
    await expect(shown).toHaveCount(7, { timeout: 40_000 });
    const renewed = await shown.allTextContents();
    expect(renewed).not.toEqual(groups);
    await keepRecoveryKey(page, renewed);
    await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByText('That passphrase does not open Waymark for this person.')).toBeVisible({
      timeout: 40_000,
    });
    await page.getByLabel('Passphrase', { exact: true }).fill('four new quiet words');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 40_000 });
  });

  test('a new recovery key opens the centre, and the one before it opens nothing any more', async ({ page }) => {
    test.slow();
    const old = await enterNewCentre(page);
    await page.evaluate(() => {
      window.location.hash = '#/settings/backup';
    });
    await page.getByRole('button', { name: 'Make a new recovery key' }).click();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.getByRole('button', { name: 'Make it' }).click();
    const shown = page.getByLabel('Recovery key', { exact: true }).locator('span');
    await expect(shown).toHaveCount(7, { timeout: 40_000 });
    const renewed = await shown.allTextContents();
    await keepRecoveryKey(page, renewed);
    await expect(page.getByRole('heading', { level: 1, name: 'Backup' })).toBeVisible();
    await page.keyboard.press('F9');
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    await page.goBack();
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    await page.getByLabel('Recovery key', { exact: true }).fill(old.join('-'));
    await page.getByLabel('New passphrase').fill('four new quiet words');
    await page.getByLabel('The same passphrase again').fill('four new quiet words');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 40_000 });
    await page.getByLabel('Recovery key', { exact: true }).fill(renewed.join('-'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Keep the recovery key' })).toBeVisible({
      timeout: 40_000,
    });
    await page.goBack();
    await keepRecoveryKey(page, await shown.allTextContents());
    await page.getByLabel('Passphrase', { exact: true }).fill('four new quiet words');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 40_000 });
  });

  test('sample and real centre stand side by side, each with its own sign-in', async ({ page }) => {
    await openSample(page);
    await page.getByRole('button', { name: 'Set up your own centre' }).click();
    await enterNewCentre(page);
    await page.keyboard.press('F9');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Alder Centre' })).toBeVisible();
    await page.getByRole('button', { name: 'Go to the sample centre' }).click();
    await signInAs(page, 'sample-tutor');
    await expect(page.getByRole('banner')).toContainText('Sample data');
  });
});
