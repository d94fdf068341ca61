import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf, expectKept, Fingers, openHawthorn, registerList } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

const twelve = /Taken, 12 of 12/;

for (const offline of [false, true]) {
  const network = offline ? 'without a network' : 'with the network there';
  test(`a register of 12 with one late, one not there and one ill takes at most 14 key presses, ${network}`, async ({
    launch,
  }) => {
    const app = await launch({ offline });
    const { page } = app;
    await enterSample(page, 'sample-tutor');
    await expect(page.getByRole('link', { name: 'Hawthorn, Year 10' })).toBeFocused();
    const fingers = new Fingers(page);
    await fingers.press('Enter');
    await expect(entryOf(page, 1)).toBeFocused();
    // Rows 5, 9 and 12: far apart, none beside another, the last with a number of two digits. The unit test of the keyboard
    // holds every other placing to the same bound.
    await fingers.press('5', 'L', '7', 'Enter', '9', 'N', '1', '2', 'I', 'Control+Enter');
    await expectKept(page, /The rest, 9 pupils: present/);
    expect(fingers.presses).toBeLessThanOrEqual(14);
    await expect(page.getByText(twelve)).toBeVisible();
    await expect(entryOf(page, 5)).toContainText('L Late 7');
    await expect(entryOf(page, 9)).toContainText('N Not there yet');
    await expect(entryOf(page, 12)).toContainText('I Ill');
    await expect(registerList(page).getByRole('button', { name: /: \/ Present/ })).toHaveCount(9);
    expect(app.foreignRequests).toEqual([]);
    expect(app.consoleProblems).toEqual([]);
  });
}

test('what was kept is there after Waymark is opened again @shell', async ({ launch, profileDir }) => {
  const first = await launch({ profileDir });
  await enterSample(first.page, 'sample-tutor');
  await openHawthorn(first.page);
  await first.page.keyboard.press('Control+Enter');
  await expectKept(first.page, /The rest, 12 pupils/);
  await first.kill();
  const { page } = await launch({ profileDir });
  await page.getByLabel('Passphrase', { exact: true }).fill('copper kettle on the hob');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await expect(page.getByText(twelve)).toBeVisible();
});

test('a refused code says why at its row and changes nothing', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('x');
  await expect(page.getByRole('alert')).toContainText('X is never for a pupil of compulsory school age');
  await expect(entryOf(page, 1)).toBeFocused();
  await page.keyboard.press('e');
  await expect(page.getByRole('alert')).toContainText('E needs a suspension');
  await expectAccessible(page);
  await expect(page.getByText('Not taken, 0 of 12')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText('C: press 1 or 2, or Enter for C')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await expect(page.getByLabel('What is the pupil doing there?')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('What is the pupil doing there?');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(entryOf(page, 1)).toBeFocused();
  await expect(page.getByText('Not taken, 0 of 12')).toBeVisible();
});

test('undo takes back the whole last act, and the history keeps it', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('i');
  await expectKept(page, /Ill/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(twelve)).toBeVisible();
  await expectKept(page, /The rest, 11 pupils/);
  await page.keyboard.press('Control+z');
  await expectKept(page, /Undone. The rest, 11 pupils/);
  await expect(page.getByText('1 of 12')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expectKept(page, /Undone/);
  await expect(page.getByText('Not taken, 0 of 12')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('h');
  const history = page.getByRole('dialog').getByRole('table', { name: 'History of this mark' });
  await expect(history.getByRole('row')).toHaveCount(3);
  await expect(history.getByRole('row').nth(1)).toContainText('Original entry');
  await expect(history.getByRole('row').nth(2)).toContainText('Taken back');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(entryOf(page, 1)).toBeFocused();
});

test('every code stands in plain words, with the reason where it cannot be used', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: /Suspended/ })).toContainText(
    'E needs a suspension or exclusion on record',
  );
  await expectAccessible(page);
  await sheet
    .getByRole('button', { name: /^I I? ?Ill|Ill/ })
    .first()
    .click();
  await expectKept(page, /Ill/);
  await expect(entryOf(page, 2)).toBeFocused();
});

test('the whole week is read out by pupil, day and half day', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await openHawthorn(page);
  const cell = registerList(page)
    .getByRole('cell', { name: /, Monday morning: / })
    .first();
  await expect(cell).toHaveAccessibleName(/^[^,]+, Monday morning: \S+ .+/);
  await expectAccessible(page);
});

test('the register of everyone holds pupils in no group too', async ({ page }) => {
  await enterSample(page, 'sample-officer');
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Everyone on roll' })).toBeVisible();
  await expect(registerList(page).locator('[data-mark-button]')).toHaveCount(56);
  // Someone expected elsewhere is never simply marked present.
  const elsewhere = registerList(page)
    .getByRole('row', { name: /Ambermouth College/ })
    .first();
  await elsewhere.locator('[data-mark-button]').focus();
  await page.keyboard.press('/');
  await expect(page.getByText(/Only mark .+ if you have seen them here/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expectKept(page, /The rest, 40 pupils: present. Left as they are. Not expected here: 16 pupils/);
});
