import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../../la-endpoint/store/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One PostgreSQL for the whole run. Without one nothing here proves anything, so the run fails and says so. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    project.provide('databaseUrl', given);
    return () => Promise.resolve();
  }
  const folder = await mkdtemp(join(tmpdir(), 'waymark-endpoint-tests-'));
  // PostgreSQL runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  const embedded = await startEmbedded(folder).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : 'unknown fault';
    throw new Error(`PostgreSQL could not be started, so the endpoint cannot be tested: ${words}`);
  });
  project.provide('databaseUrl', embedded.databaseUrl);
  return async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
