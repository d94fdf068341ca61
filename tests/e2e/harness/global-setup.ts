import { PRODUCT_PARTS, buildWhereStale } from '../../../build/build-parts.mjs';

/** Builds what the tests open, where it is stale, so that no test ever judges an old build. */
export default async function buildFirst(): Promise<void> {
  const needsOnlyStore = process.argv.includes('--project=store');
  await buildWhereStale(needsOnlyStore ? ['store-tests'] : [...PRODUCT_PARTS, 'store-tests']);
}
