import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/endpoint.ts';
import {
  centreWithColleague,
  connectCentre,
  denise,
  exchange,
  expectAllSent,
  expectState,
  invite,
  joinCentre,
  openPeople,
} from './steps/exchange.ts';
import { firstPerson } from './steps/set-up.ts';
import { broughtIn, findByName } from './steps/working-day.ts';

test.use({ now: '2026-11-18T09:25:00' });

test('a colleague’s second laptop joins; what she changed as a key worker arrives after she is one no more, and she withdraws it', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(180_000);
  const office = await launch();
  const { page } = office;
  await centreWithColleague(office);
  await connectCentre(page, endpoint, firstPerson.passphrase);
  const code = await invite(page);
  const { page: workshop } = await launch();
  await joinCentre(workshop, endpoint, { code, laptop: 'Workshop', passphrase: denise.passphrase });
  const second = await codeForAnotherLaptop(page);
  const van = await launch();
  await van.page.setViewportSize({ width: 1024, height: 768 });
  await joinCentre(van.page, endpoint, { code: second, laptop: 'Van', passphrase: denise.passphrase });
  await expectAllSent(van.page);

  await endpoint.stop();
  await changeNameUsed(van.page, 'Wren');
  await endpoint.startAgain();
  await becomesStaff(page);
  await exchange(page);
  await expectAllSent(page);
  await exchange(van.page);
  await expectState(van.page, /^1 not taken$/);

  const list = van.page.getByRole('region', { name: 'Not taken' });
  await expect(list).toContainText('Wren');
  await expect(list).toContainText(denise.name);
  await expectAccessible(van.page);
  const file = await van.saveOffered(() => list.getByRole('button', { name: 'Save as a file' }).click());
  expect(file.name).toBe('waymark-not-taken.csv');
  expect(new TextDecoder().decode(file.bytes)).toContain('Wren');
  await list.getByRole('button', { name: 'Withdraw' }).click();
  await van.page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(list).toHaveCount(0);
  await exchange(van.page);
  await expectAllSent(van.page);
  await openPeople(page);
  await expect(page.getByRole('table', { name: 'Laptops' })).toContainText('Van');
});

/** The administrator hands a colleague who has an account a code for one more laptop. */
async function codeForAnotherLaptop(page: Page): Promise<string> {
  await openPeople(page);
  await page.getByRole('button', { name: `Code for another laptop of ${denise.name}` }).click();
  const sheet = page.getByRole('region', { name: `Code for another laptop of ${denise.name}` });
  const code = await sheet.getByRole('group', { name: 'One-time code' }).locator('span').textContent();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  return code ?? '';
}

async function changeNameUsed(page: Page, name: string): Promise<void> {
  await findByName(page, broughtIn[0]?.forename ?? '');
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit names and education' })).toBeVisible();
}

/** The administrator gives the colleague the role of staff, who change no pupil’s file. */
async function becomesStaff(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Staff', exact: true }).click();
  await page.getByRole('button', { name: `Change ${denise.name}` }).click();
  await page.getByRole('menuitem', { name: 'Position and role' }).click();
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Member of staff' }).click();
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByText(`${denise.name}’s position and role are kept.`)).toBeVisible();
}
