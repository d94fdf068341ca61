import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/harness/fixtures.ts';
import type { LaunchedApp } from '../e2e/harness/launch.ts';
import { foundSample, signInAs } from '../e2e/steps/enter.ts';
import { enterNewCentre, firstPerson } from '../e2e/steps/set-up.ts';
import {
  bringIn,
  filterByName,
  findByName,
  lock,
  markEveryone,
  openPart,
  printWeek,
  privateWords,
  saveSpreadsheet,
  typePupilIn,
} from '../e2e/steps/working-day.ts';
import { textsReadableUnder } from '../helpers/disk-search.ts';
import { controls, plantControls } from '../helpers/planted.ts';

test.describe.configure({ timeout: 240_000 });

/** What a browser keeps of a box that does not ask it to forget, when the page changes its address. */
const typedControl = 'Plantedtyped';

async function plantTyped(page: Page): Promise<void> {
  await page.evaluate(() => {
    const box = document.createElement('input');
    box.name = 'control';
    box.id = 'control';
    document.body.append(box);
  });
  await page.locator('#control').pressSequentially(typedControl);
}

/** A day's work, with a name typed into every box that looks for one. */
async function work(app: LaunchedApp): Promise<void> {
  const { page } = app;
  await bringIn(app);
  await typePupilIn(page);
  await markEveryone(page);
  await findByName(page, 'Quillinghastc');
  for (const part of ['Week', 'Enrolment', 'Contacts', 'Details', 'History']) await openPart(page, part);
  await filterByName(page, 'Quillinghastd');
  await printWeek(page);
  await saveSpreadsheet(app);
}

/** Leaves a name standing in the search and in a form, beside the control, as a person does who is called away. */
async function leaveHalfTyped(page: Page): Promise<void> {
  await findByName(page, 'Quillinghaste');
  await openPart(page, 'Details');
  await plantTyped(page);
  await page.getByRole('button', { name: 'Edit names and education' }).click();
  await page.getByLabel('Name used (optional)', { exact: true }).pressSequentially('Evvadear');
  await page.goBack();
  await page.goForward();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^A pupil’s name/).pressSequentially('Quillinghastf');
}

async function expectOnlyControls(profileDir: string): Promise<void> {
  const planted = [...controls, typedControl];
  const found = await textsReadableUnder(profileDir, [...planted, ...privateWords]);
  expect(found.filter(({ text }) => !planted.includes(text))).toEqual([]);
  expect([...new Set(found.map(({ text }) => text))].sort()).toEqual([...planted].sort());
}

test('after a day’s work in a real centre, through the screens, nothing of any pupil can be read in the profile folder', async ({
  launch,
  profileDir,
}) => {
  const app = await launch({ profileDir, allowsRealCentre: true });
  await enterNewCentre(app.page);
  await work(app);
  await lock(app.page);
  await plantTyped(app.page);
  await plantControls(app.page);
  await app.page.getByLabel('Passphrase', { exact: true }).fill(firstPerson.passphrase);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await findByName(app.page, 'Marrowfleet');
  await lock(app.page);
  await app.close();
  await expectOnlyControls(profileDir);
});

test('when the power goes in the middle of typing a name, nothing of any pupil can be read either', async ({
  launch,
  profileDir,
}) => {
  const app = await launch({ profileDir });
  await foundSample(app.page);
  await signInAs(app.page, 'sample-lead');
  await plantControls(app.page);
  await work(app);
  await leaveHalfTyped(app.page);
  // The browser writes what it keeps of boxes a little later; what was typed with the control had the same time.
  await expect.poll(async () => (await textsReadableUnder(profileDir, [typedControl])).length).toBeGreaterThan(0);
  await app.kill();
  await expectOnlyControls(profileDir);
});
