import { test as appTest } from '../e2e/harness/fixtures.ts';

export { expect } from '@playwright/test';

/**
 * For tests of renderer/data in a real Chromium: `page` is a page with `window.store` (tests/store/page), in a fresh profile.
 * `launch({ profileDir })` opens it again on a profile that outlives it, and `kill()` there is a power cut.
 */
export const test = appTest.extend({
  launch: async ({ launch }, use) => {
    await use((options = {}) => launch({ ...options, driver: 'browser', bundle: 'store-tests' }));
  },
});
