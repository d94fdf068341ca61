import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWhereStale } from './build-parts.mjs';
import { distDir } from './paths.mjs';

/**
 * `npm run load`: the laptops of a whole LA come back at once; `npm run load -- --grow 1000000`: what a commit costs as the log
 * grows. On an embedded PostgreSQL of its own, or in a schema of its own at TEST_DATABASE_URL; on this machine only.
 */
const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '200' },
    pupils: { type: 'string', default: '2000' },
    grow: { type: 'string' },
  },
});
const wanted = {
  devices: bounded('devices', values.devices, 500),
  pupils: bounded('pupils', values.pupils, 5000),
  grow: values.grow === undefined ? null : bounded('grow', values.grow, 1_000_000),
};

await buildWhereStale(['endpoint', 'load']);
const { runLoad } = await import(pathToFileURL(join(distDir, 'load', 'load.js')).href);
await runLoad({
  ...wanted,
  endpointFile: join(distDir, 'endpoint', 'endpoint.js'),
  databaseUrl: process.env.TEST_DATABASE_URL ?? null,
});

function bounded(name, text, most) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  console.error(`--${name} is a whole number up to ${most}.`);
  process.exit(2);
}
