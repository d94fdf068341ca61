import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { REAL_CENTRE_PLACEHOLDER, STYLE_NONCE_PLACEHOLDER, securityHeaders } from '../../shared/ipc/csp.ts';

/** One answer of the shell to a request of the page, whoever carries it (app:// or HTTP). */
export interface BundleAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** What the shell tells the page about itself when it loads. */
export interface PageFacts {
  allowsRealCentre: boolean;
}

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Answers a request for a file of the built renderer. Paths without an extension are screens and get index.html.
 * @param rootDir folder of the built renderer.
 * @param rawPath path as it stood in the request, still percent-encoded, query allowed.
 * @returns 200 with the file; 400 for a path that cannot be decoded; 403 for one that leaves the folder; 404 otherwise.
 */
export async function answerFromBundle(rootDir: string, rawPath: string, facts: PageFacts): Promise<BundleAnswer> {
  const path = decodedPath(rawPath);
  if (path === null) return plainAnswer(400, 'This address cannot be read.');
  if (leavesFolder(path)) return plainAnswer(403, 'This address is not part of Waymark.');
  const isScreen = extname(path) === '';
  const file = join(rootDir, normalize(isScreen ? '/index.html' : path));
  if (!file.startsWith(rootDir + sep)) return plainAnswer(403, 'This address is not part of Waymark.');
  const contentType = CONTENT_TYPES[extname(file)];
  const bytes = contentType === undefined ? null : await readFile(file).catch(() => null);
  if (contentType === undefined || bytes === null) return plainAnswer(404, 'There is nothing at this address.');
  return file === join(rootDir, 'index.html')
    ? pageAnswer(bytes.toString('utf8'), facts)
    : fileAnswer(new Uint8Array(bytes), contentType);
}

/** A short answer in words, with the same headers as every other. */
export function plainAnswer(status: number, words: string): BundleAnswer {
  return answer(status, 'text/plain; charset=utf-8', new TextEncoder().encode(`${words}\n`), freshNonce());
}

/** An answer to the page's own request for data. */
export function jsonAnswer(value: unknown): BundleAnswer {
  return answer(200, 'application/json', new TextEncoder().encode(JSON.stringify(value)), freshNonce());
}

function pageAnswer(html: string, facts: PageFacts): BundleAnswer {
  const nonce = freshNonce();
  const page = html
    .replaceAll(STYLE_NONCE_PLACEHOLDER, nonce)
    .replaceAll(REAL_CENTRE_PLACEHOLDER, facts.allowsRealCentre ? 'yes' : 'no');
  return answer(200, 'text/html; charset=utf-8', new TextEncoder().encode(page), nonce);
}

function fileAnswer(body: Uint8Array<ArrayBuffer>, contentType: string): BundleAnswer {
  return answer(200, contentType, body, freshNonce());
}

function answer(status: number, contentType: string, body: Uint8Array<ArrayBuffer>, nonce: string): BundleAnswer {
  const headers = { ...securityHeaders(nonce), 'cache-control': 'no-cache', 'content-type': contentType };
  return { status, headers, body };
}

function freshNonce(): string {
  return randomBytes(18).toString('base64');
}

function decodedPath(rawPath: string): string | null {
  try {
    return decodeURIComponent(rawPath.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
}

function leavesFolder(path: string): boolean {
  return !path.startsWith('/') || /\\|\0/.test(path) || path.split('/').includes('..');
}
