import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryDir = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Where builds go. WAYMARK_DIST puts one elsewhere, so that two people can build in one checkout. */
export const distDir = join(repositoryDir, process.env.WAYMARK_DIST ?? 'dist');
