import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from '../harness/accessible.ts';
import type { TestEndpoint } from '../harness/endpoint.ts';
import { exchange, expectAllSent } from './exchange.ts';
import { fillDate } from './fill-date.ts';
import { broughtIn, openPart } from './working-day.ts';

const [child] = broughtIn;
const forename = child?.forename ?? '';
/** As somebody types it who hears it on the telephone. */
const misspelt = 'Quillinghurst';

/** Every row of the list whose pupil has the forename. */
async function expectInList(page: Page, count: number): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(forename);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(count);
}

/** A child the centre has is added once more by hand, under a misspelt surname and without a connection, and marked otherwise. */
export async function addTwiceApart(endpoint: TestEndpoint, [office, workshop]: readonly [Page, Page]): Promise<void> {
  await endpoint.stop();
  await workshop.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pupils', exact: true }).click();
  await workshop.getByRole('button', { name: 'Add a pupil' }).click();
  await workshop.getByLabel('Legal forename').fill(forename);
  await workshop.getByLabel('Legal surname').fill(misspelt);
  await fillDate(workshop.getByLabel('Date of birth'), child?.dob ?? '');
  await workshop.getByLabel('Sex').selectOption('Female');
  await workshop.getByLabel('Year group (optional)').selectOption('Year 10');
  await workshop.getByRole('button', { name: 'Add pupil' }).click();
  await expect(workshop.getByRole('heading', { level: 1, name: `${forename} ${misspelt}` })).toBeVisible();
  await workshop.keyboard.press('g');
  await workshop.keyboard.press('t');
  await workshop.getByRole('link', { name: 'Everyone on roll' }).click();
  await workshop
    .getByRole('row', { name: new RegExp(misspelt) })
    .locator('[data-mark-button]')
    .focus();
  await workshop.keyboard.press('i');
  await expect(workshop.getByRole('status').filter({ hasText: /Kept \d\d:\d\d:\d\d/ })).toBeVisible();
  await endpoint.startAgain();
  for (const laptop of [workshop, office]) {
    await exchange(laptop);
    await expectAllSent(laptop);
  }
  await expectInList(office, 2);
}

/** The administrator sees both side by side, joins them with a reason, and settles the session both have marked. */
export async function joinTheTwo(page: Page): Promise<void> {
  await page.getByRole('table').getByRole('link').first().click();
  await openPart(page, 'Details');
  await page.getByRole('link', { name: 'Is this the same young person as another file?' }).click();
  await page.getByRole('combobox', { name: 'The other file' }).click();
  await page.keyboard.type('quillinghurst');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const files = page.getByRole('region', { name: 'The two files' });
  await expect(files).toContainText(
    '1 session is marked in both files and will be counted once. In 1 the two marks differ',
  );
  await expect(files.getByRole('row', { name: /^Legal surname/ })).toContainText(misspelt);
  await expectAccessibleInBoth(page);
  await files.getByRole('button', { name: 'Join the two files' }).click();
  await expect(files.getByText('Say why: the history keeps it')).toBeVisible();
  await files.getByRole('button', { name: 'The surname was misspelt' }).click();
  await files.getByRole('button', { name: 'Join the two files' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The two files are one now' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History of this file' })).toContainText(
    'Reason: The surname was misspelt',
  );
  await expectAccessible(page);
  await expectInList(page, 1);
  await settleTheTwoMarks(page);
}

async function settleTheTwoMarks(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: /^To settle: two marks for one session/ }).click();
  const card = page.getByRole('region', { name: /, Wed 18 Nov morning$/ });
  await expect(card).toContainText('L Late, 7 minutes');
  await expect(card).toContainText('I Ill');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Use this: L Late, 7 minutes' }).click();
  await page.keyboard.type('She came in late');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing to settle')).toBeVisible();
  await exchange(page);
  await expectAllSent(page);
}

/** The other laptop shows one child, with what it had entered itself; whoever works there may not undo it. */
export async function expectOneChild(page: Page): Promise<void> {
  await exchange(page);
  await expectAllSent(page);
  await expectInList(page, 1);
  await page.getByRole('table').getByRole('link').first().click();
  await openPart(page, 'Details');
  await expect(page.getByRole('region', { name: 'Another file of this young person' })).toContainText(misspelt);
  await openPart(page, 'History');
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
}

export async function undoTheJoining(page: Page): Promise<void> {
  await expectInList(page, 1);
  await page.getByRole('table').getByRole('link').first().click();
  await openPart(page, 'History');
  await page.getByRole('button', { name: /^Undo: joined/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the joining' }).click();
  await expect(page.getByRole('region', { name: 'History of this file' })).toContainText(
    'Each file is shown by itself.',
  );
  await expectInList(page, 2);
}
