import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startBrowserServer, type BrowserServer } from '../../../electron/browser-server/server.ts';
import { endpointRequest } from '../../../shared/ipc/endpoint-line.ts';
import { readEndpointAddress } from '../../../shared/sync/endpoint-address.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function endpoint(): Promise<{ address: string; server: Server; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? 'nobody'}`);
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"code":"not-signed-in","message":"Sign in."}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(() => new Promise((closed) => server.close(() => closed())));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, heard };
}

async function ownServer(): Promise<BrowserServer> {
  const server = await startBrowserServer({ rootDir: '.', port: 0, allowsRealCentre: true });
  closers.push(() => server.close());
  return server;
}

function ask(server: BrowserServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return askAt('endpoint-line', server, body, headers);
}

function askAt(
  path: string,
  server: BrowserServer,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      origin: server.url.slice(0, -1),
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

test.each([
  ['https://waymark.example.gov.uk', 'https://waymark.example.gov.uk'],
  [' waymark.example.gov.uk:8443 ', 'https://waymark.example.gov.uk:8443'],
  ['http://127.0.0.1:4188/', 'http://127.0.0.1:4188'],
])('%j is an address of an endpoint', (typed, address) => {
  expect(readEndpointAddress(typed)).toEqual({ ok: true, value: address });
});

test.each([
  'http://waymark.example.gov.uk',
  'https://a.example/page',
  'https://me:secret@a.example',
  'ftp://a.example',
  '',
])('%j is refused as an address', (typed) => {
  expect(readEndpointAddress(typed).ok).toBe(false);
});

test.each(['/v1/../health', '/health', '/v1/', '/v1/push?x=1', '//evil.example/v1/push'])(
  'nothing is carried to %j',
  (path) => {
    expect(endpointRequest.safeParse({ address: 'https://a.example', path, body: '' }).success).toBe(false);
  },
);

test('a message goes to the endpoint and its answer comes back, a refusal too', async () => {
  const there = await endpoint();
  const server = await ownServer();
  const token = 'a'.repeat(43);
  const answer = await ask(server, { address: there.address, path: '/v1/push', token, body: '{}' });
  expect(await answer.json()).toEqual({
    ok: true,
    value: { status: 401, text: '{"code":"not-signed-in","message":"Sign in."}' },
  });
  expect(there.heard).toEqual([`POST /v1/push Bearer ${token}`]);
});

test('where nothing answers, it says that there is no line', async () => {
  const there = await endpoint();
  there.server.closeAllConnections();
  for (const close of closers.splice(0)) await close();
  const server = await ownServer();
  const answer = (await (await ask(server, { address: there.address, path: '/v1/pull', body: '{}' })).json()) as {
    error?: { code: string };
  };
  expect(answer.error?.code).toBe('no-line');
});

test('a page of another site, another kind of text and an address of another machine get nothing through', async () => {
  const there = await endpoint();
  const server = await ownServer();
  const message = { address: there.address, path: '/v1/push', body: '{}' };
  expect((await ask(server, message, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask(server, message, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask(server, message, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await ask(server, { ...message, address: 'http://192.0.2.1' })).status).toBe(400);
  expect(there.heard).toEqual([]);
});

/** An endpoint whose poke says these pieces of text, one after the other, and then ends. */
async function poking(...pieces: readonly string[]): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(piece);
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(() => new Promise((closed) => server.close(() => closed())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ['news', [': here\n\n', 'event: ne', 'ws\ndata:\n\n'], true],
  ['the end of the line', [': here\n\n', ': here\n\n'], false],
] as const)('who waits is told of %s', async (_what, pieces, news) => {
  const address = await poking(...pieces);
  const answer = await askAt('endpoint-news', await ownServer(), { address, token: 'a'.repeat(43) });
  expect(await answer.json()).toEqual({ ok: true, value: { news } });
});

test('who may not wait is told that there is no line, and nobody waits for another site', async () => {
  const there = await endpoint();
  const server = await ownServer();
  const wish = { address: there.address, token: 'a'.repeat(43) };
  expect(await (await askAt('endpoint-news', server, wish)).json()).toMatchObject({ error: { code: 'no-line' } });
  expect((await askAt('endpoint-news', server, wish, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await askAt('endpoint-news', server, { ...wish, token: 'short' })).status).toBe(400);
  expect(there.heard).toEqual([`GET /v1/poke Bearer ${wish.token}`]);
});
