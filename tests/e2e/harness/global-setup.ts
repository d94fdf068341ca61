import { rm } from 'node:fs/promises';
import { PRODUCT_PARTS, buildWhereStale } from '../../../build/build-parts.mjs';
import { sampleCopiesOf } from '../steps/sample-copy.ts';

/** Builds what the tests open, where it is stale, so that no test ever judges an old build. Cleans up after the run. */
export default async function buildFirst(): Promise<() => Promise<void>> {
  const needsOnlyStore = process.argv.includes('--project=store');
  await buildWhereStale(needsOnlyStore ? ['store-tests'] : [...PRODUCT_PARTS, 'store-tests']);
  return () => rm(sampleCopiesOf(process.pid), { recursive: true, force: true });
}
