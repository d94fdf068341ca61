import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/endpoint.ts';
import {
  addColleague,
  centreWithColleague,
  connectCentre,
  denise,
  exchange,
  expectAllSent,
  expectState,
  invite,
  joinCentre,
  openPeople,
  type Colleague,
} from './steps/exchange.ts';
import { firstPerson } from './steps/set-up.ts';
import { broughtIn, findByName } from './steps/working-day.ts';

test.use({ now: '2026-11-18T09:25:00' });

const fenn: Colleague = {
  ...{ name: 'Fenn Ashgrove', position: 'Teacher', passphrase: 'green kettle on a hill', role: 'Member of staff' },
};

test('a colleague’s second laptop joins; what she changed as a key worker arrives after she is one no more: one entry she withdraws, one she makes again; somebody else joins there, and her access ends', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(240_000);
  const office = await launch();
  const { page } = office;
  await centreWithColleague(office);
  await addColleague(page, fenn);
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
  await changeNameUsed(van.page, 'Wren', 0);
  await changeNameUsed(van.page, 'Renny', 1);
  await endpoint.startAgain();
  await becomes(page, 'Member of staff');
  await exchange(page);
  await expectAllSent(page);
  await exchange(van.page);
  await expectState(van.page, /^2 not taken$/);

  const list = van.page.getByRole('region', { name: 'Not taken' });
  await expect(list).toContainText('Wren');
  await expect(list).toContainText(denise.name);
  await expectAccessible(van.page);
  const file = await van.saveOffered(() => list.getByRole('button', { name: 'Save as a file' }).click());
  expect(file.name).toBe('waymark-not-taken.csv');
  expect(new TextDecoder().decode(file.bytes)).toContain('Wren');
  await expect(list.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await openPeople(page);
  const late = page.getByRole('table', { name: 'Made after access ended' });
  await expect(late).toContainText('Name used: Wren');
  await expect(late).toContainText('Name used: Renny');

  await list.getByRole('button', { name: 'Withdraw' }).last().click();
  await van.page.getByRole('button', { name: 'Withdraw it' }).click();
  const proof = van.page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Your passphrase').fill(denise.passphrase);
  await expectAccessible(van.page);
  await van.page.keyboard.press('Enter');
  await expectState(van.page, /^1 not taken$/);
  await expect(van.page.getByText('It is withdrawn and does not count.')).toBeVisible();
  await becomes(page, 'Key worker');
  await exchange(page);
  await expectAllSent(page);
  await exchange(van.page);
  await list.getByRole('button', { name: 'Try again' }).click();
  await expectAllSent(van.page);
  await expect(list).toHaveCount(0);

  await exchange(page);
  await expectAllSent(page);
  await openPeople(page);
  await expect(page.getByRole('table', { name: 'Laptops' })).toContainText('Van');
  await expect(late).toHaveCount(0);
  await expectNameUsed(page, 'Wren', 0);
  await expectNameUsed(page, null, 1);

  await joinsOn(van.page, fenn, await invite(page, fenn));
  await endAccessOf(page, denise);
  await expect(van.page.getByRole('heading', { level: 1, name: 'Your access has ended' })).toBeVisible();
  await expect(van.page.getByText('Colleagues go on working here as before.')).toBeVisible();
  await expectAccessible(van.page);
  await van.page.getByRole('button', { name: 'Go to sign-in' }).click();
  await expect(van.page.getByRole('radio', { name: new RegExp(fenn.name) })).toBeChecked();
  await expect(van.page.getByText(denise.name)).toHaveCount(0);
  await van.page.getByLabel('Passphrase', { exact: true }).fill(fenn.passphrase);
  await van.page.keyboard.press('Enter');
  await expectAllSent(van.page);
  await expect(van.page.getByRole('link', { name: 'Everyone on roll' })).toBeVisible();
});

/** A further person takes up their invitation on a laptop where somebody else is signed in. */
async function joinsOn(page: Page, { name, passphrase }: Colleague, code: string): Promise<void> {
  await page.getByRole('banner').getByRole('link').click();
  await page.getByRole('button', { name: 'Let a colleague join on this laptop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let a colleague join on this laptop' });
  await dialog.getByLabel('One-time code').fill('ABCD');
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('The local authority asks for at least 12 characters');
  await expectAccessible(page);
  await dialog.getByLabel('One-time code').fill(code);
  await dialog.getByLabel('Your colleague’s passphrase').fill(passphrase);
  await dialog.getByLabel('The same passphrase again').fill(passphrase);
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText(`${name} can now sign in on this laptop.`)).toBeVisible();
}

async function endAccessOf(page: Page, { name }: Colleague): Promise<void> {
  await openPeople(page);
  await page.getByRole('button', { name: `End access of ${name}` }).click();
  await page.getByRole('button', { name: 'End access', exact: true }).click();
  await expect(page.getByText(`The access of ${name} has ended.`)).toBeVisible();
}

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

async function openDetails(page: Page, pupil: number): Promise<void> {
  await findByName(page, broughtIn[pupil]?.surname ?? '');
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Details' }).click();
}

async function changeNameUsed(page: Page, name: string, pupil: number): Promise<void> {
  await openDetails(page, pupil);
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit names and education' })).toBeVisible();
}

/** The name the pupil uses, in the heading of the file; null where it is their forename. */
async function expectNameUsed(page: Page, name: string | null, pupil: number): Promise<void> {
  await openDetails(page, pupil);
  const { forename = '', surname = '' } = broughtIn[pupil] ?? {};
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name ?? forename} ${surname}`);
}

/** The administrator gives the colleague another role: staff change no pupil’s file, key workers do. */
async function becomes(page: Page, role: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Staff', exact: true }).click();
  await page.getByRole('button', { name: `Change ${denise.name}` }).click();
  await page.getByRole('menuitem', { name: 'Position and role' }).click();
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: role }).click();
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByText(`${denise.name}’s position and role are kept.`)).toBeVisible();
}
