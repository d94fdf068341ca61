import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhereStale } from './build-parts.mjs';
import { distDir } from './paths.mjs';

await buildWhereStale(['endpoint']).catch((error) => {
  console.error(`The LA endpoint could not be built: ${error.message}`);
  process.exit(1);
});
await import(pathToFileURL(join(distDir, 'endpoint', 'endpoint.js')).href);
