import { rm } from 'node:fs/promises';
import { PRODUCT_PARTS, buildWhereStale } from '../../../build/build-parts.mjs';
import { sampleCopiesOf } from '../steps/sample-copy.ts';

/** Builds what the tests open, where it is stale, so that no test ever judges an old build. Cleans up after the run. */
export default async function buildFirst(): Promise<() => Promise<void>> {
  const projects = process.argv.filter((argument) => argument.startsWith('--project'));
  const needsOnlyStore = projects.length === 1 && projects[0] === '--project=store';
  const needsOnlySync = projects.length === 1 && projects[0] === '--project=sync';
  const parts = needsOnlyStore
    ? ['store-tests']
    : needsOnlySync
      ? ['store-tests', 'endpoint']
      : [...PRODUCT_PARTS, 'store-tests', 'endpoint'];
  await buildWhereStale(parts);
  return () => rm(sampleCopiesOf(process.pid), { recursive: true, force: true });
}
