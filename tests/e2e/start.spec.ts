import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { foundSample } from './steps/enter.ts';
import { firstPerson, keepRecoveryKey, setUpCentre } from './steps/set-up.ts';

test.describe('in a browser that may not keep a real centre', () => {
  test('only the sample is offered, and one line says why', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Open the sample centre' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Set up a centre' })).toHaveCount(0);
    await expect(page.getByText(/A real centre is kept in the desktop app/)).toBeVisible();
  });

  test('the sample is opened once: the next start goes straight to its sign-in', async ({ page }) => {
    await foundSample(page);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: /^Sign in to/ })).toBeVisible();
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  });
});

test.describe('on a laptop that may keep a real centre', () => {
  test.use({ allowsRealCentre: true });

  test('a person sets up a centre, keeps the recovery key, and signs in again', async ({ page, app }) => {
    const groups = await setUpCentre(page);
    expect(groups).toHaveLength(7);
    await expectAccessible(page);
    await keepRecoveryKey(page, groups);
    await expect(page.getByRole('heading', { level: 1, name: 'Make a backup file now' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(page.getByRole('banner')).toContainText('This laptop holds the only copy');
    await expect(page.getByRole('banner')).toContainText('Alder Centre');
    await expect(page.getByRole('banner')).not.toContainText('Sample data');
    await page.reload();
    await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 40_000 });
    expect(app.consoleProblems).toEqual([]);
  });

  test('the browser’s Back and Forward go step by step through the set-up and lose nothing', async ({ page }) => {
    await page.getByRole('button', { name: 'Set up a centre' }).click();
    await page.getByLabel('Name of the centre').fill('Alder Centre');
    await page.getByLabel('URN').fill(' 123456 ');
    await page.getByLabel('DfE number').fill('8211104');
    await page.keyboard.press('Enter');
    await page.getByLabel('Day ends').fill('15:30');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Your centre' })).toBeVisible();
    await expect(page.getByLabel('URN')).toHaveValue(' 123456 ');
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Open the sample centre' })).toBeVisible();
    await page.goForward();
    await page.goForward();
    await expect(page.getByLabel('Day ends')).toHaveValue('15:30');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('URN').fill('12');
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name: 'Your centre' })).toBeVisible();
  });

  test('times are understood as people type them, Enter at once', async ({ page }) => {
    await page.getByRole('button', { name: 'Set up a centre' }).click();
    await page.getByLabel('Name of the centre').fill('Alder Centre');
    await page.getByLabel('URN').fill('123456');
    await page.getByLabel('DfE number').fill('821/1104');
    await page.keyboard.press('Enter');
    await page.getByLabel('Morning session starts').fill('9:00');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Terms and closures' })).toBeVisible();
  });

  test('a recovery key that was shown and lost is told at the next sign-in, until a new one is kept', async ({
    page,
  }) => {
    test.slow();
    await setUpCentre(page);
    await page.reload();
    await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
    await page.keyboard.press('Enter');
    const warning = page.getByText('Nobody has confirmed the recovery key');
    await expect(warning).toBeVisible({ timeout: 40_000 });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Make a new recovery key' }).click();
    await page.getByRole('button', { name: 'Make a new recovery key' }).click();
    await page.getByRole('button', { name: 'Make it' }).click();
    const shown = page.getByLabel('Recovery key', { exact: true }).locator('span');
    await expect(shown).toHaveCount(7, { timeout: 40_000 });
    await keepRecoveryKey(page, await shown.allTextContents());
    await expect(shown).toHaveCount(0);
    await expect(warning).toHaveCount(0);
  });

  test('the recovery key is not passed by: the box must be ticked and the third group typed', async ({ page }) => {
    const groups = await setUpCentre(page);
    await page.getByLabel(/^Type the third group/).fill('0000');
    await page.getByRole('button', { name: 'Continue' }).click();
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('Print the key or write it down');
    await expect(summary).toContainText('These are not the four characters of the third group');
    await keepRecoveryKey(page, groups);
    await expect(page.getByRole('heading', { level: 1, name: 'Make a backup file now' })).toBeVisible();
  });

  test('what is wrong is said above and beside the field, and nothing typed is lost', async ({ page }) => {
    await page.getByRole('button', { name: 'Set up a centre' }).click();
    await page.getByLabel('Name of the centre').fill('Alder Centre');
    await page.getByLabel('URN').fill('12');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Enter the URN: six digits' }).click();
    await expect(page.getByLabel('URN')).toBeFocused();
    await expect(page.getByLabel('Name of the centre')).toHaveValue('Alder Centre');
    await expectAccessible(page);
    await page.getByLabel('URN').fill('123456');
    await page.getByLabel('DfE number').fill('821/1104');
    await page.keyboard.press('Enter');
    await page.getByLabel('Minutes a register stays open').fill('45');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('1 to 30 minutes');
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByLabel('URN')).toHaveValue('123456');
  });

  test('a weak passphrase, and two that differ, are refused in words', async ({ page }) => {
    await page.getByRole('button', { name: 'Set up a centre' }).click();
    await page.getByLabel('Name of the centre').fill('Alder Centre');
    await page.getByLabel('URN').fill('123456');
    await page.getByLabel('DfE number').fill('821/1104');
    for (const _step of [1, 2, 3]) await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your name').fill(firstPerson.name);
    await page.getByLabel('Your position').fill(firstPerson.position);
    await page.getByLabel('Passphrase', { exact: true }).fill('short');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Use at least 10 characters');
    await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
    await page.getByLabel('The same passphrase again').fill('something else entirely');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('The two passphrases are not the same');
  });
});

test('start and sign-in are accessible in light and dark', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessibleInBoth(page);
  await foundSample(page);
  await expectAccessibleInBoth(page);
});
