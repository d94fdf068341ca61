import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/endpoint.ts';
import type { TestEndpoint } from './harness/endpoint.ts';
import type { LaunchedApp } from './harness/launch.ts';
import { connectCentre, exchange, expectAllSent, joinCentre, openPeople } from './steps/exchange.ts';
import { centreWithForge, codeOfSheet, fillInvitation, lucy, tess, type Guest } from './steps/guests.ts';
import { firstPerson } from './steps/set-up.ts';
import { expectKept } from './steps/register.ts';

test.use({ now: '2026-11-18T09:25:00' });

const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link');

async function invited(page: Page, guest: Guest): Promise<string> {
  await openPeople(page);
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await fillInvitation(page, guest);
  await expectAccessible(page);
  const code = await codeOfSheet(page);
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  await expect(page.getByRole('table', { name: 'People' })).toContainText(guest.name);
  return code;
}

async function joinedAs(guest: Guest, laptop: LaunchedApp, endpoint: TestEndpoint, code: string): Promise<Page> {
  const { page } = laptop;
  await page.setViewportSize({ width: 1024, height: 768 });
  await joinCentre(page, endpoint, { code, laptop: guest.position, passphrase: guest.passphrase });
  await expectAllSent(page);
  return page;
}

test('a provider’s tutor takes the register of their group by keyboard and sees nothing else; an LA officer reads and changes nothing', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(240_000);
  const office = await launch();
  await centreWithForge(office);
  await connectCentre(office.page, endpoint, firstPerson.passphrase);
  const tutorsCode = await invited(office.page, tess);
  const officersCode = await invited(office.page, lucy);

  const yard = await joinedAs(tess, await launch(), endpoint, tutorsCode);
  await expect(menuOf(yard)).toHaveText(['Today', 'Settings']);
  await expect(yard.getByRole('link', { name: 'Forge' })).toBeFocused();
  await expectAccessibleInBoth(yard);
  await yard.keyboard.press('Enter');
  await yard.locator('[data-mark-button]').first().waitFor();
  await yard.keyboard.press('/');
  await expectKept(yard, /Seen/);
  await expectAccessibleInBoth(yard);
  await menuOf(yard).getByText('Settings').click();
  await expect(yard.getByText('Ask an administrator of Alder Centre.')).toBeVisible();
  await expectAccessibleInBoth(yard);

  const desk = await joinedAs(lucy, await launch(), endpoint, officersCode);
  for (const line of ['Absence', 'Attendance', 'Pupils', 'Groups']) {
    await menuOf(desk).getByText(line, { exact: true }).click();
    await expect(desk.getByRole('heading', { level: 1, name: line })).toBeVisible();
    await expectAccessibleInBoth(desk);
    await expect(desk.getByRole('button', { name: /^(Add|Put|Edit|Log|End|Change)/ })).toHaveCount(0);
  }
  await menuOf(desk).getByText('Today').click();
  await desk.getByRole('link', { name: 'Forge' }).click();
  await expect(desk.getByRole('table', { name: 'Register of Forge' })).toBeVisible();
  await expectAccessibleInBoth(desk);

  await exchange(office.page);
  await expectAllSent(office.page);
  await menuOf(office.page).getByText('Today').click();
  await office.page.getByRole('link', { name: 'Forge' }).click();
  await expect(office.page.locator('[data-mark-button]').first()).toHaveAccessibleName(/Seen/);
  await fourWeeksWithoutContact(yard, endpoint);
});

/** The lease ends while the laptop is off. The register is taken all the same; contact brings the rest back under a half-typed field. */
async function fourWeeksWithoutContact(yard: Page, endpoint: TestEndpoint): Promise<void> {
  await endpoint.stop();
  await yard.keyboard.press('F9');
  await yard.getByLabel('Passphrase', { exact: true }).waitFor();
  await yard.clock.setSystemTime(new Date('2026-12-16T09:20:00Z'));
  await yard.getByLabel('Passphrase', { exact: true }).fill(tess.passphrase);
  await yard.keyboard.press('Enter');
  await yard.getByRole('button', { name: 'Yes' }).click();
  const only = yard.getByText('Registers of today only');
  await expect(only).toBeVisible();
  await expect(yard.getByText('with who was in them on Wed 18 Nov 2026.')).toBeVisible();
  await expect(menuOf(yard)).toHaveText(['Today']);
  await expectAccessibleInBoth(yard);
  await yard.getByRole('link', { name: 'Forge' }).click();
  const marks = yard.locator('[data-mark-button]');
  await marks.first().waitFor();
  await expect(marks.first()).not.toHaveAccessibleName(/Seen/);
  await yard.keyboard.press('/');
  await expectKept(yard, /Seen/);
  await expectAccessibleInBoth(yard);
  const activity = yard.getByLabel('What they are doing');
  await activity.fill('Hot rivets');
  await endpoint.startAgain();
  await yard.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(only).toHaveCount(0);
  await expect(menuOf(yard)).toHaveText(['Today', 'Settings']);
  await expect(activity).toHaveValue('Hot rivets');
  await expect(marks.first()).toHaveAccessibleName(/Seen/);
  await expectAllSent(yard);
  await marks.nth(1).focus();
  await yard.keyboard.press('/');
  await expect(marks.nth(1)).toHaveAccessibleName(/Seen/);
  await expectAllSent(yard);
}
