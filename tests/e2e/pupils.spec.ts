import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { fillDate } from './steps/fill-date.ts';

test.use({ now: '2026-11-16T09:02:00' });

async function openList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pupils' })).toBeVisible();
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the file' }).getByRole('link', { name, exact: true }).click();
}

/** A pupil by hand; ends on the new pupil's page. */
async function addPupil(page: Page, forename: string, surname: string): Promise<void> {
  await openList(page);
  await page.keyboard.press('a');
  await page.getByLabel('Legal forename').fill(forename);
  await page.getByLabel('Legal surname').fill(surname);
  await fillDate(page.getByLabel('Date of birth'), '2011-03-12');
  await page.getByLabel('Sex').selectOption('Female');
  await page.getByLabel('Year group (optional)').selectOption('Year 10');
  await page.getByLabel('Home school (optional)').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${forename} ${surname}` })).toBeVisible();
}

test('the list is filtered and sorted by keyboard, and never shows a UPN', async ({ app, page }) => {
  await enterSample(page, 'sample-lead');
  await openList(page);
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  await expectAccessible(page);
  expect(await page.getByRole('main').innerText()).not.toMatch(/[A-Z]\d{11}[0-9A-Z]/);
  const first = await page.getByRole('table').getByRole('link').first().innerText();
  await page.getByRole('button', { name: 'Name', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('table').getByRole('link').first()).not.toHaveText(first);
  await page.keyboard.press('f');
  await page.keyboard.type(first.slice(0, 5));
  await expect(page.getByRole('link', { name: first })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('zzzz');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show everyone' }).click();
  await page.getByLabel('On roll').selectOption('Left');
  await expect(page.getByRole('cell', { name: /^Left \w{3} \d/ }).first()).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
});

test('a pupil’s page opens with what a person about to meet them needs, and every part is accessible', async ({
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await openList(page);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('region', { name: /^Today, Mon 16 Nov 2026/ })).toContainText('Key worker');
  await expect(page.getByRole('region', { name: 'Who to ring' })).toContainText(/07700|01632/);
  await expect(page.getByRole('region', { name: 'Marks by week' })).toBeVisible();
  await expectAccessible(page);
  for (const tab of ['Week', 'Enrolment', 'Contacts', 'Details', 'History']) {
    await openTab(page, tab);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.keyboard.press('1');
  await expect(page.getByRole('region', { name: 'Marks by week' })).toBeVisible();
  await expectAccessible(page);
});

test('a tutor sees no families, no health and no numbers, and cannot edit', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openList(page);
  await expect(page.getByRole('button', { name: 'Add a pupil' })).toHaveCount(0);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Who to ring' })).toContainText('Ask the office');
  await openTab(page, 'Details');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Names and education']);
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await page.evaluate(() => {
    window.location.hash = '#/pupils/new';
  });
  await expect(page.getByRole('main')).toContainText('Your role does not add pupils.');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
});

test('a pupil is added by hand; what is missing is said in place, and nothing typed is lost', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await openList(page);
  await page.getByRole('button', { name: 'Add a pupil' }).click();
  await page.getByLabel('Legal forename').fill('Amberly');
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('alert')).toContainText('Legal surname: This is needed');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Legal surname: This is needed' }).click();
  await page.keyboard.type('Testingham');
  await expect(page.getByLabel('Legal forename')).toHaveValue('Amberly');
  await fillDate(page.getByLabel('Date of birth'), '2031-03-12');
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('alert')).toContainText('The date of birth is in the future');
  await fillDate(page.getByLabel('Date of birth'), '2011-03-12');
  await page.getByLabel('Sex').selectOption('Female');
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Amberly Testingham' })).toBeVisible();
  await addAgain(page);
});

async function addAgain(page: Page): Promise<void> {
  await openList(page);
  await page.getByRole('button', { name: 'Add a pupil' }).click();
  await page.getByLabel('Legal forename').fill('amberly');
  await page.getByLabel('Legal surname').fill('TESTINGHAM');
  await fillDate(page.getByLabel('Date of birth'), '2011-03-12');
  await page.getByLabel('Sex').selectOption('Female');
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('alert')).toContainText('Is this the same person?');
  await page.getByRole('button', { name: 'Add as another person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'amberly TESTINGHAM' })).toBeVisible();
  await tellApart(page);
}

/** The app itself sees that two files have one name and date of birth; a lead says that they are two people, and is not asked again. */
async function tellApart(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('link', { name: /^To settle: the same young person twice\?/ }).click();
  const card = page.getByRole('region', { name: /TESTINGHAM/ });
  await expect(card).toContainText('Both files have the same name and date of birth.');
  await expectAccessible(page);
  await card.getByRole('button', { name: /^Two young people/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'You are not asked again' })).toBeVisible();
  await expect(card).toHaveCount(0);
}

test('details and contacts are edited, and the history says from what to what, who and when', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await addPupil(page, 'Bramwen', 'Testworth');
  await openTab(page, 'Details');
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).fill('Bram');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bram Testworth' })).toBeVisible();
  await page.getByRole('button', { name: 'Enter UPN' }).click();
  await page.getByLabel('UPN (optional)', { exact: true }).fill('A801200001001');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('check letter');
  await page.getByLabel('UPN (optional)', { exact: true }).fill('H801200001001');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('H801200001001')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show UPN' }).click();
  await expect(page.getByText('H801200001001')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('H801200001001')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Bram Testworth: details' })).toBeVisible();
  await expect(page.getByText(/Printed by .*, .*, on Mon 16 Nov 2026, \d\d:\d\d\./)).toBeVisible();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await openTab(page, 'Contacts');
  for (const name of ['Ada Testworth', 'Ola Testworth']) {
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Telephone (optional)', { exact: true }).fill('07700 900123');
    await page.getByRole('button', { name: 'Add contact' }).click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Ring Ola Testworth earlier' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '1. Ola Testworth' })).toBeVisible();
  await openTab(page, 'History');
  await expect(page.getByText('Name used: nothing → Bram')).toBeVisible();
  await expect(page.getByText('UPN: nothing → a number (not shown)')).toBeVisible();
  await expect(page.getByRole('row', { name: /Name used/ })).toContainText('Gwen Adeyinka-Stone');
  await expect(page.getByRole('row', { name: /Name used/ })).toContainText('Teacher in charge');
});

test('the week is set by keyboard alone; gaps and clashes are shown, and a session left out needs an agreed plan', async ({
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await addPupil(page, 'Carrow', 'Testley');
  await openTab(page, 'Week');
  await expect(page.getByText('No week is set')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByLabel('From', { exact: true })).toBeFocused();
  await page.getByRole('gridcell', { name: 'Monday morning: not chosen' }).focus();
  for (const letter of 'hhsshhpphn') await page.keyboard.press(letter);
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { name: /^Tuesday morning: Home school, / })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText('Thursday morning: say which provider.');
  await expect(page.getByRole('alert')).toContainText(
    'Friday afternoon: not expected anywhere, and no part-time timetable',
  );
  await expectAccessible(page);
  await page.getByRole('gridcell', { name: /^Thursday morning/ }).click();
  await page.getByLabel('Place on Thursday morning').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Copy to the whole day' }).click();
  await page.getByRole('button', { name: 'Record an agreed part-time timetable' }).click();
  const dialog = page.getByRole('dialog');
  const calendar = page.locator('[data-dates-dropdown]');
  await expect(dialog.getByLabel('From', { exact: true })).toBeFocused();
  await expect(calendar).toHaveCount(0);
  await dialog.getByLabel('Ends on').click();
  await expect(calendar).toBeVisible();
  await fillDate(dialog.getByLabel('From', { exact: true }), '2026-11-16');
  await expect(calendar).toHaveCount(0);
  await fillDate(dialog.getByLabel('Ends on'), '2026-12-18');
  await fillDate(dialog.getByLabel('Agreed with the parent on'), '2026-11-13');
  await dialog.getByRole('button', { name: 'Save the part-time timetable' }).click();
  await expect(dialog.getByRole('alert')).toContainText('a real date for each review');
  await fillDate(dialog.getByLabel('Review 1'), '2026-11-30');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save the part-time timetable' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 2, name: 'The week since Mon 16 Nov 2026' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the week' })).toBeFocused();
  await expect(page.getByText('Review Mon 30 Nov 2026')).toBeVisible();
  await settleTwoPlans(page);
});

/** A second timetable from the same day, as a colleague's laptop may bring it, is named until one of the two is ended. */
async function settleTwoPlans(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record a part-time timetable' }).click();
  const dialog = page.getByRole('dialog');
  await fillDate(dialog.getByLabel('From', { exact: true }), '2026-11-16');
  await fillDate(dialog.getByLabel('Ends on'), '2026-12-11');
  await fillDate(dialog.getByLabel('Agreed with the parent on'), '2026-11-13');
  await fillDate(dialog.getByLabel('Review 1'), '2026-11-23');
  await dialog.getByRole('button', { name: 'Save the part-time timetable' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: /^To settle: entries that cannot both be right/ }).click();
  const card = page.getByRole('region', { name: 'Carrow Testley: two part-time timetables from the same day' });
  await expect(card).toContainText('Entered by Gwen Adeyinka-Stone');
  await expectAccessibleInBoth(page);
  await card.getByRole('link', { name: 'Open the week of Carrow Testley' }).click();
  await page
    .getByRole('button', { name: /^Change the part-time timetable/ })
    .last()
    .click();
  await fillDate(dialog.getByLabel('Ends on'), '2026-11-16');
  await fillDate(dialog.getByLabel('Review 1'), '2026-11-16');
  await dialog.getByRole('button', { name: 'Save the part-time timetable' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'Things to settle' })).toBeFocused();
  await expect(card).toHaveCount(0);
}

test('a pupil is taken off the roll on a ground of the law, and leaves the list of those on roll', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await addPupil(page, 'Dilys', 'Testmoor');
  await openTab(page, 'Enrolment');
  await page.getByRole('button', { name: 'Take off the roll' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take off the roll' }).click();
  await expect(page.getByRole('alert')).toContainText('Give the last day on roll and the ground for it.');
  await fillDate(page.getByLabel('Last day on roll (optional)'), '2026-11-20');
  await page
    .getByLabel('Ground for leaving the roll (optional)')
    .selectOption('Moved away: lives too far from here to attend');
  await page.getByRole('button', { name: 'Take off the roll' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Mon 16 Nov 2026 to Fri 20 Nov 2026' })).toBeVisible();
  await page.getByRole('button', { name: 'Record a suspension' }).click();
  await fillDate(page.getByLabel('First day'), '2026-11-17');
  await fillDate(page.getByLabel('Last day (optional)'), '2026-11-18');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Suspension, Tue 17 Nov 2026 morning to Wed 18 Nov 2026 afternoon')).toBeVisible();
});
