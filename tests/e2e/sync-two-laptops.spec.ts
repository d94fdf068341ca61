import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test, type TestEndpoint } from './harness/endpoint.ts';
import {
  centreWithColleague,
  connectCentre,
  denise,
  exchange,
  expectAllSent,
  expectState,
  invite,
  beginToJoin,
  markDifferentlyApart,
} from './steps/exchange.ts';
import { addTwiceApart, expectOneChild, joinTheTwo, undoTheJoining } from './steps/one-person.ts';
import { fillSlowly } from './steps/slow-fill.ts';
import { firstPerson } from './steps/set-up.ts';
import { broughtIn, findByName } from './steps/working-day.ts';

// Ten minutes into the morning session, so that somebody can be late.
test.use({ now: '2026-11-18T09:25:00' });

test('two people, one of whose laptops was filled in two sittings, mark the same pupil differently without a connection, and add one child twice; both are settled, and the history tells it all', async ({
  endpoint,
  launch,
}) => {
  test.setTimeout(240_000);
  const office = await launch();
  const { page } = office;
  await centreWithColleague(office);
  await connectCentre(page, endpoint, firstPerson.passphrase);
  await expectAccessible(page);
  const code = await invite(page);
  const { page: workshop } = await launch();
  await workshop.setViewportSize({ width: 1024, height: 768 });
  await joinInTwoSittings(workshop, endpoint, code);
  await expectAllSent(workshop);

  await markDifferentlyApart(endpoint, [page, workshop], () => expectAccessible(page));
  await exchange(page);
  await expectState(page, /^1 to settle$/);
  await settleWithOwnReason(page);
  await exchange(page);
  await expectAllSent(page);
  await exchange(workshop);
  await expectAllSent(workshop);
  for (const laptop of [page, workshop]) await expectHistory(laptop);
  await typeUnderAPull(workshop, page);
  await addTwiceApart(endpoint, [page, workshop]);
  await joinTheTwo(page);
  await expectOneChild(workshop);
  await undoTheJoining(page);
});

/** The first fill is stopped half way; the laptop goes on where it stopped when she signs in again. */
async function joinInTwoSittings(page: Page, endpoint: TestEndpoint, code: string): Promise<void> {
  const fill = await fillSlowly(page);
  await beginToJoin(page, endpoint, { code, laptop: 'Workshop', passphrase: denise.passphrase });
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Alder Centre' })).toBeVisible();
  await expect(page.getByText(/^\d+ records so far/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop for now' }).click();
  fill.letThrough();
  await expect(page.getByText('Fetching has stopped')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill(denise.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  expect(fill.cursors.filter((cursor) => cursor === null)).toHaveLength(1);
  await page.unrouteAll();
}

/** By keyboard alone: the other value is chosen, the reason the law asks for is typed. */
async function settleWithOwnReason(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'Things to settle' })).toBeFocused();
  const card = page.getByRole('region', { name: /: mark, Wed 18 Nov morning$/ });
  await expect(card).toContainText('/ Present');
  await expect(card).toContainText(`${firstPerson.name}, ${firstPerson.position}`);
  await expect(card).toContainText('L Late, 7 minutes');
  await expect(card).toContainText(`${denise.name}, ${denise.position}`);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Use this: L Late, 7 minutes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Reason for the amendment', { exact: true }).last()).toBeFocused();
  await page.keyboard.type('Denise saw her come in');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The history keeps every entry' })).toBeVisible();
  await expect(page.getByText('Nothing to settle')).toBeVisible();
}

/** The mark's whole life in its register: who entered what, and why it was settled as it was. */
async function expectHistory(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  await page.locator('[data-mark-button]').first().focus();
  await page.keyboard.press('h');
  const history = page.getByRole('table', { name: 'History of this mark' });
  await expect(history).toContainText(firstPerson.name);
  await expect(history).toContainText('Late, 7 minutes late');
  await expect(history).toContainText('Denise saw her come in');
  await page.keyboard.press('Escape');
}

/** A colleague's change arrives while the same field is being typed: both are shown, nothing typed is lost, one is chosen. */
async function typeUnderAPull(typing: Page, other: Page): Promise<void> {
  const [pupil] = broughtIn;
  const name = pupil?.forename ?? '';
  for (const laptop of [typing, other]) {
    await findByName(laptop, name);
    await laptop.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name: 'Details' }).click();
  }
  await typing.getByRole('button', { name: 'Edit names and education' }).click();
  const field = typing.getByLabel('Name used (optional)', { exact: true });
  await field.fill('Wren');
  await other.getByRole('button', { name: 'Edit names and education' }).click();
  await other.getByLabel('Name used (optional)', { exact: true }).fill('Renny');
  await other.getByRole('button', { name: 'Save' }).click();
  await expectAllSent(other);
  await typing.evaluate(() => window.dispatchEvent(new Event('online')));
  const note = typing.getByRole('alert').filter({ hasText: 'This changed while you had it open' });
  await expect(note).toContainText(`${firstPerson.name} changed this at 09:2`);
  await expect(note).toContainText('now “Renny”. You typed “Wren”.');
  await expect(field).toHaveValue('Wren');
  await expectAccessible(typing);
  await typing.getByRole('button', { name: 'Save' }).click();
  await expect(typing.getByRole('alert').filter({ hasText: 'Choose above which of the two to keep' })).toBeVisible();
  await typing.getByRole('button', { name: 'Keep mine: Name used' }).click();
  await typing.getByRole('button', { name: 'Save' }).click();
  await expectAllSent(typing);
  await exchange(other);
  await expectAllSent(other);
}
