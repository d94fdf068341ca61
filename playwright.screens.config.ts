import base from './playwright.config.ts';

/** `npm run screens`: pictures of every screen and state into docs/screens. Not a test run. */
export default {
  ...base,
  testDir: 'tests/screens',
  timeout: 240_000,
  workers: 2,
  projects: [{ name: 'screens', testDir: 'tests/screens', use: { driver: 'browser' as const } }],
};
