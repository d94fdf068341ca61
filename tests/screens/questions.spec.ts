import { sampleMember } from '../../shared/sample/staff.ts';
import { expect, test } from '../e2e/harness/fixtures.ts';
import { enterSample, signInAs } from '../e2e/steps/enter.ts';
import { looks, picture } from './camera.ts';

for (const look of looks) {
  test(`what the app asks before it goes on, ${look.width} ${look.scheme}`, async ({ launch, profileDir }) => {
    const start = async (now: string) => {
      const app = await launch({ profileDir, now });
      await app.page.setViewportSize({ width: look.width, height: look.height });
      await app.page.emulateMedia({ colorScheme: look.scheme });
      return app;
    };
    const monday = await start('2026-11-16T09:10:00');
    await enterSample(monday.page, 'sample-administrator');
    await monday.page.getByRole('link', { name: 'Hawthorn, Year 10' }).click();
    await monday.page.locator('[data-mark-button]').first().waitFor();
    await monday.page.keyboard.press('Control+Enter');
    await expect(monday.page.getByText(/^Kept \d\d:/)).toBeVisible();
    await monday.close();

    const { page } = await start('2026-11-17T08:40:00');
    await signInAs(page, 'sample-administrator');
    await expect(page.getByRole('link', { name: /register not closed$/ }).first()).toBeVisible();
    await picture(page, look, 'today-left-open');

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByLabel('Telephone (optional)').fill('01632 960444');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/^A pupil’s name/).waitFor();
    await page.keyboard.type('go to groups');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'You have not kept this' }).waitFor();
    await picture(page, look, 'question-leave');
    await page.getByRole('button', { name: 'Leave and lose it' }).click();

    await page.keyboard.press('F9');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await page.clock.setSystemTime(new Date('2026-11-15T09:02:00Z'));
    await page.getByLabel('Passphrase', { exact: true }).fill(sampleMember('sample-administrator').passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Is it 09:02/ }).waitFor();
    await picture(page, look, 'question-clock');
  });
}
