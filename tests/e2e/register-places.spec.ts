import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { entryOf, expectKept, Fingers, registerList } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

for (const offline of [false, true]) {
  const network = offline ? 'without a network' : 'with the network there';
  test(`a provider's register records what was seen within 14 key presses, and the marks follow, ${network} @shell`, async ({
    launch,
  }) => {
    const app = await launch({ offline });
    const { page } = app;
    await enterSample(page, 'sample-second-key-worker');
    const college = page.getByRole('link', { name: 'Ambermouth College' });
    await expect(college).toBeFocused();
    const fingers = new Fingers(page);
    await fingers.press('Enter');
    await expect(entryOf(page, 1)).toBeFocused();
    await fingers.press('3', 'L', '7', 'Enter', '6', 'N', '9', 'N', 'Control+Enter');
    await expectKept(page, /The rest, 6 pupils: present/);
    expect(fingers.presses).toBeLessThanOrEqual(14);
    await expect(page.getByText('Taken, 9 of 9')).toBeVisible();
    await expect(entryOf(page, 3)).toContainText('Late, 7 min');
    await expect(entryOf(page, 6)).toContainText('Not there');
    // Present at a provider is never / or L: B or K follows, and N for those who were not there.
    const marks = registerList(page).getByRole('row');
    await expect(marks.filter({ hasText: 'Late, 7 min' })).toContainText(/[BK] (Off-site education|LA provision)/);
    await expect(marks.filter({ hasText: 'Not there' }).first()).toContainText('N Not there yet');
    await expectAccessible(page);
    expect(app.foreignRequests).toEqual([]);
    expect(app.consoleProblems).toEqual([]);
  });
}

test('a code that no place can see is refused in words, and undo takes the observation and its mark back', async ({
  page,
}) => {
  await enterSample(page, 'sample-second-key-worker');
  await expect(page.getByRole('link', { name: 'Ambermouth College' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entryOf(page, 1)).toBeFocused();
  await page.keyboard.press('i');
  await expect(page.getByRole('alert')).toContainText('This register records what was seen');
  await page.keyboard.press('/');
  await expectKept(page, /Seen/);
  const row = registerList(page).getByRole('row').filter({ hasText: 'Seen' }).nth(1);
  await expect(row).toContainText(/[BK] /);
  await page.keyboard.press('Control+z');
  await expectKept(page, /Undone/);
  await expect(page.getByText('Not taken, 0 of 9')).toBeVisible();
  await expect(entryOf(page, 1)).toContainText('Not entered');
});

test('a pupil seen where the plan does not have them is kept, and named as a thing to settle', async ({ page }) => {
  await enterSample(page, 'sample-second-key-worker');
  await page.getByRole('link', { name: 'Ambermouth College' }).click();
  await expect(
    page.getByRole('rowheader', { name: 'Not expected here now' }).or(page.getByText('Not expected here now')),
  ).toBeVisible();
  await entryOf(page, 10).focus();
  await page.keyboard.press('/');
  await expectKept(page, /Seen/);
  await expect(page.getByText('To settle.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('link', { name: /^To settle: / })).toBeVisible();
});
