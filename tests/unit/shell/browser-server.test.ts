import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowserServer } from '../../../electron/browser-server/server.ts';
import type { BrowserServer } from '../../../electron/browser-server/server.ts';

let rootDir = '';
let server: BrowserServer;

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waymark-server-'));
  await writeFile(join(rootDir, 'index.html'), '<!doctype html><title>Waymark</title>');
  server = await startBrowserServer({ rootDir, port: 0, allowsRealCentre: false });
});

afterAll(async () => {
  await server.close();
  await rm(rootDir, { recursive: true, force: true });
});

/** Asks with a raw path and Host, as a browser on another site, or a hostile program, would. */
function statusFor(path: string, options: { host?: string; method?: string } = {}): Promise<number> {
  return new Promise((answered, failed) => {
    const { host = `127.0.0.1:${server.port}`, method = 'GET' } = options;
    request({ host: '127.0.0.1', port: server.port, path, method, headers: { host } }, (response) => {
      response.resume();
      answered(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
}

test('the page is served at the address it names', async () => {
  expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
  expect(await statusFor('/')).toBe(200);
});

test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
  'a request for the host %s is turned away',
  async (host) => {
    expect(await statusFor('/', { host })).toBe(421);
  },
);

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not taken in', async (method) => {
  expect(await statusFor('/', { method })).toBe(405);
});

test.each(['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2fpackage.json'])(
  '%s is refused',
  async (path) => {
    expect(await statusFor(path)).toBe(403);
  },
);

test('a taken port is an error, never another port', async () => {
  const second = startBrowserServer({ rootDir, port: server.port, allowsRealCentre: false });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
