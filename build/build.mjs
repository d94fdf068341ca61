import { PRODUCT_PARTS, buildWhereStale } from './build-parts.mjs';

// Named parts only where any are named: `node build/build.mjs bench`.
const named = process.argv.slice(2);
const built = await buildWhereStale(named.length > 0 ? named : PRODUCT_PARTS);
console.log(built.length === 0 ? 'Everything is already built.' : `Built: ${built.join(', ')}.`);
