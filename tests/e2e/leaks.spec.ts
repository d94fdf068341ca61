import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { watchLeaks } from './steps/leak-watch.ts';
import {
  bringIn,
  broughtIn,
  filterByName,
  findByName,
  lock,
  markEveryone,
  openPart,
  printWeek,
  privateWords,
  saveSpreadsheet,
  typePupilIn,
} from './steps/working-day.ts';

test.use({ now: '2026-11-18T09:22:00' });
test.describe.configure({ timeout: 180_000 });

/** Any unique pupil number, by its published shape. */
const upn = /[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]/;

/** Every pupil of a saved spreadsheet, as 'Surname, Forename'. */
function pupilsIn(spreadsheet: string): string[] {
  const { data } = Papa.parse<{ Pupil: string }>(spreadsheet.replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ Pupil }) => Pupil);
}

/** The page as it stands, what is typed into boxes included. */
async function wholePage(page: Page): Promise<string> {
  const typed = await page
    .locator('input, textarea')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  return `${await page.content()} ${typed.join(' ')}`;
}

async function logAttempt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Absence', exact: true }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('radio', { name: 'No answer' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

function found(texts: readonly string[], words: readonly string[]): string[] {
  return texts.filter(
    (text) => upn.test(text) || words.some((word) => text.toLowerCase().includes(word.toLowerCase())),
  );
}

/** Both ways in which a name is written. */
function bothWays(name: string): string[] {
  const [surname = '', forename = ''] = name.split(', ');
  return [name, `${forename} ${surname}`];
}

test('in a whole day’s work no name, number or birthday gets into an address, a title, the console, storage, a notice or a file name; and the UPN onto no list @browser', async ({
  app,
  page,
}) => {
  await enterSample(page, 'sample-lead');
  const watch = await watchLeaks(page);
  const screens: string[] = [];
  const noUpn = async (): Promise<void> => void screens.push(await wholePage(page));
  await bringIn(app);
  await noUpn();
  await typePupilIn(page);
  await markEveryone(page);
  await noUpn();
  await logAttempt(page);
  await noUpn();
  await findByName(page, 'Quillinghastc');
  for (const part of ['Overview', 'Week', 'Enrolment', 'Contacts', 'Details', 'History']) {
    await openPart(page, part);
    await noUpn();
  }
  await filterByName(page, 'Quillinghastd');
  await noUpn();
  await printWeek(page);
  await noUpn();
  const { text } = await saveSpreadsheet(app);
  screens.push(text);

  const names = pupilsIn(text);
  expect(names.length).toBeGreaterThan(40);
  expect(names.join()).toContain('Quillinghasta');
  const words = [...privateWords, ...names.flatMap(bothWays)];
  expect(found(await watch.collect(), words)).toEqual([]);
  expect(await watch.titles()).toEqual(['Waymark']);
  const { addresses, files } = await watch.uses();
  expect(addresses).toBeGreaterThan(8);
  expect(files).toBe(1);
  expect(screens.filter((screen) => broughtIn.some((pupil) => screen.includes(pupil.upn)))).toEqual([]);
  expect(screens.map((screen) => upn.exec(screen)?.[0]).filter((match) => match !== undefined)).toEqual([]);
  expect(app.foreignRequests).toEqual([]);
  expect(app.consoleProblems).toEqual([]);

  await findByName(page, 'Quillinghaste');
  await lock(page);
  const locked = await wholePage(page);
  expect(words.filter((word) => locked.includes(word))).toEqual([]);
  expect(page.url()).toMatch(/#\/$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in/ })).toBeVisible();
  expect(found([await wholePage(page)], privateWords)).toEqual([]);
});

test('locking in the middle of a search, a form and an open dialogue leaves no name behind', async ({ app, page }) => {
  await enterSample(page, 'sample-lead');
  await bringIn(app);
  const lockAndLook = async (): Promise<void> => {
    await lock(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(found([await wholePage(page)], privateWords)).toEqual([]);
    await page.getByLabel('Passphrase', { exact: true }).fill('lighthouse over calm water');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  };
  await findByName(page, 'Quillinghastb');
  await openPart(page, 'Details');
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).pressSequentially('Evvadear');
  await lockAndLook();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^A pupil’s name/).pressSequentially('Quillinghastb');
  await expect(
    page
      .getByRole('dialog')
      .getByText(/Quillinghastb/)
      .first(),
  ).toBeVisible();
  await lockAndLook();
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^A pupil’s name/)).toHaveValue('');
});

test('the watch that this rests on sees a name at every door', async ({ page }) => {
  const watch = await watchLeaks(page);
  await page.evaluate(() => {
    const name = 'Quillinghasta';
    // eslint-disable-next-line no-console -- the console is one of the doors
    console.log(`console ${name}`);
    location.hash = `#/nowhere?name=${name}`;
    history.replaceState({ name }, '');
    localStorage.setItem('door', name);
    sessionStorage.setItem('door', name);
    new Notification(name);
    void navigator.clipboard.writeText(name);
    document.cookie = `door=${name}`;
    document.title = name;
  });
  await expect.poll(() => watch.titles()).toEqual(['Waymark', 'Quillinghasta']);
  const seen = found(await watch.collect(), privateWords).map((line) => line.split(':')[0]);
  const doors = ['address', 'clipboard', 'console', 'cookie', 'history', 'notification', 'storage', 'storage'];
  expect(seen.toSorted()).toEqual(doors);
});
