import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/endpoint.ts';
import {
  addColleague,
  connectCentre,
  denise,
  exchange,
  expectAllSent,
  fillConnection,
  invite,
  keepSecondProof,
  type Colleague,
} from './steps/exchange.ts';
import { enterNewCentre, firstPerson, keepRecoveryKey, setUpCentre } from './steps/set-up.ts';
import { bringIn } from './steps/working-day.ts';

test.use({ now: '2026-11-18T09:25:00' });

const fenn: Colleague = {
  ...{ name: 'Fenn Ashgrove', position: 'Head of site', passphrase: 'green kettle on a hill', role: 'Administrator' },
};
const cook: Colleague = { ...denise, position: 'Cook', role: 'Member of staff' };

test('a laptop with a centre of its own sees who is the same, decides who is not certain, agrees, and its marks are at the centre', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(240_000);
  const office = await launch();
  const { page } = office;
  await enterNewCentre(page);
  await bringIn(office);
  await addColleague(page);
  await addColleague(page, fenn);
  await connectCentre(page, endpoint, firstPerson.passphrase);
  const code = await invite(page, fenn);

  const site = await launch();
  const { page: alone } = site;
  await alone.setViewportSize({ width: 1024, height: 768 });
  const groups = await setUpCentre(alone, { ...fenn, position: 'Teacher in charge' });
  await keepRecoveryKey(alone, groups);
  await alone.getByRole('button', { name: 'Not now' }).click();
  await bringIn(site);
  await addColleague(alone, cook);
  await alone.keyboard.press('g');
  await alone.keyboard.press('t');
  await alone.getByRole('link', { name: 'Everyone on roll' }).click();
  await alone.locator('[data-mark-button]').first().focus();
  await alone.keyboard.press('i');
  await expect(alone.getByRole('status').filter({ hasText: /Kept \d\d:\d\d:\d\d/ })).toBeVisible();

  await alone.getByRole('banner').getByRole('link').click();
  await expect(alone.getByRole('link', { name: 'Join a centre that is already connected' })).toBeVisible();
  await expectAccessible(alone);
  await alone.getByRole('link', { name: 'Join a centre that is already connected' }).click();
  await fillConnection(alone, endpoint, code, 'Site laptop');
  await alone.getByLabel('Choose your passphrase').fill(fenn.passphrase);
  await alone.getByLabel('The same passphrase again').fill(fenn.passphrase);
  await expectAccessible(alone);
  await alone.keyboard.press('Enter');
  const authenticator = await keepSecondProof(alone, endpoint);
  await expect(alone.getByText('at the centre already: 12; new to it: 0. 1 to decide.')).toBeVisible();
  await expect(alone.getByRole('region', { name: 'The same' })).toContainText('Quillinghasta, Wrenaldaa');
  await expect(alone.getByText('Decide first')).toBeVisible();
  await expectAccessibleInBoth(alone);
  await alone.getByLabel(`The same as ${denise.name}, ${denise.position} at the centre`).check();
  await alone.getByLabel('Your passphrase').fill(fenn.passphrase);
  await alone.getByLabel('Code of your authenticator app').fill('000000');
  await alone.getByRole('button', { name: 'Agree and join Alder Centre' }).click();
  await expect(alone.getByRole('alert').filter({ hasText: 'Nothing was changed' })).toBeVisible();
  await alone.getByLabel('Code of your authenticator app').fill(authenticator.code());
  await alone.getByRole('button', { name: 'Agree and join Alder Centre' }).click();

  await expect(alone.getByRole('heading', { level: 1, name: /^Sign in to/ })).toBeVisible();
  await expect(alone.getByText(denise.name)).toHaveCount(0);
  await alone.getByLabel('Passphrase', { exact: true }).fill(fenn.passphrase);
  await alone.keyboard.press('Enter');
  await expectAllSent(alone);
  await exchange(page);
  await expectAllSent(page);
  for (const laptop of [page, alone]) {
    await laptop.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
    await laptop.getByRole('link', { name: 'Everyone on roll' }).click();
    await expect(laptop.locator('[data-mark-button]')).toHaveCount(12);
    await laptop.locator('[data-mark-button]').first().focus();
    await laptop.keyboard.press('h');
    const history = laptop.getByRole('table', { name: 'History of this mark' });
    await expect(history).toContainText(fenn.name);
    await expect(history).toContainText('Teacher in charge');
    await laptop.keyboard.press('Escape');
  }
});
