import { expect, type Page } from '@playwright/test';
import { sampleMember, type SampleStaffId } from '../../../shared/sample/staff.ts';
import { keepSampleCopy, momentOf, putSampleBack } from './sample-copy.ts';

/** From the first start to the sign-in screen of the sample centre, by its button. */
export async function foundSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample centre' }).click();
  await signInScreen(page);
}

/** The same for tests that only want to stand there: founded once for each moment, then put back. */
export async function openSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Open the sample centre' })).toBeVisible();
  if (await putSampleBack(page)) return signInScreen(page);
  const moment = await momentOf(page);
  await foundSample(page);
  await keepSampleCopy(page, moment);
}

async function signInScreen(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in to/ })).toBeVisible({ timeout: 30_000 });
}

/** Signs in, on the sign-in screen of the sample centre, by keyboard as a person does. */
export async function signInAs(page: Page, id: SampleStaffId): Promise<void> {
  const { name, passphrase } = sampleMember(id);
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** From the first start into the sample centre as one of its people. */
export async function enterSample(page: Page, id: SampleStaffId): Promise<void> {
  await openSample(page);
  await signInAs(page, id);
}
