import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint, type Endpoint } from '../../la-endpoint/endpoint.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import { pullAll, pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { messages } from '../../shared/sync/protocol/messages.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { foundOver, type FoundedOver } from './harness/founded.ts';
import { valueOf } from './harness/http-client.ts';
import { freshSchema } from './harness/schema.ts';
import { marked, standingCode } from './harness/school.ts';
import { adminId } from './harness/world.ts';

let endpoint: Endpoint;
let founded: FoundedOver;
const troubles: unknown[] = [];

beforeAll(async () => {
  const databaseUrl = await freshSchema();
  const settings = { host: '127.0.0.1', port: 0, dataFolder: '', databaseUrl, tls: null, behindProxy: false };
  endpoint = await startEndpoint({ settings, onTrouble: (error) => troubles.push(error) });
  founded = await foundOver(endpoint);
  valueOf(await pushUnsent(founded.send, founded.device));
});
afterAll(() => endpoint.stop());

function send(path: string, body: Uint8Array, coding: string, token = founded.token): Promise<Response> {
  return fetch(`${endpoint.address}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': coding,
      [protocolHeader]: String(protocolVersion),
      authorization: `Bearer ${token}`,
    },
    body: new Uint8Array(body),
  });
}

async function codeOf(response: Response): Promise<unknown> {
  return [response.status, ((await response.json()) as { code?: string }).code];
}

describe('a request’s body may be compressed', () => {
  it.each([
    ['gzip', gzipSync, 1],
    ['deflate', deflateSync, 2],
  ] as const)('with %s: it is taken as if it were not', async (coding, compress, pupil) => {
    const { device } = founded;
    const n = device.write({ by: adminId, at: 2, changes: [marked({ pupil }, { code: '/' })] });
    const commits = await device.unsent(n - 1, 1);
    const response = await send(messages.push.path, compress(Buffer.from(JSON.stringify({ commits }))), coding);
    expect(response.status).toBe(200);
    await device.keepResults(messages.push.reply.parse(await response.json()).results);
    valueOf(await pullAll(founded.send, device));
    expect(standingCode(device, { pupil })).toBe('/');
  });

  it('a small body that would unfold into a large one is stopped at the message’s bound', async () => {
    const mebibyte = 1024 * 1024;
    const bomb = gzipSync(Buffer.alloc(100 * mebibyte, ' '));
    expect(bomb.length).toBeLessThan(mebibyte / 4);
    expect(await codeOf(await send(messages.push.path, bomb, 'gzip'))).toEqual([413, 'too-large']);
    const smaller = gzipSync(Buffer.alloc(bounds.requestBytes + 1, ' '));
    expect(await codeOf(await send(messages.pull.path, smaller, 'gzip'))).toEqual([413, 'too-large']);
    expect((await send(messages.pull.path, gzipSync(Buffer.from('{"cursor":null}')), 'gzip')).status).toBe(200);
  });

  it.each([
    ['rubbish said to be gzip', 'gzip', Buffer.from('{"cursor":null}')],
    ['gzip cut off', 'gzip', gzipSync(Buffer.from('{"cursor":null}')).subarray(0, 12)],
    ['a coding that is not spoken here', 'br', Buffer.from('{}')],
  ])('%s cannot be read', async (_what, coding, body) => {
    expect(await codeOf(await send(messages.pull.path, body, coding))).toEqual([400, 'bad-request']);
  });

  it('who may not send it is told so before the body is unpacked', async () => {
    const stranger = 'x'.repeat(43);
    expect(await codeOf(await send(messages.push.path, Buffer.from('no gzip'), 'gzip', stranger))).toEqual([
      401,
      'not-signed-in',
    ]);
  });
});

it('a reply of some size is compressed, and may be stored by nobody on the way', async () => {
  const response = await send(messages.pull.path, Buffer.from('{"cursor":null}'), 'identity');
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(messages.pull.reply.parse(await response.json()).rows.length).toBeGreaterThan(10);
});

it('no test above made the endpoint stumble', () => {
  expect(troubles).toEqual([]);
});
