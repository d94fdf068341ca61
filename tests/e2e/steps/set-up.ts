import { expect, type Page } from '@playwright/test';

export interface FirstPerson {
  readonly name: string;
  readonly position: string;
  readonly passphrase: string;
}

export const firstPerson: FirstPerson = {
  name: 'Asha Pennyfeather',
  position: 'Office manager',
  passphrase: 'seven quiet herons',
};

async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** From the start screen to the recovery key of a new centre. Gives the key's groups as they stand on the screen. */
export async function setUpCentre(page: Page, person: FirstPerson = firstPerson): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Set up a centre' }).click();
  await page.getByLabel('Name of the centre').fill('Alder Centre');
  await page.getByLabel('URN').fill('123456');
  await page.getByLabel('DfE number').fill('821/1104');
  await next(page, 'The day and its registers');
  await next(page, 'Terms and closures');
  await next(page, 'You, the first to sign in');
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Your position').fill(person.position);
  await page.getByLabel('Passphrase', { exact: true }).fill(person.passphrase);
  await page.getByLabel('The same passphrase again').fill(person.passphrase);
  await page.keyboard.press('Enter');
  const shown = page.getByLabel('Recovery key', { exact: true });
  await expect(shown).toBeVisible({ timeout: 40_000 });
  return shown.locator('span').allTextContents();
}

/** Shows that the recovery key was written down, and goes on. */
export async function keepRecoveryKey(page: Page, groups: readonly string[]): Promise<void> {
  await page.getByLabel('I have printed it or written it down').check();
  await page.getByLabel(/^Type the third group/).fill(groups[2]?.toLowerCase() ?? '');
  await page.keyboard.press('Enter');
}

/** Sets up a centre, keeps its key and puts the first backup off: into the frame. Gives the key's groups. */
export async function enterNewCentre(page: Page): Promise<readonly string[]> {
  const groups = await setUpCentre(page);
  await keepRecoveryKey(page, groups);
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  return groups;
}
