import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { startEndpoint, type Endpoint } from '../../la-endpoint/endpoint.ts';
import { totpCode, totpStep } from '../../la-endpoint/core/totp.ts';
import { created } from '../../shared/sync/create.ts';
import { pullAll, pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { messages, type MessageName } from '../../shared/sync/protocol/messages.ts';
import { pokePath } from '../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import { nothingHere } from '../../shared/sync/protocol/refusal.ts';
import { toBase64 } from '../../shared/sync/protocol/bytes.ts';
import { smallCentreValues } from '../factories/small-centre.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { fromBase32 } from './harness/founded.ts';
import { enrolOver, httpSend, post, tokenOver, valueOf } from './harness/http-client.ts';
import { proofSecretOf, newDeviceKeys, signed } from './harness/device-keys.ts';
import { adminId, newDevice, passphrase, staffChange } from './harness/world.ts';
import { marked, observed, school, standingCode } from './harness/school.ts';
import { bearer } from './harness/served.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { askers, sending, type Asker } from './permissions/messages.ts';

let url: string;
let endpoint: Endpoint;
let office: HeadlessDevice;
let secret: Uint8Array;
const troubles: unknown[] = [];
const tokens = new Map<Asker, string>();

const people = [
  ['staff', 'paul', undefined],
  ['keyWorker', 'kate', undefined],
  ['attendanceOfficer', 'omar', undefined],
  ['lead', 'lena', undefined],
  ['providerTutor', 'tess', ['group-1']],
  ['laOfficer', 'lucy', undefined],
] as const;

beforeAll(async () => {
  url = await freshSchema();
  endpoint = await started();
  office = newDevice();
  const staff = people.flatMap(([role, id]) =>
    role === 'providerTutor' || role === 'laOfficer' ? [] : [staffChange(id, role)],
  );
  const first = [
    created('centre', 'centre', smallCentreValues),
    created('staff', adminId, { name: 'Ada', position: 'Head', role: 'administrator' }),
  ];
  office.write({ by: adminId, at: 1, changes: [...first, ...staff, ...school.changes] });
  const founding = { centre: 'Test', name: 'Ada', position: 'Head', upTo: 1 };
  const enrolled = await enrolOver(endpoint.address, office, adminId, { code: endpoint.code ?? '', founding });
  secret = fromBase32(enrolled.secondFactor?.secret ?? '');
  const device = valueOf(await tokenOver(endpoint.address, office));
  tokens.set('device', device.token);
  valueOf(await pushUnsent(httpSend(endpoint.address, device.token), office));
  const admin = valueOf(
    await tokenOver(endpoint.address, office, { staff: adminId, oneTimeCode: totpCode(secret, totpStep(Date.now())) }),
  );
  tokens.set('administrator', admin.token);
  for (const [role, id, groups] of people) {
    const invitation = { staff: id, name: id, role, groups: groups === undefined ? null : [...groups] };
    const { code } = valueOf(await httpSend(endpoint.address, admin.token)('inviteMember', invitation));
    await enrolOver(endpoint.address, office, id, { code });
    tokens.set(role, valueOf(await tokenOver(endpoint.address, office, { staff: id })).token);
  }
});

afterAll(() => endpoint.stop());

function started(): Promise<Endpoint> {
  const settings = { host: '127.0.0.1', port: 0, dataFolder: '', databaseUrl: url, tls: null, behindProxy: false };
  return startEndpoint({ settings, onTrouble: (error) => troubles.push(error) });
}

function as(asker: Asker) {
  return httpSend(endpoint.address, tokens.get(asker));
}

function bearerOf(asker: Asker): Record<string, string> {
  return bearer(tokens.get(asker));
}

describe('over HTTP', () => {
  it('a class’s marks go up and come back to another laptop', async () => {
    const send = as('device');
    office.write({ by: 'kate', at: 2, changes: [marked({ pupil: 1 }, { code: '/' }), observed('seen-1', 2)] });
    valueOf(await pushUnsent(send, office));
    valueOf(await pullAll(send, office));
    expect(standingCode(office, { pupil: 1 })).toBe('/');
    const reads = await ask<{ details: { pupils: string[] } }>(
      url,
      `select details from access_log where act = 'pull'`,
    );
    expect(reads[0]?.details.pupils.length).toBeGreaterThan(0);
  });

  it('a laptop that listens is told of news that another process of the endpoint took, and not what it is', async () => {
    const beside = await started();
    const headers = { [protocolHeader]: String(protocolVersion), ...bearerOf('device') };
    const line = await fetch(`${beside.address}${pokePath}`, { headers });
    const reader = line.body?.getReader();
    office.write({ by: 'kate', at: 2, changes: [marked({ pupil: 12 }, { code: '/' })] });
    valueOf(await pushUnsent(as('device'), office));
    let text = '';
    while (!text.includes('event:')) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(text.replace(/: here\n\n/g, '')).toBe('event: news\ndata:\n\n');
    await beside.stop();
    expect(
      (await fetch(`${endpoint.address}${pokePath}`, { headers: { ...headers, authorization: 'Bearer x' } })).status,
    ).toBe(401);
  });

  it('health says the database is ready, and nothing about anybody', async () => {
    const response = await fetch(`${endpoint.address}/health`);
    expect(await response.json()).toMatchObject({ ok: true, database: 'ready' });
  });
});

describe.each(sending.filter(({ answers }) => answers.nobody === 'in'))('$message', ({ message, answers }) => {
  it.each(askers)('from %s', async (asker) => {
    // A body no message takes: who may send is told "bad request", who may not learns nothing.
    const answer = await post(
      endpoint.address,
      messages[message as MessageName].path,
      { nonsense: 1 },
      bearerOf(asker),
    );
    if (answers[asker] === 'no') expect(answer).toEqual({ status: 404, text: JSON.stringify(nothingHere) });
    else expect(answer.status).toBe(answers[asker] === 'yes' ? 400 : 401);
  });
});

describe('a hostile client', () => {
  it('gets the same bytes for what is not there and what is another centre’s', async () => {
    const other = newDevice();
    other.write({
      by: 'zoe',
      at: 1,
      changes: [
        created('centre', 'centre', smallCentreValues),
        created('staff', 'zoe', { name: 'Z', position: 'Head', role: 'administrator' }),
      ],
    });
    await enrolOver(endpoint.address, other, 'zoe', {
      code: await endpoint.newCentreCode(),
      founding: { centre: 'Other', name: 'Z', position: 'Head', upTo: 1 },
    });
    const asked = (device: string) => post(endpoint.address, '/v1/revoke', { device }, bearerOf('administrator'));
    const there = await asked(other.id);
    const nowhere = await asked('device-that-never-was');
    expect(there).toEqual(nowhere);
    expect(there.status).toBe(404);
    const ended = await ask(url, 'select 1 from device where revoked_at is not null');
    expect(ended).toEqual([]);
  });

  it.each([
    ['garbage', 'not json'],
    ['a list', '[]'],
    ['a prototype', '{"__proto__":{"commits":[]}}'],
    ['no commits', '{"commits":[]}'],
    ['a number of its own', '{"commits":[{"n":-1,"parts":{"register":"AA=="},"proof":""}]}'],
  ])('sends %s and is told it could not be read', async (_what, body) => {
    const answer = await post(endpoint.address, '/v1/push', body, bearerOf('device'));
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([400, 'bad-request']);
  });

  it('sends too much and is stopped before it is read', async () => {
    const answer = await post(endpoint.address, '/v1/push', 'x'.repeat(bounds.pushBytes + 1), bearerOf('device'));
    expect(answer.status).toBe(413);
  });

  it('has no way in with an old challenge, another’s signature or a wrong passphrase', async () => {
    const send = httpSend(endpoint.address);
    const { challenge } = valueOf(await send('challenge', {}));
    const right = { device: office.id, challenge, signature: signed(office.keys, 'sign-in', office.id, challenge) };
    const forged = { ...right, signature: signed(newDeviceKeys(), 'sign-in', office.id, challenge) };
    const otherPurpose = { ...right, signature: signed(office.keys, 'enrol', office.id, challenge) };
    expect((await send('signIn', forged)).ok).toBe(false);
    expect((await send('signIn', { ...right })).ok).toBe(false);
    const again = valueOf(await send('challenge', {})).challenge;
    expect((await send('signIn', { ...otherPurpose, challenge: again })).ok).toBe(false);
    const wrong = { ...right, challenge: valueOf(await send('challenge', {})).challenge };
    const signature = signed(office.keys, 'sign-in', office.id, wrong.challenge);
    const answer = await send('signIn', {
      ...wrong,
      signature,
      person: { staff: 'kate', passphrase: `${passphrase}!` },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });

  it('cannot use an administrator’s one-time code twice', async () => {
    const code = totpCode(secret, totpStep(Date.now()) + 1);
    expect((await tokenOver(endpoint.address, office, { staff: adminId, oneTimeCode: code })).ok).toBe(true);
    expect((await tokenOver(endpoint.address, office, { staff: adminId, oneTimeCode: code })).ok).toBe(false);
  });

  it('cannot enter marks in another person’s name: the commit is kept, parked and changes nothing', async () => {
    const before = standingCode(office, { pupil: 5 });
    const number = office.write({ by: 'kate', at: 3, changes: [marked({ pupil: 5 }, { code: '/' })] });
    const own = office.commits[number - 1];
    if (own === undefined) throw new Error('No commit');
    const stolen = toBase64(proofSecretOf('omar', office.id));
    const reply = valueOf(await as('device')('push', { commits: [{ ...own, proof: stolen }] }));
    expect(reply.results[0]).toMatchObject({ whole: true, outcomes: [{ is: 'refused', code: 'bad-proof' }] });
    await office.keepResults(reply.results);
    valueOf(await pullAll(as('device'), office));
    expect(standingCode(office, { pupil: 5 })).toBe(before);
    const parked = valueOf(await as('lead')('parked', {})).parked.filter(({ n: at }) => at === number);
    expect(parked).toHaveLength(1);
  });

  it('speaks a version that is not spoken here, and is told which side to update', async () => {
    const answer = await post(endpoint.address, '/v1/challenge', {}, { 'waymark-protocol': '99' });
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([426, 'too-new']);
  });
});

it('no test above made the endpoint stumble', () => {
  expect(troubles).toEqual([]);
});
