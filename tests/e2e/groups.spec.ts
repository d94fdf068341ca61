import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { fillDate } from './steps/fill-date.ts';

test.use({ now: '2026-11-16T09:02:00' });

test('a group is made, filled, and a pupil moves on from a day; the roll of any day can be seen', async ({
  app,
  page,
}) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Juniper');
  await dialog.getByLabel('Kind').selectOption('Class');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add group' }).click();
  await page.getByRole('link', { name: 'Juniper' }).click();
  await expect(page.getByText('Nobody is in this group on Mon 16 Nov 2026')).toBeVisible();
  await page.getByRole('button', { name: 'Put pupils in this group' }).click();
  const boxes = page.getByRole('dialog').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Put 2 pupils in the group' }).click();
  await expect(page.getByText('2 pupils on Mon 16 Nov 2026')).toBeVisible();
  await expectAccessible(page);

  await page
    .getByRole('button', { name: /^Move or end/ })
    .first()
    .click();
  await page.getByLabel('Move to').selectOption('Rowan, Key Stage 3');
  await fillDate(page.getByLabel('First day in the new group'), '2026-11-23');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByText('Mon 16 Nov 2026 to Sun 22 Nov 2026')).toBeVisible();
  await fillDate(page.getByLabel('Who is in it on'), '2026-11-23');
  await expect(page.getByText('1 pupil on Mon 23 Nov 2026')).toBeVisible();
  await fillDate(page.getByLabel('Who is in it on'), '2026-11-13');
  await expect(page.getByText('0 pupils on Fri 13 Nov 2026, 2 more later')).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
});

test('two groups never share a name, and a group that ends empties on its last day', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  const name = await page.getByRole('table').getByRole('link').first().innerText();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name.toUpperCase());
  await page.getByRole('dialog').getByLabel('Kind').selectOption('Class');
  await page.getByRole('button', { name: 'Add group' }).click();
  await expect(page.getByRole('alert')).toContainText('There is a group with this name already');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: 'End the group' }).click();
  await fillDate(page.getByLabel('Ended on (optional)'), '2026-11-20');
  await page.getByRole('dialog').getByRole('button', { name: 'End the group' }).click();
  await expect(page.getByText('Ends on Fri 20 Nov 2026')).toBeVisible();
  await fillDate(page.getByLabel('Who is in it on'), '2026-11-23');
  await expect(page.getByText('Nobody is in this group on Mon 23 Nov 2026')).toBeVisible();
});

test('places say what happens there and who arranged it', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('link', { name: 'Places' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add a place' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Tinder Lane Forge');
  await dialog.getByLabel('Kind', { exact: true }).selectOption('Provider');
  await dialog.getByLabel('Programme (optional)').fill('Blacksmithing, Entry 3');
  await dialog.getByLabel('Arranged by (optional)').selectOption('la');
  await dialog.getByLabel('Telephone (optional)').fill('ring the bell');
  await dialog.getByRole('button', { name: 'Add place' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Telephone: Enter a telephone number');
  await expectAccessible(page);
  await dialog.getByLabel('Telephone (optional)').fill('01632 960444');
  await dialog.getByRole('button', { name: 'Add place' }).click();
  const providers = page.getByRole('region', { name: 'Providers' });
  await expect(providers.getByRole('row', { name: /Tinder Lane Forge/ })).toContainText('Local authority');
});

test('a dialog gives the keyboard back to what opened it, and tells pupils of one name apart', async ({ page }) => {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  const add = page.getByRole('button', { name: 'Add a group' });
  await add.press('Enter');
  await page.getByRole('dialog').getByLabel('Name').fill('Juniper');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave and lose it' }).click();
  await expect(add).toBeFocused();
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await page.getByRole('button', { name: 'Put pupils in this group' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/^Born \w{3} \d/)
      .first(),
  ).toBeVisible();
});
