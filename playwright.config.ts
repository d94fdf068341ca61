import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import type { HarnessOptions } from './tests/e2e/harness/options.ts';

// Times in specs are London's, whatever the machine's zone is.
process.env.TZ = 'Europe/London';

export default defineConfig<HarnessOptions>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/playwright',
  globalSetup: './tests/e2e/harness/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Each worker drives a browser of several processes; one core is left for the app itself.
  workers: Math.max(2, availableParallelism() - 1),
  // Long enough for a slow, busy machine: limits here only end what hangs, they judge no speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', use: { driver: 'browser' } },
    { name: 'shell', testDir: 'tests/e2e', grep: /@shell/, use: { driver: 'desktop' } },
    { name: 'store', testDir: 'tests/store' },
    { name: 'sync', testDir: 'tests/sync' },
    { name: 'kills', testDir: 'tests/kills', use: { driver: 'browser' } },
    { name: 'security', testDir: 'tests/security', use: { driver: 'browser' } },
  ],
});
