import type { Page } from '@playwright/test';
import { inventDistinctPupils, type InventedPupil } from '../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../fixtures/imports/make-csv.ts';
import { expect, test } from './harness/fixtures.ts';
import type { LaunchedApp } from './harness/launch.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf, expectKept, registerList } from './steps/register.ts';

test.use({ now: '2026-11-16T09:06:00' });

/** With the 56 on roll at the sample centre they make 200. */
const people = inventDistinctPupils(144, 11);

async function bringIn(app: LaunchedApp, pupils: readonly InventedPupil[]): Promise<void> {
  const { page } = app;
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Bring in a file' }).click();
  const bytes = new TextEncoder().encode(makeCsv(pupils));
  await app.pickFile({ name: 'list.csv', bytes }, () =>
    page.getByRole('button', { name: 'Choose a CSV list' }).click(),
  );
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: `Bring in ${pupils.length} pupils` }).click();
  await expect(page.getByText(`${pupils.length} pupils brought in.`)).toBeVisible();
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a register of 200 is worked by keyboard to its last row', async ({ app, page }) => {
  await bringIn(app, people);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  await expect(registerList(page).locator('[data-mark-button]')).toHaveCount(200);
  await entryOf(page, 1).focus();
  await press(page, 'End');
  await expect(entryOf(page, 200)).toBeFocused();
  await expect(entryOf(page, 200)).toBeInViewport();
  await press(page, 'i');
  await expectKept(page, /Ill/);
  await expect(entryOf(page, 1)).toBeFocused();
  await press(page, '1', '5', '0');
  await expect(entryOf(page, 150)).toBeFocused();
  await expect(entryOf(page, 150)).toBeInViewport();
  await press(page, 'PageDown', 'ArrowUp');
  await expect(entryOf(page, 159)).toBeFocused();
  await press(page, 'Control+Enter');
  await expectKept(page, /The rest, \d+ pupils: present/);
  await expect(entryOf(page, 200)).toContainText('I Ill');
  expect(app.consoleProblems).toEqual([]);
});

test('a register of two is taken whole, and the keyboard goes round in it', async ({ app, page }) => {
  await bringIn(app, people.slice(0, 2));
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('button', { name: 'Add a group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Juniper');
  await dialog.getByLabel('Kind').selectOption('Class');
  await dialog.getByRole('button', { name: 'Add group' }).click();
  await page.getByRole('link', { name: 'Juniper' }).click();
  await page.getByRole('button', { name: 'Put pupils in this group' }).click();
  for (const { surname, forename } of people.slice(0, 2))
    await dialog.getByRole('checkbox', { name: `${surname}, ${forename}` }).check();
  await page.getByRole('button', { name: 'Put 2 pupils in the group' }).click();
  await expect(page.getByText('2 pupils on Mon 16 Nov 2026')).toBeVisible();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Juniper' }).click();
  await expect(entryOf(page, 1)).toBeFocused();
  await press(page, 'ArrowUp');
  await expect(entryOf(page, 2)).toBeFocused();
  await press(page, 'n');
  await expect(entryOf(page, 1)).toBeFocused();
  await press(page, '/');
  await expectKept(page, /Present/);
  await expect(page.getByText('Taken, 2 of 2')).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
});

test('the heading of a long register stays in sight; at 200 % zoom the name and the mark of a row do', async ({
  app,
  page,
}) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await page.setViewportSize({ width: 1024, height: 480 });
  const heading = registerList(page).getByRole('columnheader', { name: 'Expected now' });
  for (const key of ['End', 'PageUp', 'Home']) {
    await press(page, key);
    await expect(heading).toBeInViewport({ ratio: 1 });
    const [headingBox, rowBox] = [await heading.boundingBox(), await page.locator(':focus').boundingBox()];
    expect((headingBox?.y ?? 0) + (headingBox?.height ?? 0)).toBeLessThanOrEqual(rowBox?.y ?? 0);
  }
  await page.setViewportSize({ width: 512, height: 384 });
  await entryOf(page, 3).focus();
  const frame = registerList(page).locator('..');
  const name = registerList(page).getByRole('rowheader').nth(2);
  for (const share of [0, 0.5, 1]) {
    await frame.evaluate((node, part) => node.scrollTo({ left: (node.scrollWidth - node.clientWidth) * part }), share);
    await expect(name).toBeInViewport({ ratio: 0.9 });
    await expect(entryOf(page, 3)).toBeInViewport({ ratio: 0.9 });
    const [nameBox, markBox] = [await name.boundingBox(), await entryOf(page, 3).boundingBox()];
    expect((nameBox?.x ?? 0) + (nameBox?.width ?? 0)).toBeLessThanOrEqual(markBox?.x ?? 0);
  }
  expect(await frame.evaluate((node) => node.scrollWidth > node.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await press(page, 'l');
  const minutes = page.getByLabel('Minutes late');
  await expect(minutes).toBeInViewport();
  await minutes.fill('4');
  await press(page, 'Enter');
  await expectKept(page, /Late, 4 minutes/);
  expect(app.consoleProblems).toEqual([]);
});
