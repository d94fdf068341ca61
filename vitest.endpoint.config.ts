import { defineConfig } from 'vitest/config';

/** The endpoint's own tests: on a real PostgreSQL, the embedded one or that of TEST_DATABASE_URL. They fail where there is none. */
export default defineConfig({
  test: {
    include: ['tests/endpoint/**/*.test.ts'],
    globalSetup: ['tests/endpoint/harness/cluster.ts'],
    environment: 'node',
    env: { TZ: 'Europe/London' },
    restoreMocks: true,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
