import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/endpoint.ts';
import {
  centreWithColleague,
  connectCentre,
  denise,
  expectAllSent,
  fillConnection,
  invite,
  joinCentre,
  openPeople,
} from './steps/exchange.ts';
import { firstPerson } from './steps/set-up.ts';
import { broughtIn } from './steps/working-day.ts';

test('a laptop joins with its own code, locks with unsent work, and is emptied when its access ends', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(180_000);
  const office = await launch();
  const { page } = office;
  await centreWithColleague(office);

  await page.getByRole('banner').getByRole('link').click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Connect to the local authority' }).click();
  await fillConnection(page, { ...endpoint, address: 'http://authority.example' }, '1234', 'Front desk');
  await page.getByRole('button', { name: 'Connect this centre' }).click();
  const wrong = page.getByRole('alert');
  await expect(wrong).toContainText('The address must start with https://');
  await expect(wrong).toContainText('four groups of four');
  await expect(wrong).toContainText('Enter your passphrase');
  await expectAccessibleInBoth(page);
  await fillConnection(page, endpoint, '0000-0000-0000-0000', 'Front desk');
  await page.getByLabel('Your passphrase').fill(firstPerson.passphrase);
  await page.keyboard.press('Enter');
  await expect(wrong).toContainText('was not accepted');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await connectCentre(page, endpoint, firstPerson.passphrase);
  const code = await invite(page);
  await expectAccessible(page);

  const { page: workshop } = await launch();
  await workshop.setViewportSize({ width: 1024, height: 768 });
  await workshop.getByRole('button', { name: 'Join a centre' }).click();
  await expectAccessible(workshop);
  await workshop.getByRole('button', { name: 'Back' }).click();
  await joinCentre(workshop, endpoint, { code, laptop: 'Workshop', passphrase: denise.passphrase });
  await expectAllSent(workshop);

  await endpoint.stop();
  await workshop.getByRole('link', { name: 'Everyone on roll' }).click();
  await workshop.locator('[data-mark-button]').first().focus();
  await workshop.keyboard.press('i');
  await expect(workshop.getByRole('status').filter({ hasText: /Kept \d\d:\d\d:\d\d/ })).toBeVisible();
  await workshop.keyboard.press('F9');
  await expect(workshop.getByText('1 entry is not sent yet. What is not sent stays sealed')).toBeVisible();
  await expectAccessible(workshop);
  await endpoint.startAgain();

  await openPeople(page);
  await page.getByRole('button', { name: 'End access of Workshop' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End access', exact: true }).click();
  await expect(page.getByText('The access of “Workshop” has ended.')).toBeVisible();
  await expectAccessible(page);

  await workshop.getByLabel('Passphrase', { exact: true }).fill(denise.passphrase);
  await workshop.keyboard.press('Enter');
  await expect(
    workshop.getByRole('heading', { level: 1, name: 'The records were taken off this laptop' }),
  ).toBeVisible();
  await expectAccessible(workshop);
  await workshop.getByRole('button', { name: 'Go to the start' }).click();
  await expect(workshop.getByRole('button', { name: 'Join a centre' })).toBeVisible();

  await openPeople(page);
  const late = page.getByRole('table', { name: 'Made after access ended' });
  await expect(late).toContainText('I Ill, for Wed 18 Nov morning');
  await expect(late).toContainText(denise.name);
  await expectAccessible(page);
  await late.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByText('It counts from now on.')).toBeVisible();
  await expect(late).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  const surname = broughtIn[0]?.surname ?? '';
  await expect(page.getByRole('row', { name: new RegExp(surname) })).toContainText('I Ill');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils' }).click();
  await page.getByRole('link', { name: new RegExp(surname) }).click();
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByRole('link', { name: 'Erase this pupil’s records' }).click();
  await expect(page.getByRole('region', { name: 'What goes' })).toContainText('1 mark in the register');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose why the records go');
  await expectAccessibleInBoth(page);
  await page.getByLabel('The time these records may be kept is over').check();
  const name = (await page.getByRole('heading', { level: 1 }).textContent())?.match(/^Erase (.*)’s records$/)?.[1];
  await page.getByLabel('Type the pupil’s name to confirm').fill(name?.toLowerCase() ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The records are erased' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'To the pupils' }).click();
  await expect(page.getByRole('link', { name: new RegExp(surname) })).toHaveCount(0);
});
