import { expect, test } from './harness/fixtures.ts';
import { enterSample } from './steps/enter.ts';

test('a person opens the sample centre, signs in, and stands in the frame @shell', async ({ app, page }) => {
  await enterSample(page, 'sample-tutor');
  await expect(page.getByRole('banner')).toContainText('Sample data');
  await expect(page.getByRole('banner')).toContainText('Jo Lanternwick');
  await expect(page).toHaveTitle('Waymark');
  expect(app.foreignRequests).toEqual([]);
  expect(app.consoleProblems).toEqual([]);
});
