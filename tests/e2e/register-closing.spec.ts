import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { fillDate } from './steps/fill-date.ts';
import { entryOf, expectKept, openHawthorn, registerList } from './steps/register.ts';

test.use({ now: '2026-11-18T09:34:00' });

test('closing enters a mark for everyone on roll, and from then on marks are amended with a reason @shell', async ({
  page,
}) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('/');
  await expectKept(page, /Present/);
  await expect(page.getByText('The morning register was due to close at 09:30')).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/\d+ pupils on roll have no mark yet/);
  await expect(dialog).toContainText('Hawthorn, Year 10: 1 of 12');
  await expect(dialog).toContainText('Not required: 1 pupil');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close the register' }).click();
  await expect(page.getByText(/The morning register is closed. Kept \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(registerList(page).getByRole('button', { name: /: N Not there yet/ })).toHaveCount(11);

  // A later arrival: U with the time, the reason filled in; Enter keeps it.
  await entryOf(page, 2).focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('radio', { name: /^U: came after/ })).toBeChecked();
  await expect(page.getByLabel('Reason for the amendment')).toHaveValue('Arrived after the register closed');
  await expectAccessible(page);
  await page.getByLabel('Arrived at').fill('0933');
  await page.keyboard.press('Enter');
  await expectKept(page, /Late, after close/);
  await expect(entryOf(page, 3)).toBeFocused();
  await expect(entryOf(page, 2)).toContainText('U Late, after close, amended from N Not there yet');

  // Any other amendment asks why.
  await page.keyboard.press('i');
  await expect(page.getByLabel('Reason for the amendment')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Say why the mark is being amended.');
  await page.getByRole('button', { name: 'Parent rang' }).click();
  await page.getByRole('button', { name: 'Amend to I' }).click();
  await expectKept(page, /Ill/);
  await entryOf(page, 3).focus();
  await page.keyboard.press('h');
  const rows = page.getByRole('dialog').getByRole('table', { name: 'History of this mark' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('Original entry');
  await expect(rows.nth(2)).toContainText('Amended entry');
  await expect(rows.nth(2)).toContainText('Parent rang');
  await expect(rows.nth(2)).toContainText('Wed 18 Nov 2026 09:3');
  await expect(rows.nth(2)).toContainText('Jo Lanternwick');
  await expect(rows.nth(2)).toContainText('Tutor');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(
    page.getByText('The register has closed, so the mark stands. Amend it with a reason instead.'),
  ).toBeVisible();
});

test('before its time a register cannot be closed, and the screen says when', async ({ launch }) => {
  const { page } = await launch({ now: '2026-11-18T09:10:00' });
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('The register closes at 09:30. It can be closed from then on.')).toBeVisible();
});

test("a colleague's mark is amended with a reason", async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('i');
  await expectKept(page, /Ill/);
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('radio', { name: /^Denise/ }).check();
  await page.getByRole('button', { name: 'Fill in this passphrase' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await entryOf(page, 1).focus();
  await page.keyboard.press('m');
  await page.keyboard.type('Parent rang: dentist');
  await page.keyboard.press('Enter');
  await expectKept(page, /Appointment/);
  await expect(entryOf(page, 1)).toContainText('amended from I Ill');
});

test('for a suspended pupil closing proposes N and offers E, which is entered when it is chosen', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  const pupil = page.getByRole('table').getByRole('row').nth(1).getByRole('link').first();
  await pupil.click();
  await page.getByRole('link', { name: 'Enrolment' }).click();
  await page.getByRole('button', { name: 'Record a suspension' }).click();
  await fillDate(page.getByLabel('First day'), '18/11/2026');
  await fillDate(page.getByLabel(/^Last day/), '19/11/2026');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Suspension, Wed 18 Nov 2026/)).toBeVisible();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  await expect(registerList(page).getByText('Suspended')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+Enter');
  const dialog = page.getByRole('dialog');
  const choice = dialog.getByRole('checkbox', { name: /is suspended on record: enter E, not N/ });
  await expect(dialog).toContainText('Suspended: 1 pupil');
  await choice.uncheck();
  await expect(dialog).not.toContainText('Suspended: 1 pupil');
  await choice.check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close the register' }).click();
  await expect(page.getByText(/The morning register is closed. Kept/)).toBeVisible();
  await expect(registerList(page).getByRole('button', { name: /: E Suspended/ })).toHaveCount(1);
});
