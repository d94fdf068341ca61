import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    env: { TZ: 'Europe/London' },
    restoreMocks: true,
    // Long enough for a slow, busy machine: a limit here only ends what hangs, it judges no speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
