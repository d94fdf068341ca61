import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample, signInAs } from './steps/enter.ts';
import { entryOf, expectKept, openHawthorn, registerList } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

test('a tutor sees the own registers first, with the focus on the one to take', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  const own = page.getByRole('table', { name: 'Your registers' });
  await expect(own.getByRole('link').first()).toBeFocused();
  await expect(own).toContainText('12 pupils');
  await expect(own).toContainText('Not taken');
  await expect(page.getByRole('link', { name: /absences? to tell/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('an attendance officer sees who is missing, the reasons running out and the reviews due', async ({ page }) => {
  await enterSample(page, 'sample-officer');
  const duties = page.getByRole('region', { name: 'To do today' });
  await expect(duties.getByRole('link', { name: /^\d+ absences to tell within the hour$/ })).toBeVisible();
  await expect(duties).toContainText(/\d+ minutes left for the first/);
  await expect(duties.getByRole('link', { name: /^\d+ N marks without a reason$/ })).toBeVisible();
  await expect(duties.getByRole('link', { name: /^Part-time timetable: / }).first()).toBeVisible();
  await expectAccessible(page);
});

test('the register of an earlier day shows the roll of that day', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('button', { name: 'School day before, Tue 17 Nov 2026' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tue 17 Nov 2026' })).toBeVisible();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(page.getByText(/Morning, Tue 17 Nov 2026/)).toBeVisible();
  await expect(page.getByText(/^Closed at/)).toBeVisible();
  await expect(registerList(page)).toBeVisible();
});

test('a day without school says so, and which day is next', async ({ launch }) => {
  const { page } = await launch({ now: '2026-11-21T10:00:00' });
  await enterSample(page, 'sample-tutor');
  await expect(page.getByText('Sat 21 Nov 2026 is not a school day')).toBeVisible();
  await expect(page.getByText('The next school day is Mon 23 Nov 2026.')).toBeVisible();
  await expectAccessible(page);
  const lastDay = page.getByRole('button', { name: 'Open the registers of Fri 20 Nov 2026' });
  await expect(lastDay).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Fri 20 Nov 2026' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hawthorn, Year 10' })).toBeFocused();
});

test('a day is typed as people write it, or picked, and a half-typed one leads nowhere', async ({ app, page }) => {
  await enterSample(page, 'sample-tutor');
  const day = page.getByRole('textbox', { name: 'Day' });
  await expect(day).toHaveValue('Wed 18 Nov 2026');
  await day.fill('12/11/20');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await day.fill('12/11/2026');
  await expectAccessible(page);
  await day.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Thu 12 Nov 2026' })).toBeVisible();
  await expect(day).toHaveValue('Thu 12 Nov 2026');
  await day.click();
  await page.getByRole('button', { name: '10 November 2026' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tue 10 Nov 2026' })).toBeVisible();
  await day.fill('no day at all');
  await day.press('Tab');
  await expect(day).toHaveValue('no day at all');
  await expect(page.getByText('There is no day “no day at all”')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Tue 10 Nov 2026' })).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
});

test('a lesson raises no alarm before it has begun, and says how far it is from then on', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await expect(page.getByRole('table', { name: 'Your registers' })).not.toContainText('Food technology');
  const lesson = page.getByRole('table', { name: 'Other registers' }).getByRole('row', { name: /Food technology/ });
  await expect(lesson).toContainText('Lesson');
  await expect(lesson).not.toContainText('Not taken');
  await lesson.getByRole('link').click();
  await expect(entryOf(page, 1)).toBeFocused();
  await expect(page.getByText(/Not taken/)).toHaveCount(0);
  await page.keyboard.press('/');
  await expectKept(page, /Seen/);
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(lesson).toContainText(/1 of \d+/);
});

test('a register that nobody closed is a duty on Today until it is closed, one step away', async ({
  launch,
  profileDir,
}) => {
  const monday = await launch({ profileDir, now: '2026-11-16T09:10:00' });
  await enterSample(monday.page, 'sample-tutor');
  await openHawthorn(monday.page);
  await monday.page.keyboard.press('Control+Enter');
  await expectKept(monday.page, /The rest, \d+ pupils: present/);
  await monday.page.getByRole('link', { name: 'Today' }).click();
  await expect(monday.page.getByRole('region', { name: 'To do today' })).not.toContainText('not closed');
  await monday.close();

  const { page } = await launch({ profileDir, now: '2026-11-17T08:40:00' });
  await signInAs(page, 'sample-tutor');
  const duties = page.getByRole('region', { name: 'To do today' });
  const open = duties.getByRole('link', { name: /register not closed$/ });
  await expect(open).toHaveText([
    'Mon 16 Nov, morning: register not closed',
    'Mon 16 Nov, afternoon: register not closed',
  ]);
  await expect(duties).toContainText(/\d+ pupils without a mark\. Not finished: Ash, Years 10 and 11; Oak, Year 11/);
  await expectAccessible(page);
  await open.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Everyone on roll' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the register' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the register' }).click();
  await expect(page.getByText(/The morning register is closed. Kept/)).toBeVisible();
  await expect(page.getByText('Closed Tue 17 Nov, 08:40')).toBeVisible();
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(open).toHaveCount(1);
  await expect(open).toContainText('Mon 16 Nov, afternoon');
});
