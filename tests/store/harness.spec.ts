import { expect, test } from './harness.ts';

test('what the store page offers can be called from a test', async ({ page }) => {
  expect(await page.evaluate(() => window.store.parseLocalDate('2026-02-30'))).toBeNull();
});
