import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf, expectKept, openHawthorn } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

test('typed fast, a refusal stays at its row while the row before is kept', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('i');
  await page.keyboard.press('x');
  await expectKept(page, /Ill/);
  await expect(page.getByText('1 of 12', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('X is never for a pupil of compulsory school age');
  await expect(entryOf(page, 2)).toBeFocused();
});

test('a refusal goes when its row is entered, left, or marked with the rest', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('x');
  await expect(page.getByRole('alert')).toContainText('X is never');
  await page.keyboard.press('/');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectKept(page, /Present/);
  await page.keyboard.press('x');
  await expect(page.getByRole('alert')).toContainText('X is never');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectKept(page, /Present/);
  await page.keyboard.press('x');
  await expect(page.getByRole('alert')).toContainText('X is never');
  await page.keyboard.press('Control+Enter');
  await expectKept(page, /The rest, 11 pupils: present/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('on cards too, a refusal stands at its card and goes when another is touched', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('button', { name: /^School day after/ }).click();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await page.getByText('Cards', { exact: true }).click();
  const card = (index: number) => page.getByRole('main').getByRole('listitem').nth(index);
  await card(0).getByRole('button', { name: 'Present' }).click();
  await expect(card(0).getByRole('alert')).toContainText('This session has not happened yet');
  await card(1).getByRole('button', { name: 'Absent' }).click();
  await expect(card(1).getByRole('alert')).toContainText('This session has not happened yet');
  await expect(page.getByRole('alert')).toHaveCount(1);
});
