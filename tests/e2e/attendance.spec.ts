import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { slowCount, type SlowCount } from './steps/slow-count.ts';

test.use({ now: '2026-11-18T08:40:00' });

// axe reads a whole centre's week, in light and in dark.
test.describe.configure({ timeout: 120_000 });

async function openAttendance(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('region', { name: 'Attendance by pupil' })).toBeVisible();
}

function expectedLine({ name, attended, authorised, unauthorised }: SlowCount): string {
  const possible = attended + authorised + unauthorised;
  return [
    name,
    possible,
    attended,
    authorised,
    unauthorised,
    possible === 0 ? 'No data' : percent(attended, possible),
  ].join(' | ');
}

function percent(part: number, whole: number): string {
  return String(Math.round((part * 1000) / whole) / 10);
}

for (const [period, from] of [
  ['This half-term', '2026-11-02'],
  ['This year', '2026-09-01'],
] as const) {
  test(`the figures of ${period.toLowerCase()} equal a slow independent count, on screen and in the spreadsheet`, async ({
    app,
    page,
  }) => {
    const counts = slowCount('2026-11-18', from, '2026-11-18');
    await enterSample(page, 'sample-lead');
    await openAttendance(page);
    await page.getByLabel('Days', { exact: true }).selectOption(period);
    await expect(
      page.getByText(new RegExp(`${from === '2026-11-02' ? 'Mon 2' : 'Tue 1 Sep'} to Wed 18 Nov 2026`)),
    ).toBeVisible();
    const sum = (of: (count: SlowCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
    const attended = sum((count) => count.attended);
    const possible = attended + sum((count) => count.authorised + count.unauthorised);
    const totals = page.getByRole('row', { name: /^All shown/ });
    await expect(totals).toContainText(`All shown: ${counts.length} pupils`);
    await expect(totals).toContainText(possible.toLocaleString('en-GB'));
    await expect(totals).toContainText(attended.toLocaleString('en-GB'));
    await expect(totals).toContainText(`${(Math.round((attended * 1000) / possible) / 10).toFixed(1)}%`);
    const file = await app.saveOffered(async () => page.keyboard.press('x'));
    expect(file.name).toBe(`attendance-${from}-to-2026-11-18.csv`);
    const text = new TextDecoder().decode(file.bytes);
    const lines = Papa.parse<Record<string, string>>(text.replace('\uFEFF', ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const columns = [
      'Pupil',
      'Possible sessions',
      'Attended',
      'Authorised absence',
      'Unauthorised absence',
      'Attendance %',
    ];
    const saved = lines.map((line) => columns.map((column) => line[column]).join(' | '));
    expect(saved.toSorted()).toEqual(counts.map(expectedLine).toSorted());
    expect(text).not.toMatch(/[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]/);
  });
}

test('the table sorts, narrows by figures, and keeps names out of the address', async ({ app, page }) => {
  await enterSample(page, 'sample-lead');
  await openAttendance(page);
  const table = page.getByRole('region', { name: 'Attendance by pupil' });
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Attendance', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Attendance', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const percents = async (): Promise<number[]> =>
    (await table.locator('tbody td').filter({ hasText: /%$/ }).allInnerTexts()).map((text) =>
      Number(text.replace('%', '')),
    );
  const sorted = await percents();
  expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByLabel('Attendance below').fill('50');
  await expect(page).toHaveURL(/below=50/);
  await expect.poll(async () => Math.max(...(await percents()))).toBeLessThan(50);
  await page.getByLabel('Absence', { exact: true }).selectOption('Severely absent');
  await expect(table).toContainText('Severe');
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Filters (2 on)' }).click();
  await expect(page.getByLabel('Attendance below')).toBeHidden();
  await expect.poll(async () => Math.max(...(await percents()))).toBeLessThan(50);
  await page.getByLabel('Name', { exact: true }).fill('zzzz');
  await expect(page.getByText('No pupil fits')).toBeVisible();
  expect(page.url()).not.toContain('zzzz');
  expect(app.consoleProblems).toEqual([]);
});

test('on a school’s laptop the percentage and the missing marks stand in sight, and arrows go from pupil to pupil', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await enterSample(page, 'sample-lead');
  await openAttendance(page);
  const table = page.getByRole('region', { name: 'Attendance by pupil' });
  for (const name of ['Attendance', 'Missing', 'Absence', 'Attended']) {
    await expect(table.getByRole('columnheader', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByText('Groups are those of Wed 18 Nov 2026')).toBeInViewport();
  const sums = table.getByRole('rowheader', { name: /^All shown/ });
  await expect(sums).toBeInViewport({ ratio: 1 });
  const links = table.locator('tbody').getByRole('link');
  const last = (await sums.boundingBox())?.y ?? 0;
  await links.first().focus();
  const second = links.nth(1);
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  // Past what is drawn at first: the pupil in focus is never under the headings or the sums.
  for (let row = 0; row < 30; row += 1) await page.keyboard.press('ArrowDown');
  const focused = page.locator('tbody th a:focus');
  await expect(focused).toBeInViewport({ ratio: 1 });
  const box = await focused.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(last);
  await page.keyboard.press('ArrowUp');
  await expect(focused).toBeVisible();
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  const list = page.getByRole('region', { name: 'List of pupils' });
  await expect(list.getByRole('columnheader', { name: 'This term' })).toBeInViewport({ ratio: 1 });
  expect(await list.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
});

test('any first and last day can be chosen', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await openAttendance(page);
  await page.getByLabel('Days', { exact: true }).selectOption('Other days');
  await page.getByLabel('First day').click();
  await expect(page.getByRole('button', { name: '9 November 2026', exact: true })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: '9 November 2026', exact: true }).click();
  await expect(page.getByText('Mon 9 to Wed 18 Nov 2026')).toBeVisible();
});

test('groups stand beside the whole centre, and someone who may not export finds no button for it', async ({
  page,
}) => {
  await enterSample(page, 'sample-tutor');
  await openAttendance(page);
  await expect(page.getByRole('button', { name: 'Save as a spreadsheet' })).toHaveCount(0);
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Groups').click();
  const groups = page.getByRole('region', { name: 'Attendance by group' });
  await expect(groups.getByRole('row', { name: /^Whole centre/ })).toBeVisible();
  await expectAccessibleInBoth(page);
  await groups.getByRole('link', { name: 'Hawthorn, Year 10', exact: true }).click();
  await expect(page.getByRole('row', { name: /^All shown/ })).toContainText('12 pupils');
});

test('a pupil’s calendar is walked by arrow keys and each mark opens its history', async ({ app, page }) => {
  await enterSample(page, 'sample-lead');
  await openAttendance(page);
  await page.getByRole('region', { name: 'Attendance by pupil' }).getByRole('link').first().click();
  const calendar = page.getByRole('grid', { name: 'Marks by week and session' });
  await expect(calendar).toBeVisible();
  await expectAccessibleInBoth(page);
  await calendar.getByRole('button', { name: /^Mon 16 Nov, morning/ }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(calendar.getByRole('button', { name: /^Mon 9 Nov, afternoon/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /Mon 9 Nov 2026, afternoon/ });
  await expect(dialog.getByRole('row', { name: /Original entry/ })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByLabel('Days', { exact: true }).selectOption('This term');
  await expect(calendar.getByRole('rowheader', { name: '7 Sep' })).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
});

test('the weekly register prints with who printed it, the key and the original of amended marks, and no UPN', async ({
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await openAttendance(page);
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Groups').click();
  await page.getByRole('link', { name: 'Register sheet of everyone on roll' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Weekly register: Everyone on roll' })).toBeVisible();
  await expect(page.getByRole('table').getByRole('rowheader').first()).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.getByText('Mon 9 to Fri 13 Nov 2026').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Cassava-Hill, Isaac/ })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.emulateMedia({ media: 'print' });
  await expect(
    page.getByText(/Printed by Gwen Adeyinka-Stone, Teacher in charge, on Wed 18 Nov 2026, 08:4/),
  ).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  await expect(page.getByLabel('Key to the codes')).toContainText('N Absent');
  await expect(page.getByText(/amended from N/).first()).toBeAttached();
  const paper = await page.getByRole('main').innerText();
  expect(paper).not.toMatch(/[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]/);
  expect(paper).not.toContain('Y5');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Blank register' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Blank register/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Possible' })).toHaveCount(0);
  await expectAccessibleInBoth(page);
});
