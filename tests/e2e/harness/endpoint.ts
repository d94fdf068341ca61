import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnEndpoint, type EndpointProcess } from '../../endpoint/harness/process.ts';
import { test as appTest } from './fixtures.ts';

export { expect } from './fixtures.ts';

/** The built endpoint on a PostgreSQL of its own, at the time at which the test takes place. */
export interface TestEndpoint {
  readonly address: string;
  readonly code: string;
  /** Its clock, which runs on with the machine's. Milliseconds since 1970. */
  now(): number;
  /** Ends it, as when the line is cut: no laptop can reach it. */
  stop(): Promise<void>;
  /** Starts it again at the same address with all it had. */
  startAgain(): Promise<void>;
}

/** For stories of several laptops: `launch` opens further ones, each with a fresh profile. */
export const test = appTest.extend<{ endpoint: TestEndpoint }>({
  allowsRealCentre: true,
  endpoint: async ({ now }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-e2e-endpoint-'));
    // PostgreSQL runs as a user of its own where the tests run as root.
    await chmod(folder, 0o755);
    const startedAt = Date.now();
    const begin = now === null ? startedAt : Date.parse(`${now}Z`);
    const clock = (): number => begin + Date.now() - startedAt;
    const start = (port: string): Promise<EndpointProcess> =>
      spawnEndpoint({
        WAYMARK_ENDPOINT_DATA: folder,
        WAYMARK_TEST_NOW: String(clock()),
        NODE_OPTIONS: `--import ${new URL('shifted-clock.mjs', import.meta.url).href}`,
        PORT: port,
      });
    let running = await start('0');
    const { address, code } = running;
    if (code === null) throw new Error('The endpoint gave no code');
    await use({
      ...{ address, code, now: clock },
      stop: async () => {
        await running.end('SIGTERM');
      },
      startAgain: async () => {
        running = await start(new URL(address).port);
      },
    });
    await running.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  },
});
