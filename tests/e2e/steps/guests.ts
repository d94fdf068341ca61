import { expect, type Page } from '@playwright/test';
import type { LaunchedApp } from '../harness/launch.ts';
import { enterNewCentre } from './set-up.ts';
import { bringIn } from './working-day.ts';

export interface Guest {
  readonly kind: 'Provider’s tutor' | 'LA officer';
  readonly name: string;
  readonly position: string;
  readonly passphrase: string;
  readonly groups: readonly string[];
}

export const tess: Guest = {
  ...{ kind: 'Provider’s tutor', name: 'Tess Inventley', position: 'Forge tutor' },
  ...{ passphrase: 'anvil under the stairs', groups: ['Forge'] },
};

export const lucy: Guest = {
  ...{ kind: 'LA officer', name: 'Lucy Madeup', position: 'Access officer' },
  ...{ passphrase: 'ledger beside the sea', groups: [] },
};

/** A centre of twelve pupils, three of whom go to a forge; not yet connected. */
export async function centreWithForge(office: LaunchedApp): Promise<void> {
  const { page } = office;
  await enterNewCentre(page);
  await bringIn(office);
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('link', { name: 'Places' }).click();
  await page.getByRole('button', { name: 'Add a place' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Tinder Lane Forge');
  await page.getByRole('dialog').getByLabel('Kind', { exact: true }).selectOption('Provider');
  await page.getByRole('button', { name: 'Add place' }).click();
  await page.getByRole('link', { name: 'Groups', exact: true }).first().click();
  await page.getByRole('button', { name: 'Add a group' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Forge');
  await page.getByRole('dialog').getByLabel('Kind').selectOption('Provider site');
  await page
    .getByRole('dialog')
    .getByLabel(/^Place/)
    .selectOption('Tinder Lane Forge');
  await page.getByRole('button', { name: 'Add group' }).click();
  await page.getByRole('link', { name: 'Forge', exact: true }).click();
  await page.getByRole('button', { name: 'Put pupils in this group' }).click();
  for (const box of [0, 1, 2]) await page.getByRole('dialog').getByRole('checkbox').nth(box).check();
  await page.getByRole('button', { name: 'Put 3 pupils in the group' }).click();
  await expect(page.getByText(/^3 pupils on/)).toBeVisible();
}

/** Fills the invitation of a person from outside, in the dialog that is open. */
export async function fillInvitation(page: Page, guest: Guest): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByText(guest.kind, { exact: true }).click();
  await dialog.getByLabel('Name', { exact: true }).fill(guest.name);
  await dialog.getByLabel('Position').fill(guest.position);
  for (const group of guest.groups) await dialog.getByRole('checkbox', { name: new RegExp(group) }).check();
}

/** The code of the sheet that is shown once the invitation is made. */
export async function codeOfSheet(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make a code' }).click();
  const code = await page.getByRole('group', { name: 'One-time code' }).locator('span').textContent();
  return code ?? '';
}
