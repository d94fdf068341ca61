import type { Page } from '@playwright/test';
import { collisions } from '../../renderer/app/keys/strokes.ts';
import { expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';

/** The sheet of keys as it stands on the screen: what each line does, and its keys (or why there are none). */
async function sheetOfKeys(page: Page): Promise<{ label: string; keys: string }[]> {
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys that work here' });
  await expect(dialog).toBeVisible();
  const lines = await dialog.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const [label, keys] = [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim());
      return { label: label ?? '', keys: keys ?? '', none: row.querySelector('b') === null };
    }),
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return lines;
}

test('a person opens the sample centre, signs in, and stands in the frame @shell', async ({ app, page }) => {
  await enterSample(page, 'sample-tutor');
  await expect(page.getByRole('banner')).toContainText('Sample data');
  await expect(page.getByRole('banner')).toContainText('Jo Lanternwick');
  await expect(page).toHaveTitle('Waymark');
  expect(app.foreignRequests).toEqual([]);
  expect(app.consoleProblems).toEqual([]);
});

test('on every screen of the menu the keys differ, each has words, and the title stays Waymark', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  const menu = page.getByRole('navigation', { name: 'Main' });
  for (const line of await menu.getByRole('link').allTextContents()) {
    await menu.getByRole('link', { name: line, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const lines = await sheetOfKeys(page);
    expect(lines.length).toBeGreaterThan(3);
    for (const { label, keys } of lines) expect([label, keys]).not.toContain('');
    const keyed = lines.map(({ label, keys }) => ({
      id: label,
      keys: keys.replace(' then ', ' ').replace('Ctrl+', 'mod+'),
    }));
    expect(collisions(keyed.filter(({ keys }) => /^\S+( \S+)?$/.test(keys)))).toEqual([]);
    await expect(page).toHaveTitle('Waymark');
  }
});

test('a screen that opens takes the focus to its heading, and two keys lead to it', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.keyboard.press('g');
  await page.keyboard.press(',');
  await expect(page.getByRole('heading', { level: 1, name: 'Centre details' })).toBeFocused();
});

test('the first stop of the keyboard leads past the menu', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.keyboard.press('g');
  await page.keyboard.press(',');
  await page.getByRole('button', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

/** The surname of the first pupil on the list of pupils. */
async function firstPupil(page: Page): Promise<string> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  const name = await page.getByRole('table').getByRole('link').first().textContent();
  return name?.split(',')[0] ?? '';
}

test('the search finds screens and actions, and pupils by name', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^A pupil’s name/)).toBeFocused();
  await page.keyboard.type('sett');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Centre details' })).toBeFocused();
  const pupil = await firstPupil(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^A pupil’s name/)).toBeFocused();
  await page.keyboard.type(pupil);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/pupils\/[\w-]+$/);
  expect(page.url().toLowerCase()).not.toContain(pupil.toLowerCase());
});

test('single keys stay quiet while a person types', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.keyboard.press('g');
  await page.keyboard.press(',');
  await page.getByLabel('Name of the centre').fill('');
  await page.keyboard.type('g, what?');
  await expect(page.getByLabel('Name of the centre')).toHaveValue('g, what?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('search, sheet of keys and an unknown page are accessible in light and dark', async ({ page }) => {
  await enterSample(page, 'sample-administrator');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/A pupil/)).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.keyboard.press('Escape');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/nowhere`);
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBoth(page);
});
