import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterNewCentre, firstPerson, keepRecoveryKey, setUpCentre } from './steps/set-up.ts';

test.use({ allowsRealCentre: true });

test('a backup is asked for at once, saved under a name that tells nothing, and restored on another laptop', async ({
  app,
  page,
  launch,
}) => {
  test.slow();
  const groups = await setUpCentre(page);
  await keepRecoveryKey(page, groups);
  const saved = await app.saveOffered(() => page.getByRole('button', { name: 'Make a backup file' }).click());
  expect(saved.name).toBe('Waymark backup 2026-11-18.waymark');
  await expect(page.getByText('Backup made')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('banner')).toContainText('Last backup today');

  const other = await launch();
  const there = other.page;
  await there.getByRole('button', { name: 'Restore from a backup' }).click();
  await expectAccessible(there);
  await other.pickFile(saved, () => there.getByRole('button', { name: 'Choose the backup file' }).click());
  await there.getByLabel('Recovery key', { exact: true }).fill(groups.toReversed().join('-'));
  await there.keyboard.press('Enter');
  await expect(there.getByRole('alert')).toContainText('That is not a recovery key');
  await there.getByLabel('Recovery key', { exact: true }).fill(groups.join('-'));
  await there.keyboard.press('Enter');
  await expect(there.getByText(/The backup is of Alder Centre, made on Wed 18 Nov 2026 at 08:/)).toBeVisible();
  await expectAccessible(there);
  await there.getByLabel('New passphrase').fill('another laptop entirely');
  await there.getByLabel('The same passphrase again').fill('another laptop entirely');
  await there.keyboard.press('Enter');
  const shown = there.getByLabel('Recovery key', { exact: true }).locator('span');
  await expect(shown).toHaveCount(7, { timeout: 40_000 });
  await keepRecoveryKey(there, await shown.allTextContents());
  await expect(there.getByText(/The newest backup is the file made on Wed 18 Nov 2026 at 08:/)).toBeVisible();
  await there.getByRole('button', { name: 'Not now' }).click();
  await expect(there.getByRole('banner')).toContainText('Last backup today');
  await expect(there.getByRole('banner')).toContainText('Alder Centre');
  await expect(there.getByRole('banner')).toContainText(firstPerson.name);
});

test('a backup file is checked without changing anything, and a damaged one is told', async ({ app, page }) => {
  const groups = await enterNewCentre(page);
  await page.getByRole('link', { name: 'Go to Backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup' })).toBeFocused();
  await expectAccessible(page);
  const saved = await app.saveOffered(() => page.keyboard.press('b'));
  await expect(page.getByText('Backup made')).toBeVisible();
  const asked = page.getByRole('table', { name: 'Files asked for' }).getByRole('row');
  await expect(asked.nth(1)).toContainText(`${firstPerson.name}, ${firstPerson.position}`);
  await expect(asked.nth(1)).toContainText('Everything, encrypted (backup)');
  await expectAccessible(page);
  await app.pickFile(saved, () => page.getByRole('button', { name: 'Choose the backup file' }).click());
  await page.getByLabel('Recovery key', { exact: true }).fill(groups.join(' '));
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('This backup is whole')).toBeVisible();
  const cut = { name: saved.name, bytes: saved.bytes.slice(0, saved.bytes.length - 40) };
  await app.pickFile(cut, () => page.getByRole('button', { name: 'Choose the backup file' }).click());
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'damaged or was cut short' })).toBeVisible();
});

test('after a week the backup is asked for again, and can be put off for a day', async ({ app, page }) => {
  const groups = await setUpCentre(page);
  await keepRecoveryKey(page, groups);
  await app.saveOffered(() => page.getByRole('button', { name: 'Make a backup file' }).click());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('A new backup is due')).toHaveCount(0);
  await page.clock.fastForward(169 * 3_600_000);
  await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
  await page.keyboard.press('Enter');
  const clockIsRight = page.getByRole('button', { name: 'Yes' });
  await expect(clockIsRight).toBeVisible({ timeout: 40_000 });
  await clockIsRight.click();
  await expect(page.getByText('The last backup was made 7 days ago.')).toBeVisible();
  await page.getByRole('button', { name: 'Remind me tomorrow' }).click();
  await expect(page.getByText('A new backup is due')).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText('Last backup 7 days ago');
});
