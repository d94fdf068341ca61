import type { Page } from '@playwright/test';
import type { SampleStaffId } from '../../shared/sample/staff.ts';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample, signInAs } from './steps/enter.ts';
import { entryOf, expectKept, registerList } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

/** The office has entered N for the college's first pupil, and then the college sees them. Leaves the register of everyone open. */
async function seenAfterAll(page: Page, seenBy: SampleStaffId = 'sample-second-key-worker'): Promise<void> {
  await enterSample(page, 'sample-officer');
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  const row = registerList(page)
    .getByRole('row', { name: /Ambermouth College/ })
    .first();
  await row.locator('[data-mark-button]').focus();
  await page.keyboard.press('n');
  await expectKept(page, /Not there yet/);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await signInAs(page, seenBy);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Ambermouth College' }).click();
  await entryOf(page, 1).focus();
  await page.keyboard.press('/');
  await expectKept(page, /Seen/);
  await expect(page.getByText('The pupil is marked absent and has been seen. Amend the mark.')).toBeVisible();
  await expect(entryOf(page, 1)).toContainText('Seen');
  await page.getByRole('link', { name: 'Open the register of everyone' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Everyone on roll' })).toBeVisible();
  await expect(page.getByText('To settle.')).toBeVisible();
}

test('a mark that the college contradicts is amended to what the college saw', async ({ app, page }) => {
  await seenAfterAll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Enter K/ }).click();
  await expect(page.getByLabel('Reason for the amendment')).toHaveValue('Provider reported');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Amend to K' }).click();
  await expectKept(page, /LA provision/);
  await expect(page.getByText('To settle.')).toHaveCount(0);
  await expect(
    registerList(page).getByRole('button', { name: /K LA provision, amended from N Not there yet/ }),
  ).toHaveCount(1);
  expect(app.consoleProblems).toEqual([]);
});

test('a mark that the college contradicts is kept, with the reason in its history', async ({ page }) => {
  await seenAfterAll(page);
  await page.getByRole('button', { name: 'Keep N and say why' }).click();
  await page.getByLabel('Reason for the amendment').fill('College looked at the wrong line');
  await page.keyboard.press('Enter');
  await expectKept(page, /Not there yet/);
  await expect(page.getByText('To settle.')).toHaveCount(0);
  await registerList(page)
    .getByRole('row', { name: /Ambermouth College/ })
    .first()
    .locator('[data-mark-button]')
    .focus();
  await page.keyboard.press('h');
  await expect(page.getByRole('table', { name: 'History of this mark' })).toContainText(
    'College looked at the wrong line',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('region', { name: 'To do today' })).not.toContainText('To settle');
});

test('one’s own mark that a place contradicts before the close is corrected, in words and in its history', async ({
  page,
}) => {
  await seenAfterAll(page, 'sample-officer');
  await page.getByRole('button', { name: /^Enter K/ }).click();
  const form = page.getByRole('form', { name: /K LA provision$/ });
  await expect(form.getByLabel('Reason')).toHaveValue('Provider reported');
  await form.getByRole('button', { name: 'Enter K', exact: true }).click();
  await expectKept(page, /LA provision/);
  await registerList(page)
    .getByRole('row', { name: /Ambermouth College/ })
    .first()
    .locator('[data-mark-button]')
    .focus();
  await page.keyboard.press('h');
  const line = page.getByRole('table', { name: 'History of this mark' }).getByRole('row').last();
  await expect(line).toContainText('Corrected before the close');
  await expect(line).toContainText('Provider reported');
});
