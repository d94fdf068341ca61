import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format } from 'prettier';
import { buildWhereStale } from './build-parts.mjs';
import { distDir, repositoryDir } from './paths.mjs';

/** Writes docs/protocol/openapi.json from the schemas of the protocol. */
await buildWhereStale(['endpoint']);
const { stdout } = await promisify(execFile)(
  process.execPath,
  [join(distDir, 'endpoint', 'endpoint.js'), '--openapi'],
  {
    maxBuffer: 16 * 1024 * 1024,
  },
);
await writeFile(
  join(repositoryDir, 'docs', 'protocol', 'openapi.json'),
  await format(stdout, { parser: 'json', printWidth: 120 }),
);
