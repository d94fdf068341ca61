import { expect, test } from './harness.ts';

test('what the store page offers can be called from a test', async ({ page }) => {
  expect(await page.evaluate(() => window.store.parseLocalDate('2026-02-30'))).toBeNull();
});

test('what was stored is there after the browser was killed', async ({ launch, profileDir }) => {
  const first = await launch({ profileDir });
  await first.page.evaluate(async () => {
    await (await caches.open('harness')).put('/kept', new Response('kept'));
  });
  await first.kill();
  const second = await launch({ profileDir });
  expect(await second.page.evaluate(async () => (await caches.match('/kept'))?.text())).toBe('kept');
});
