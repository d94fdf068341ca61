import { PRODUCT_PARTS, buildWhereStale } from './build-parts.mjs';

const built = await buildWhereStale(PRODUCT_PARTS);
console.log(built.length === 0 ? 'Everything is already built.' : `Built: ${built.join(', ')}.`);
