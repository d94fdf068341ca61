import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFromBundle } from '../../../electron/assets/bundle-files.ts';

const SECRET = 'outside the folder';
const browser = { allowsRealCentre: false };
let folder = '';
let rootDir = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-bundle-'));
  rootDir = join(folder, 'renderer');
  await mkdir(join(rootDir, 'assets'), { recursive: true });
  await writeFile(
    join(rootDir, 'index.html'),
    '<meta content="__WAYMARK_STYLE_NONCE__"><meta content="__WAYMARK_REAL_CENTRE__">',
  );
  await writeFile(join(rootDir, 'assets', 'app.js'), 'export {};');
  await writeFile(join(rootDir, 'notes.txt'), 'no known kind');
  await writeFile(join(folder, 'secret.js'), SECRET);
  await mkdir(join(folder, 'renderer-old'));
  await writeFile(join(folder, 'renderer-old', 'secret.js'), SECRET);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const bodyOf = (answer: { body: Uint8Array }): string => new TextDecoder().decode(answer.body);

test('a file of the app comes with its kind and the security headers', async () => {
  const answer = await answerFromBundle(rootDir, '/assets/app.js?v=1', browser);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});

test('every load of the page has a nonce of its own, the same in its header and its text', async () => {
  const loads = await Promise.all(['/', '/registers/today'].map((path) => answerFromBundle(rootDir, path, browser)));
  const nonces = loads.map((load) => /nonce-([^']+)'/.exec(load.headers['content-security-policy'] ?? '')?.[1] ?? '');
  expect(new Set(nonces).size).toBe(2);
  loads.forEach((load, index) => {
    expect(bodyOf(load)).toContain(`content="${nonces[index] ?? 'none'}"`);
  });
});

test('the page learns whether a real centre may be kept here', async () => {
  expect(bodyOf(await answerFromBundle(rootDir, '/', { allowsRealCentre: true }))).toContain('content="yes"');
  expect(bodyOf(await answerFromBundle(rootDir, '/', browser))).toContain('content="no"');
});

test.each([
  ['/..%2fsecret.js', 403],
  ['/../secret.js', 403],
  ['/assets/%2e%2e/%2e%2e/secret.js', 403],
  ['/..%5csecret.js', 403],
  ['/%00.js', 403],
  ['secret.js', 403],
  ['/%zz', 400],
  ['/nothing-here.js', 404],
  ['/notes.txt', 404],
])('%s gets %i', async (path, status) => {
  expect((await answerFromBundle(rootDir, path, browser)).status).toBe(status);
});

test('no path whatever leads out of the folder', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    'secret.js',
    'renderer-old',
    'assets',
    '%00',
    '?',
    '#',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const answer = await answerFromBundle(rootDir, `/${pieces.join('')}`, browser);
      expect(bodyOf(answer)).not.toContain(SECRET);
    }),
  );
});
