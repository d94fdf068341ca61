import type { Page } from '@playwright/test';
import { sampleMember } from '../../shared/sample/staff.ts';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';

test.use({ now: '2026-11-18T08:55:00' });

/** What the clock said at the lock is kept before the sign-in screen shows. */
async function lockNow(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
}

async function signInAgain(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(sampleMember('sample-tutor').passphrase);
  await page.keyboard.press('Enter');
}

test('a clock that was set back is asked about once, and no register is taken by it until somebody says it is right', async ({
  page,
}) => {
  await enterSample(page, 'sample-tutor');
  await lockNow(page);
  await page.clock.setSystemTime(new Date('2026-11-16T09:02:00Z'));
  await signInAgain(page);
  const asked = page.getByRole('heading', { level: 1, name: 'Is it 09:02 on Mon 16 Nov 2026?' });
  await expect(asked).toBeVisible();
  await expect(page.getByText(/^Something was kept on this laptop at 08:5\d on Wed 18 Nov 2026/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Yes' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'No' }).click();
  await expect(page.getByText('Open the laptop’s settings for date and time.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have set it' }).click();
  await expect(asked).toBeVisible();
  await page.getByRole('button', { name: 'No' }).click();
  await page.getByRole('button', { name: 'Go on without registers' }).click();
  await expect(page.getByText('This laptop’s clock may be wrong')).toBeVisible();
  await page
    .getByRole('link', { name: /Hawthorn/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Registers wait for the clock' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await signInAgain(page);
  await expect(asked).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expect(page.getByText('This laptop’s clock may be wrong')).toHaveCount(0);
  await page
    .getByRole('link', { name: /Hawthorn/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Hawthorn/ })).toBeVisible();
  await page.keyboard.press('F9');
  await signInAgain(page);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await lockNow(page);
  await page.clock.setSystemTime(new Date('2026-11-23T09:05:00Z'));
  await signInAgain(page);
  await expect(page.getByText(/^Waymark was last used on this laptop at 09:0\d on Mon 16 Nov 2026/)).toBeVisible();
  await page.getByRole('button', { name: 'No' }).click();
  await page.clock.setSystemTime(new Date('2026-11-16T09:20:00Z'));
  await page.getByRole('button', { name: 'I have set it' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expect(page.getByText('This laptop’s clock may be wrong')).toHaveCount(0);
});
