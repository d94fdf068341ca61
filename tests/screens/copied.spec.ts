import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/harness/endpoint.ts';
import { copyProfile, removeProfile } from '../e2e/harness/profile.ts';
import { connectCentre, exchange, expectAllSent, markFirst } from '../e2e/steps/exchange.ts';
import { enterNewCentre, firstPerson } from '../e2e/steps/set-up.ts';
import { bringIn } from '../e2e/steps/working-day.ts';
import { looks, picture, type Look } from './camera.ts';

test.use({ now: '2026-11-18T09:25:00' });

async function signedIn(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

async function inEveryLook(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await seenAs(page, look);
    await picture(page, look, name);
  }
}

async function seenAs(page: Page, { width, height, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
}

test('a laptop that was copied', async ({ endpoint, launch, profileDir }) => {
  const office = await launch({ profileDir });
  await enterNewCentre(office.page);
  await bringIn(office);
  const authenticator = await connectCentre(office.page, endpoint, firstPerson.passphrase);
  await office.kill();
  const copyDir = await copyProfile(profileDir);
  const { page: first } = await launch({ profileDir });
  await signedIn(first);
  await markFirst(first, '/');
  await exchange(first);
  await expectAllSent(first);

  const { page: copy } = await launch({ profileDir: copyDir });
  await signedIn(copy);
  await markFirst(copy, 'l', '7', 'Enter');
  await exchange(copy);
  await expect(copy.getByText('This laptop was a copy of another.')).toBeVisible();
  await inEveryLook(copy, 'exchange-copied');
  await copy.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await copy.getByRole('link', { name: 'People and laptops' }).click();
  await copy.getByLabel('Your passphrase').fill(firstPerson.passphrase);
  await copy.getByLabel('Code of your authenticator app').fill(authenticator.code());
  await copy.keyboard.press('Enter');
  await expect(copy.getByRole('table', { name: 'People' })).toBeVisible();
  await copy.getByRole('table', { name: 'Laptops' }).scrollIntoViewIfNeeded();
  await inEveryLook(copy, 'exchange-copied-people');
  await removeProfile(copyDir);
});
