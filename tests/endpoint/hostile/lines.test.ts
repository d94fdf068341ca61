import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { protocolHeader } from '../../../shared/sync/protocol/protocol-version.ts';
import { freshSchema } from '../harness/schema.ts';
import { post } from '../harness/http-client.ts';
import { bearer } from '../harness/served.ts';
import { openLine } from './lines.ts';
import { besieged, type Besieged } from './world.ts';

let at: Besieged;

beforeAll(async () => {
  at = await besieged(await freshSchema());
});
beforeEach(async () => {
  at.served.world.clock.now += 60_000;
  await at.signInAgain();
});
afterAll(() => at.served.close());

const head = (more: readonly string[] = []): string =>
  [
    'POST /v1/pull HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `${protocolHeader}: 1`,
    `Authorization: Bearer ${at.token}`,
    ...more,
  ].join('\r\n');

const whole = '{"cursor":null}';
const asLongAs = (body: string): string => `Content-Length: ${body.length}`;

describe('lines held open', () => {
  it('a head or a body that never ends is closed by the endpoint, and others are served all the while', async () => {
    const many = 60;
    const slowHeads = await Promise.all(Array.from({ length: many }, () => openLine(at.address)));
    const slowBodies = await Promise.all(Array.from({ length: many }, () => openLine(at.address)));
    const silent = await Promise.all(Array.from({ length: many }, () => openLine(at.address)));
    for (const line of slowHeads) line.say('POST /v1/pull HTTP/1.1\r\nHost: x\r\nX-A: ');
    for (const line of slowBodies) line.say(`${head([asLongAs(whole)])}\r\n\r\n{`);
    let open = slowHeads.length + slowBodies.length + silent.length;
    const allClosed = Promise.all(
      [...slowHeads, ...slowBodies, ...silent].map(({ closed }) => closed.then(() => (open -= 1))),
    );
    let served = 0;
    while (open > 0) {
      // One more drop on each line, as a slow client does to seem alive.
      for (const line of [...slowHeads, ...slowBodies]) line.say(' ');
      const answer = await fetch(`${at.address}/health`);
      expect(answer.status).toBe(200);
      served += 1;
    }
    await allClosed;
    expect(served).toBeGreaterThan(0);
    expect((await slowHeads[0]?.closed)?.startsWith('HTTP/1.1 408')).toBe(true);
    expect(at.served.troubles).toEqual([]);
  });
});

describe('heads with games in them', () => {
  it.each([
    ['two lengths', ['Content-Length: 15', 'Content-Length: 2']],
    ['a length and chunks', [asLongAs(whole), 'Transfer-Encoding: chunked']],
    ['chunks that are none', ['Transfer-Encoding: chunked, identity']],
    ['a length that is none', ['Content-Length: 0x0f']],
    ['a header that goes on on the next line', ['X-A: b', ' c', asLongAs(whole)]],
    ['a bare line feed', [`X-A: b\nX-B: c\r\n${asLongAs(whole)}`]],
    ['a head without end', [`X-A: ${'a'.repeat(20_000)}`, asLongAs(whole)]],
    ['thousands of headers', [...Array.from({ length: 3000 }, (_, index) => `X-${index}: a`), asLongAs(whole)]],
  ])('%s: refused as a whole, and the line is closed', async (_what, more) => {
    const line = await openLine(at.address);
    line.say(`${head(['Connection: close', ...more])}\r\n\r\n${whole}`);
    expect(await line.closed).toMatch(/^HTTP\/1\.1 4(00|13|31) /);
    expect(at.served.troubles).toEqual([]);
  });

  it.each(['', '0', '-1', '1.5', 'one', '1, 1', '1e0x', '99999999999999999999', 'NaN'])(
    'a version of "%s" is none that is spoken',
    async (version) => {
      const answer = await post(at.address, '/v1/pull', whole, { ...bearer(at.token), [protocolHeader]: version });
      expect([400, 426]).toContain(answer.status);
    },
  );

  it('no header makes another method, path or sender of a request', async () => {
    const games = {
      'x-http-method-override': 'GET',
      'x-original-url': '/v1/devices',
      'x-rewrite-url': '/v1/devices',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.0.0.1',
    };
    const answer = await post(at.address, '/v1/pull', whole, { ...bearer(at.token), ...games });
    expect([answer.status, answer.text.includes('"rows"')]).toEqual([200, true]);
  });

  it.each(['//v1/pull', '/v1/pull/', '/v1/../v1/pull', '/v1/%70ull', '/V1/PULL', '/v1/pull;x', '/v1/pull%00', '/.env'])(
    '%s is nowhere, or the same message as ever',
    async (path) => {
      const line = await openLine(at.address);
      line.say(`${head(['Connection: close', asLongAs(whole)]).replace('/v1/pull', path)}\r\n\r\n${whole}`);
      expect(await line.closed).toMatch(/^HTTP\/1\.1 (200|400|404) /);
    },
  );

  it('who guesses tokens under ever new addresses is one sender, unless a proxy of ours says otherwise', async () => {
    const guess = (index: number) =>
      post(at.address, '/v1/pull', whole, {
        ...bearer(String(index).padStart(43, 'A')),
        'x-forwarded-for': `10.0.${Math.floor(index / 250)}.${index % 250}`,
      });
    const answers = [];
    for (let index = 0; index < 70; index += 1) answers.push((await guess(index)).status);
    expect(answers.at(-1)).toBe(429);
    at.served.world.clock.now += 60_000;
    expect((await post(at.address, '/v1/pull', whole, bearer(at.token))).status).toBe(200);
  });
});
