import { expect, type Page } from '@playwright/test';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import { makeUpn } from '../../../shared/pupils/upn.ts';
import { asUtf8 } from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils, type InventedPupil } from '../../fixtures/imports/invented-pupils.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';
import type { LaunchedApp } from '../harness/launch.ts';
import { fillDate } from './fill-date.ts';

/** Twelve pupils of a school's file. Their names stand nowhere in the app's own files, which a browser keeps too. */
export const broughtIn: readonly InventedPupil[] = inventDistinctPupils(12, 11).map((pupil, index) => ({
  ...pupil,
  upn: makeUpn('801', '2077', 2019, 301 + index),
  surname: `Quillinghast${letters(index)}`,
  forename: `Wrenalda${letters(index)}`,
  middleNames: `Ottoline${letters(index)}`,
  dob: `2011-05-${String(index + 11)}`,
  town: 'Nowhere-by-the-Fen',
  mobile: `07700 9008${String(index + 10)}`,
  contactSurname: `Grandquill${letters(index)}`,
  contactForename: `Hepzibah${letters(index)}`,
}));

/** One more, typed by hand. */
export const typedIn = {
  surname: 'Marrowfleet',
  forename: 'Evandrine',
  usedName: 'Evvadear',
  dob: '2011-06-23',
  dobAsTyped: '23/06/2011',
  contact: 'Uncle Barnstapel',
  phone: '01632 960771',
  address: '7 Unfindable Mews',
};

/** Everything about them that must not be readable where it does not belong. Where all begin alike, the beginning stands for all. */
export const privateWords: readonly string[] = [
  ...['Quillinghast', 'Wrenalda', 'Ottoline', 'Grandquill', 'Hepzibah', 'Nowhere-by-the', 'Made-Up Street'],
  ...['Marrowfleet', 'Evandrine', 'Evvadear', 'Barnstapel', '01632 960771', '01632960771', 'Unfindable'],
  ...[typedIn.dob, typedIn.dobAsTyped, '23 Jun 2011'],
  ...broughtIn.flatMap(({ upn, dob, mobile }) => [upn, dob, mobile, mobile.replace(' ', '')]),
];

function letters(index: number): string {
  return 'abcdefghijkl'.charAt(index);
}

/** Brings in the school's file by the buttons of the screen. */
export async function bringIn(app: LaunchedApp): Promise<void> {
  const { page } = app;
  await goTo(page, 'Bring in a file');
  await app.pickFile({ name: 'transfer.xml', bytes: asUtf8(makeCtf(broughtIn)) }, () =>
    page.getByRole('button', { name: 'Choose a CTF' }).click(),
  );
  await page.getByRole('button', { name: 'Bring in 12 pupils' }).click();
  await expect(page.getByText('12 pupils brought in.')).toBeVisible();
}

const marked = (['I', 'M', 'R', 'O'] as const).map((code) => ({
  key: code.toLowerCase(),
  label: codeInfo(code).label,
}));

/** Marks four of everyone on roll, each with another code that any pupil may have. */
export async function markEveryone(page: Page): Promise<void> {
  await goTo(page, 'Today');
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  const cells = page.locator('[data-mark-button]');
  await expect(cells.first()).toBeVisible();
  for (const [row, { key, label }] of marked.entries()) {
    await cells.nth(row).focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('status').filter({ hasText: /Kept \d\d:\d\d:\d\d/ })).toContainText(label);
  }
}

/** Finds a pupil by name and opens the page. */
export async function findByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.getByPlaceholder(/^A pupil’s name/);
  await expect(search).toBeFocused();
  await page.keyboard.type(name, { delay: 5 });
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(name) })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/pupils\/[\w-]+$/);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/** Adds a pupil by typing, with a used name and somebody to ring. Ends on the pupil's page. */
export async function typePupilIn(page: Page): Promise<void> {
  await goTo(page, 'Pupils');
  await page.getByRole('button', { name: 'Add a pupil' }).click();
  await page.getByLabel('Legal forename').pressSequentially(typedIn.forename);
  await page.getByLabel('Legal surname').pressSequentially(typedIn.surname);
  await fillDate(page.getByLabel('Date of birth'), typedIn.dobAsTyped);
  await page.getByLabel('Sex').selectOption('Female');
  await page.getByRole('button', { name: 'Add pupil' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${typedIn.forename} ${typedIn.surname}` })).toBeVisible();
  await openPart(page, 'Contacts');
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await page.getByLabel('Name', { exact: true }).pressSequentially('Uncle Nobody');
  await page.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('button', { name: 'Edit Uncle Nobody' }).click();
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByLabel('Name', { exact: true }).pressSequentially(typedIn.contact);
  await page.getByLabel('Telephone (optional)', { exact: true }).pressSequentially(typedIn.phone);
  await page.getByLabel('Address (optional)').pressSequentially(typedIn.address);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 2, name: `1. ${typedIn.contact}` })).toBeVisible();
}

/** Filters the list of pupils and the attendance table by a typed name. */
export async function filterByName(page: Page, name: string): Promise<void> {
  for (const line of ['Pupils', 'Attendance']) {
    await goTo(page, line);
    await page.getByLabel('Name', { exact: true }).pressSequentially(name);
    await expect(
      page
        .getByRole('table')
        .getByRole('link', { name: new RegExp(name) })
        .first(),
    ).toBeVisible();
  }
}

/** Opens the week's register of everyone on paper, and gives what would be printed. */
export async function printWeek(page: Page): Promise<Buffer> {
  await goTo(page, 'Attendance');
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Groups').click();
  await page.getByRole('link', { name: 'Register sheet of everyone on roll' }).click();
  await expect(page.getByRole('table').getByRole('rowheader').first()).toBeVisible();
  return page.pdf({ landscape: true });
}

/** Saves the attendance of everyone as a spreadsheet. */
export async function saveSpreadsheet(app: LaunchedApp): Promise<{ name: string; text: string }> {
  const { page } = app;
  await goTo(page, 'Attendance');
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Pupils').click();
  await expect(page.getByRole('region', { name: 'Attendance by pupil' })).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  const { name, bytes } = await app.saveOffered(async () => page.keyboard.press('x'));
  return { name, text: new TextDecoder().decode(bytes) };
}

export async function openPart(page: Page, part: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Parts of the file' })
    .getByRole('link', { name: part, exact: true })
    .click();
  await expect(
    page
      .getByRole('heading', { level: 2 })
      .or(page.getByRole('button', { name: 'Add a contact' }))
      .first(),
  ).toBeVisible();
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in/ })).toBeVisible();
}

async function goTo(page: Page, line: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: line, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
