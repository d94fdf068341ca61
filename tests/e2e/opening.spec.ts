import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';

test('the app opens, calls itself Waymark and nothing more, and asks nothing of the network @shell', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page).toHaveTitle('Waymark');
  expect(app.foreignRequests).toEqual([]);
  expect(app.consoleProblems).toEqual([]);
});

test('the first screen is accessible @shell', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expectAccessible(page);
});

test('the page lives at the time the test gives it', async ({ page }) => {
  expect(await page.evaluate(() => new Date().toISOString().slice(0, 13))).toBe('2026-11-18T08');
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Europe/London');
});

test('without a network the app still opens, and sees that there is none @shell', async ({ launch }) => {
  const { page } = await launch({ offline: true });
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
});
