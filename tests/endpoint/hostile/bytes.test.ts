import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../../shared/sync/protocol/bounds.ts';
import { schemaVersion } from '../../../shared/model/registry.ts';
import { packJson } from '../../../shared/sync/codec.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { digestOf, proofOver } from '../../../shared/sync/protocol/proof.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { pullAll, pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import { writeCursor } from '../../../la-endpoint/core/cursor.ts';
import { deflateRawSync } from 'node:zlib';
import { proofSecretOf } from '../harness/device-keys.ts';
import { ask, freshSchema } from '../harness/schema.ts';
import { held, marked, standingCode } from '../harness/school.ts';
import { bearer, sendThrough, tokenFor } from '../harness/served.ts';
import { admit, newDevice, pull } from '../harness/world.ts';
import { besieged, type Besieged } from './world.ts';

let at: Besieged;

beforeAll(async () => {
  at = await besieged(await freshSchema());
});
beforeEach(() => {
  at.served.world.clock.now += 1000;
  at.served.troubles.length = 0;
});
afterAll(() => at.served.close());

const codeOf = (text: string): unknown => (JSON.parse(text) as { code: unknown }).code;

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('bodies that are no message', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['garbage', '\u0001\u0002not json'],
    ['half a message', '{"commits":[{"n":1'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list of lists of lists', nested(100_000)],
    ['an object in an object in an object', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a prototype', '{"__proto__":{"cursor":null}}'],
    ['a constructor', '{"constructor":{"prototype":{"cursor":null}}}'],
    ['more than was asked for', '{"cursor":null,"device":"device-0001"}'],
    ['a NUL', '{"cursor":"\\u0000"}'],
    ['half a pair', '{"cursor":"\\ud800"}'],
  ];
  const everyMessage = Object.keys(messages) as MessageName[];

  it.each(bodies)('%s: no message is read from it, and nothing breaks', async (_what, body) => {
    for (const name of everyMessage) {
      at.served.world.clock.now += 1000;
      const { status } = await at.served.post(messages[name].path, body, bearer(at.token));
      expect([name, [200, 400, 404, 413].includes(status)]).toEqual([name, true]);
    }
    expect(at.served.troubles).toEqual([]);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-7', ''])(
    'as "%s": refused or read as JSON, never anything else',
    async (type) => {
      const { status } = await at.served.post('/v1/pull', '<a/>', { ...bearer(at.token), 'content-type': type });
      expect(status).toBe(400);
    },
  );

  it.each(everyMessage)('%s: a body over its bound is stopped before it is read', async (name) => {
    const { path, mostBytes, sender } = messages[name];
    const answer = await at.served.post(path, 'x'.repeat(mostBytes + 1), bearer(at.token));
    // Who may not send it at all is told nothing, however much it was.
    const wanted = sender === 'person' ? [404, 'nothing-here'] : [413, 'too-large'];
    expect([answer.status, codeOf(answer.text)]).toEqual(wanted);
  });
});

describe('cursors of one’s own making', () => {
  const epoch = 'x';
  it.each([
    ['an epoch with a NUL', { epoch: 'a\u0000b', number: 0, scope: 0, filling: null }],
    ['a scope beyond any number', { epoch, number: 0, scope: 2 ** 40, filling: null }],
    ['a place with a NUL', { epoch, number: 0, scope: 0, filling: { scope: 1, after: ['\u0000', 'a', 'b', 'c'] } }],
    ['a filling beyond any number', { epoch, number: 0, scope: 0, filling: { scope: 2 ** 31, after: null } }],
    ['a number beyond the log', { epoch, number: 2 ** 50, scope: 0, filling: null }],
  ])('%s: the laptop starts again, with its own scope and nothing else', async (_what, cursor) => {
    const [la] = await ask<{ epoch: string }>(at.served.world.url, 'select epoch from la');
    for (const life of [cursor.epoch, la?.epoch ?? '']) {
      const text = writeCursor({ ...cursor, epoch: life });
      const answer = await at.served.post('/v1/pull', { cursor: text }, bearer(at.token));
      expect(answer.status).toBe(200);
    }
    expect(at.served.troubles).toEqual([]);
  });

  it.each(['', 'x', '{}', 'bnVsbA', '0'.repeat(2000)])('"%s" is no cursor: the laptop starts again', async (cursor) => {
    const answer = await at.served.post('/v1/pull', { cursor }, bearer(at.token));
    expect([answer.status, answer.text.includes('"startAgain"')]).toEqual([200, true]);
  });

  it('an index beyond any number, in settling what is parked', async () => {
    const token = await tokenFor(at.served, at.room, 'ruth');
    const body = { device: at.room.id, n: 1, index: 2 ** 40, how: { is: 'withdrawn' } };
    expect((await at.served.post('/v1/parked/settle', body, bearer(token))).status).toBe(400);
    expect(at.served.troubles).toEqual([]);
  });
});

/** Sends a base part as it stands, with the proof of the laptop's own person. */
async function sendPart(part: Uint8Array): Promise<unknown> {
  const { room } = at;
  const n = room.commits.length + 1;
  const proof = proofOver(proofSecretOf('ruth', room.id), digestOf(room.id, n, { register: part }));
  room.commits.push({ n, parts: { register: toBase64(part) }, proof: toBase64(proof) });
  room.acts.push({ by: 'ruth', at: 1, changes: [] });
  const pushed = await pushUnsent(sendThrough(at.served, at.token), room);
  if (!pushed.ok) throw new Error(pushed.error.message);
  return room.results.get(n)?.outcomes[0];
}

const header = (over: Record<number, unknown> = {}): unknown[] =>
  Object.assign(['ruth', 'Tutor', 1, '', 0, 1, null], over);
const phone = (name: string, value: unknown, from: unknown = 0): unknown => [
  ...['pupil', 'set', [name], ['pupil-1'], ['']],
  ...[[from === 0 ? 0 : [from]], [[value]]],
];

describe('commits as a hostile laptop may make them', () => {
  const deep = (depth: number): Uint8Array => {
    const text = JSON.stringify({ h: header(), g: [phone('alerts', 'x', 'deep')] }).replace('"deep"', nested(depth));
    return Uint8Array.from([0, ...Buffer.from(text)]);
  };
  const parts: readonly (readonly [string, Uint8Array])[] = [
    ['that are empty', new Uint8Array()],
    ['that are a zip of nothing', new Uint8Array([1])],
    ['that unfold without end', Uint8Array.from([1, ...deflateRawSync(Buffer.alloc(bounds.partBytesUnpacked + 1))])],
    ['of no group', packJson({ h: header(), g: [] })],
    ['of groups that are none', packJson({ h: header(), g: 7 })],
    [
      'whose columns differ in length',
      packJson({ h: header(), g: [['pupil', 'set', ['a', 'b'], ['k'], [], [0], []]] }),
    ],
    ['of a time before time', packJson({ h: header({ 2: -1 }), g: [phone('alerts', 'x')] })],
    ['of a time after time', packJson({ h: header({ 2: 2 ** 60 }), g: [phone('alerts', 'x')] })],
    ['of a version beyond any number', packJson({ h: header({ 5: 2 ** 40 }), g: [phone('alerts', 'x')] })],
    ['with a value as deep as a well', deep(400)],
    ['with a value as deep as the sea', deep(20_000)],
    ['of a field called __proto__', packJson({ h: header(), g: [phone('__proto__', 'x')] })],
    ['of a field called constructor', packJson({ h: header(), g: [phone('constructor', 'x')] })],
    [
      'of a field called toString, from a newer app',
      packJson({ h: header({ 5: schemaVersion + 1 }), g: [phone('toString', 'x')] }),
    ],
    [
      'of a type called __proto__',
      packJson({ h: header(), g: [['__proto__', 'set', ['a'], ['k'], [null], [0], [['x']]]] }),
    ],
    [
      'about a pupil called __proto__',
      packJson({ h: header(), g: [['pupil', 'set', ['alerts'], ['__proto__'], [''], [0], [['x']]]] }),
    ],
    [
      'with a NUL in a key',
      packJson({ h: header(), g: [['contact', 'create', ['pupil'], ['a\u0000'], ['pupil-1'], [0], [['pupil-1']]]] }),
    ],
    ['with half a pair in a value', packJson({ h: header(), g: [phone('alerts', '\ud800')] })],
    ['with a NUL in a value', packJson({ h: header(), g: [phone('alerts', 'a\u0000b')] })],
  ];

  it.each(parts)('%s: kept as they came, applied to nothing, and the next commit goes through', async (what, part) => {
    const outcome = await sendPart(part);
    // A newer app's field is kept for later; everything else is refused.
    expect(outcome).toMatchObject({ is: what.includes('newer app') ? 'deferred' : 'refused' });
    expect(JSON.stringify(outcome)).not.toMatch(/undefined|null|native code/);
    const next = at.room.write({ by: 'ruth', at: 1, changes: [marked({ pupil: 2 }, { code: '/' }, {}, 'set')] });
    const pushed = await pushUnsent(sendThrough(at.served, at.token), at.room);
    expect(pushed).toMatchObject({ ok: true, value: { is: 'sent' } });
    expect(at.room.results.get(next)?.outcomes).toMatchObject([{ is: 'applied' }]);
    expect(at.served.troubles).toEqual([]);
  });

  it('none of them stays in another laptop’s way: it pulls and reads on', async () => {
    const pulled = await pullAll(sendThrough(at.served, at.token), at.room);
    expect(pulled.ok).toBe(true);
    expect(standingCode(at.room, { pupil: 2 })).toBe('/');
    expect(held(at.room, 'pupil', 'pupil-1')?.register?.slice.values['alerts']).not.toBe('x');
    const fresh = newDevice();
    await admit(at.served.world, at.office, fresh, { staff: 'ruth', role: 'keyWorker' });
    await pull(at.served.world, fresh);
    expect(standingCode(fresh, { pupil: 2 })).toBe('/');
  });
});
