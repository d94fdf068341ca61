import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf } from './steps/register.ts';

// axe reads every line of a full board, in light and in dark.
test.describe.configure({ timeout: 120_000 });

async function openBoard(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Absence within the hour' })).toBeVisible();
}

test.describe('at 09:22, with no register taken', () => {
  test.use({ now: '2026-11-18T09:22:00' });

  test('the office sees who is missing against the hour and logs an attempt in three key presses', async ({
    app,
    page,
  }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    const first = page.getByRole('article').first();
    await expect(first).toContainText('38 min left');
    await expect(first).toContainText('Tell by 10:00');
    await expect(first).toContainText('Nobody has been told yet.');
    await expectAccessibleInBoth(page);
    await page.keyboard.press('l');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'No answer' })).toBeFocused();
    await expectAccessibleInBoth(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(first).toContainText(/09:2\d.*No answer/);
    await expect(first).toContainText('Logged by Denise Tollemarsh, Attendance officer');
    await expect(first).toContainText('Still to tell');
    await expect(page).toHaveTitle('Waymark');
    expect(page.url()).toMatch(/#\/absence$/);
    expect(app.foreignRequests).toEqual([]);
    expect(app.consoleProblems).toEqual([]);
  });

  test('a pupil whose home school and family are told is waited for, and with a reason is accounted for', async ({
    page,
  }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    const card = page.getByRole('article').filter({ hasText: 'the home school and the family' }).first();
    const label = (await card.getAttribute('aria-label')) ?? '';
    const same = page.getByRole('article', { name: label, exact: true });
    const log = async (line: RegExp, outcome: string, answer: string): Promise<void> => {
      await same.getByRole('button', { name: line }).first().click();
      await page.getByRole('radio', { name: outcome }).check();
      await page.getByLabel('What they said (optional)').fill(answer);
      await page.getByRole('button', { name: 'Log this attempt' }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    };
    await same
      .getByRole('button', { name: /^Log an attempt/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Log this attempt' }).click();
    await expect(page.getByText('Choose what came of it')).toBeVisible();
    await page.keyboard.press('Escape');
    await log(/^Log an attempt/, 'Told, no reason yet', 'Not with them');
    await expect(same).toContainText('Still to tell: the family');
    await same
      .getByRole('button', { name: /^Log an attempt/ })
      .nth(1)
      .click();
    await page.getByRole('radio', { name: 'Told, no reason yet' }).check();
    await page.keyboard.press('Enter');
    await expect(same).toContainText('Told, not found yet');
    await expect(same).toContainText('“Not with them”');
    await same
      .getByRole('button', { name: /^Log an attempt/ })
      .nth(1)
      .click();
    await page.getByRole('radio', { name: 'Told, reason given' }).check();
    await page.keyboard.press('Enter');
    await expect(same).toBeHidden();
    const accounted = page.getByRole('region', { name: 'Accounted for' });
    await expect(accounted.getByRole('row', { name: new RegExp(label.split(',')[0] ?? '') })).toContainText(
      'Reason given',
    );
    const other = page.getByRole('article').first();
    const otherName = ((await other.getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
    await other
      .getByRole('button', { name: /^Log an attempt/ })
      .first()
      .click();
    await page.getByRole('radio', { name: 'Found safe' }).check();
    await page.keyboard.press('Enter');
    await expect(accounted.getByRole('row', { name: new RegExp(otherName) })).toContainText('Found safe');
    await expect(page.getByRole('article', { name: new RegExp(otherName) })).toHaveCount(0);
    // The card that opened the dialog is gone: the keyboard is at the heading, not lost.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('what a place saw clears those who were there, and leaves those who were not', async ({ page }) => {
    await enterSample(page, 'sample-second-key-worker');
    await openBoard(page);
    const expectedThere = page.getByRole('article').filter({ hasText: 'Expected at Ambermouth College' });
    await expect(expectedThere.first()).toBeVisible();
    const before = await expectedThere.count();
    expect(before).toBeGreaterThan(2);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
    await page.getByRole('link', { name: 'Ambermouth College' }).first().click();
    await expect(entryOf(page, 1)).toBeFocused();
    await page.keyboard.press('n');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Kept 09:2/).first()).toBeVisible();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Absence' }).click();
    await expect(page.getByRole('region', { name: 'Accounted for' })).toBeVisible();
    await expect(expectedThere).toHaveCount(1);
    await expect(expectedThere).toContainText('Reason not known');
    const seen = page.getByRole('region', { name: 'Accounted for' }).getByRole('row', { name: /Ambermouth College/ });
    await expect(seen).toHaveCount(before - 1);
    await expect(seen.first()).toContainText('Seen at Ambermouth College');
    await page
      .getByRole('radiogroup', { name: 'Show' })
      .getByText(/^Marked absent/)
      .click();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expectAccessibleInBoth(page);
  });

  test('taking the register accounts for those who are there', async ({ page }) => {
    await enterSample(page, 'sample-tutor');
    await page
      .getByRole('link', { name: /Hawthorn/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hawthorn');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Kept 09:2/).first()).toBeVisible();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Absence' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Absence within the hour' })).toBeVisible();
    await expect(
      page
        .getByRole('region', { name: 'Accounted for' })
        .getByText(/Marked \/: Present/)
        .first(),
    ).toBeVisible();
  });

  test('someone who may not see families’ numbers is sent to the office', async ({ page }) => {
    await enterSample(page, 'sample-tutor');
    await openBoard(page);
    await expect(page.getByText('Ask the office for the family’s numbers.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Log an attempt/ })).toHaveCount(0);
  });
});

test.describe('after the hour', () => {
  test.use({ now: '2026-11-18T10:12:00' });

  test('the board says by how much the hour has passed', async ({ page }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    await expect(page.getByRole('article').first()).toContainText('12 min over the hour');
    await expect(page.getByRole('article').first()).toContainText('Was due by 10:00');
  });
});

test.describe('on a Sunday', () => {
  test.use({ now: '2026-11-15T10:00:00' });

  test('nobody is expected', async ({ page }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    await expect(page.getByText('Nobody is expected today')).toBeVisible();
    await expectAccessibleInBoth(page);
  });
});

test.describe('reasons still to find', () => {
  test.use({ now: '2026-11-18T14:20:00' });

  test('an N past its fifth school day becomes O by a person, with the reason and the original kept', async ({
    page,
  }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    await page.getByRole('tab', { name: 'Reasons still to find' }).click();
    const overdue = page.getByRole('article').filter({ hasText: 'Becomes O' }).first();
    await expect(overdue).toContainText('The reason was due by');
    await expectAccessibleInBoth(page);
    const name = (await overdue.getAttribute('aria-label')) ?? '';
    await page.getByRole('button', { name: `Make it O: ${name}` }).click();
    await expect(page.getByLabel('Why was the pupil away?')).toHaveValue('O');
    await expectAccessibleInBoth(page);
    await page.getByRole('button', { name: /^Amend/ }).click();
    await expect(page.getByText(`${name}: 1 session now O`)).toBeVisible();
    await expect(page.getByText('Becomes O')).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('region', { name: 'Attendance by pupil' }).getByRole('link').first().click();
    await page
      .getByRole('button', { name: /: O, .*amended from N/ })
      .first()
      .click();
    const history = page.getByRole('table', { name: 'History of this mark' });
    await expect(history.getByRole('row', { name: /Original entry/ })).toContainText('N');
    const amended = history.getByRole('row', { name: /Amended entry/ });
    await expect(amended).toContainText('No reason established within five school days');
    await expect(amended).toContainText('Wed 18 Nov 2026 14:2');
    await expect(amended).toContainText('Denise Tollemarsh');
    await expect(amended).toContainText('Attendance officer');
  });

  test('one call explains all the sessions that are ticked', async ({ page }) => {
    await enterSample(page, 'sample-officer');
    await openBoard(page);
    await page.getByRole('tab', { name: 'Reasons still to find' }).click();
    const card = page
      .getByRole('article')
      .filter({ has: page.getByRole('checkbox').nth(1) })
      .filter({ hasNotText: 'Becomes O' })
      .first();
    const name = (await card.getAttribute('aria-label')) ?? '';
    const sessions = await card.getByRole('checkbox').count();
    await card.getByRole('checkbox').first().uncheck();
    await page.getByRole('button', { name: `Enter the reason: ${name}` }).click();
    await page.getByRole('button', { name: /^Amend/ }).click();
    await expect(page.getByText('Choose a code')).toBeVisible();
    await page.getByLabel('Why was the pupil away?').selectOption('I');
    await page.getByRole('button', { name: 'Parent rang' }).click();
    await page.getByRole('button', { name: /^Amend/ }).click();
    await expect(page.getByText(new RegExp(`${name}: ${sessions - 1} sessions? now I`))).toBeVisible();
    await expect(page.getByRole('article', { name }).getByRole('checkbox')).toHaveCount(1);
  });
});
