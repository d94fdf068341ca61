import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';
import { expectKept, Fingers } from './steps/register.ts';

test.use({ now: '2026-11-18T09:08:00' });

for (const offline of [false, true]) {
  const network = offline ? 'without a network' : 'with the network there';
  test(`a register of 12 with one late, one not there and one ill takes at most 16 taps, ${network}`, async ({
    launch,
  }) => {
    const app = await launch({ offline });
    const { page } = app;
    await enterSample(page, 'sample-tutor');
    const fingers = new Fingers(page);
    const card = (index: number) => page.getByRole('main').getByRole('listitem').nth(index);
    await fingers.tap(page.getByRole('link', { name: 'Hawthorn, Year 10' }));
    await fingers.tap(page.getByText('Cards', { exact: true }));
    await expectAccessible(page);
    await fingers.tap(card(4).getByRole('button', { name: 'Late' }));
    await expectAccessible(page);
    await fingers.tap(page.getByRole('button', { name: '7 minutes', exact: true }));
    await fingers.tap(card(8).getByRole('button', { name: 'Absent' }));
    await fingers.tap(card(11).getByRole('button', { name: /^Other codes/ }));
    await fingers.tap(page.getByRole('dialog').getByRole('button', { name: /Ill.*Illness/ }));
    await fingers.tap(page.getByRole('button', { name: 'Mark the rest present' }));
    await expectKept(page, /The rest, 9 pupils: present/);
    expect(fingers.taps).toBeLessThanOrEqual(16);
    await expect(page.getByText('Taken, 12 of 12')).toBeVisible();
    await expect(card(4)).toContainText('L Late 7');
    await expect(card(8)).toContainText('N Not there yet');
    await expect(card(11)).toContainText('I Ill');
    expect(app.foreignRequests).toEqual([]);
    expect(app.consoleProblems).toEqual([]);
  });
}

test('the device remembers that cards are wanted, and every button is large enough for a finger', async ({ page }) => {
  await enterSample(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
  await page.getByText('Cards', { exact: true }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Willow, RESTART' }).click();
  const buttons = page.getByRole('main').getByRole('listitem').getByRole('button');
  await expect(buttons.first()).toBeVisible();
  for (const button of await buttons.all()) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});
