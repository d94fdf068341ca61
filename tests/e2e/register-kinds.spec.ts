import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf, expectKept, openHawthorn, registerList } from './steps/register.ts';

test.use({ now: '2026-11-16T09:06:00' });

test('a guest in a class is only observed, and never among the rest', async ({ app, page }) => {
  await enterSample(page, 'sample-assistant');
  await page.getByRole('link', { name: 'Willow, RESTART' }).click();
  const guests = registerList(page).getByRole('row', { name: /\(guest\)/ });
  await expect(guests).toHaveCount(2);
  await guests.first().locator('[data-mark-button]').focus();
  await page.keyboard.press('i');
  await expect(page.getByRole('alert')).toContainText('records what was seen');
  await page.keyboard.press('/');
  await expectKept(page, /Seen/);
  await expect(guests.first()).toContainText('Seen');
  await page.keyboard.press('Control+Enter');
  await expectKept(page, /The rest, 4 pupils: present\. .*Guests, to be entered one by one: /);
  await expect(page.getByText('5 of 6')).toBeVisible();
  await guests.last().locator('[data-mark-button]').focus();
  await page.keyboard.press('l');
  await page.getByLabel('Minutes late').fill('6');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Taken, 6 of 6')).toBeVisible();
  await expectAccessible(page);
  expect(app.consoleProblems).toEqual([]);
});

test('the minibus register says who got on and makes no mark', async ({ page }) => {
  await enterSample(page, 'sample-assistant');
  await page.getByRole('link', { name: 'Minibus, morning run' }).click();
  await expect(entryOf(page, 1)).toBeFocused();
  await page.keyboard.press('n');
  await expectKept(page, /Not there/);
  await page.keyboard.press('Control+Enter');
  await expectKept(page, /The rest, 6 pupils: present/);
  await expect(page.getByText('Taken, 7 of 7')).toBeVisible();
  await expect(registerList(page).getByText('No mark', { exact: true })).toHaveCount(8);
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: 'Afternoon register' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('link', { name: 'Minibus, morning run' })).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Session' })
    .getByText(/^Afternoon/)
    .click();
  await expect(page.getByRole('link', { name: 'Food technology' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Minibus, morning run' })).toHaveCount(0);
});

test('a lesson register makes no mark, and its register of observations is taken by keyboard', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Food technology' }).click();
  await expect(entryOf(page, 1)).toBeFocused();
  await page.getByLabel('What they are doing').fill('Bread');
  await entryOf(page, 1).focus();
  await page.keyboard.press('l');
  await page.getByLabel('Minutes late').fill('12');
  await page.keyboard.press('Enter');
  await expectKept(page, /Late, 12 minutes/);
  await page.keyboard.press('Control+Enter');
  await expectKept(page, /The rest, \d pupils: present/);
  await expect(page.getByText(/^Taken, (\d+) of \1$/)).toBeVisible();
  await expect(registerList(page).getByText('No mark', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test('B and K ask in place what the pupil does there, and keep it with the mark', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('b');
  await page.keyboard.type('Bricklaying taster day');
  await page.keyboard.press('Enter');
  await expectKept(page, /Off-site education/);
  await expect(entryOf(page, 2)).toBeFocused();
  await entryOf(page, 1).focus();
  await page.keyboard.press('h');
  await expect(page.getByRole('table', { name: 'History of this mark' })).toContainText('Bricklaying taster day');
  await page.keyboard.press('Escape');
  await entryOf(page, 2).focus();
  await page.keyboard.press('k');
  await expect(page.getByRole('alert')).toContainText('K needs provision that the local authority arranged');
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  const away = registerList(page)
    .getByRole('row', { name: /Ambermouth College/ })
    .first()
    .locator('[data-mark-button]');
  await away.focus();
  await page.keyboard.press('k');
  // The plan's own words are proposed; they are only proposed.
  await expect(page.getByRole('textbox')).not.toHaveValue('');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectKept(page, /LA provision/);
});

test('a past register shows the roll of its day after a pupil has moved group', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  const move = page.getByRole('button', { name: /^Move or end/ }).first();
  const name = ((await move.getAttribute('aria-label')) ?? '').replace('Move or end: ', '');
  await move.click();
  await page.getByLabel('Move to').selectOption('Oak, Year 11');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(page.getByText('Not taken, 0 of 11')).toBeVisible();
  await expect(registerList(page).getByText(name)).toHaveCount(0);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: /^School day before/ }).click();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(page.getByText('Morning, Fri 13 Nov 2026')).toBeVisible();
  await expect(registerList(page).locator('[data-mark-button]')).toHaveCount(12);
  await expect(registerList(page).getByText(name)).not.toHaveCount(0);
});
