import { rm } from 'node:fs/promises';
import { PRODUCT_PARTS, buildWhereStale } from '../../../build/build-parts.mjs';
import { sampleCopiesOf } from '../steps/sample-copy.ts';

/** Builds what the tests open, where it is stale, so that no test ever judges an old build. Cleans up after the run. */
export default async function buildFirst(): Promise<() => Promise<void>> {
  const needsOnlyStore = process.argv.includes('--project=store');
  const needsOnlySync = process.argv.includes('--project=sync');
  const parts = needsOnlyStore
    ? ['store-tests']
    : needsOnlySync
      ? ['store-tests', 'endpoint']
      : [...PRODUCT_PARTS, 'store-tests', 'endpoint'];
  await buildWhereStale(parts);
  return () => rm(sampleCopiesOf(process.pid), { recursive: true, force: true });
}
