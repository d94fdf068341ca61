import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { receiveParts } from '../../../shared/sync/protocol/commit-parts.ts';
import { pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import { digestOf, proofOver } from '../../../shared/sync/protocol/proof.ts';
import type { SentCommit } from '../../../shared/sync/protocol/push.ts';
import { messages } from '../../../shared/sync/protocol/messages.ts';
import { revokeAccess } from '../../../la-endpoint/core/administer.ts';
import { newDeviceKeys, proofSecretOf, signed } from '../harness/device-keys.ts';
import { ask, freshSchema } from '../harness/schema.ts';
import { marked, standingCode } from '../harness/school.ts';
import { bearer, sendThrough, tokenFor } from '../harness/served.ts';
import { administrator, admit, newDevice, passphrase, pull, sync } from '../harness/world.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
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

async function freshChallenge(): Promise<string> {
  const reply = await sendThrough(at.served)('challenge', {});
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.challenge;
}

const signIn = (request: object) => at.served.post(messages.signIn.path, request);
const codeOf = ({ text }: { text: string }): unknown => (JSON.parse(text) as { code?: unknown }).code;
const minute = 60_000;

describe('signing in', () => {
  it('a challenge serves once, and not at all when it is old', async () => {
    const challenge = await freshChallenge();
    const right = { device: at.room.id, challenge, signature: signed(at.room.keys, 'sign-in', at.room.id, challenge) };
    expect((await signIn(right)).status).toBe(200);
    expect(codeOf(await signIn(right))).toBe('not-signed-in');
    const old = await freshChallenge();
    at.served.world.clock.now += 3 * minute;
    const late = { ...right, challenge: old, signature: signed(at.room.keys, 'sign-in', at.room.id, old) };
    expect(codeOf(await signIn(late))).toBe('not-signed-in');
  });

  it('a signature of another laptop, for another laptop, of another purpose or of nothing is not accepted', async () => {
    const { room, office } = at;
    const forged = [
      (fresh: string) => signed(office.keys, 'sign-in', room.id, fresh),
      (fresh: string) => signed(room.keys, 'sign-in', office.id, fresh),
      (fresh: string) => signed(room.keys, 'enrol', room.id, fresh),
      (fresh: string) => signed(newDeviceKeys(), 'sign-in', room.id, fresh),
      () => toBase64(new Uint8Array(64)),
    ];
    const answers = new Set<string>();
    for (const sign of forged) {
      const challenge = await freshChallenge();
      answers.add((await signIn({ device: room.id, challenge, signature: sign(challenge) })).text);
    }
    const challenge = await freshChallenge();
    const unknown = { device: 'device-that-never-was', challenge };
    const signature = signed(room.keys, 'sign-in', unknown.device, challenge);
    answers.add((await signIn({ ...unknown, signature })).text);
    // One answer for all, the laptop that never was among them.
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('not-signed-in');
  });

  it('a hundred laptops behind one address sign in at one moment; guesses from there are held up, and nobody for long', async () => {
    const { room, office, served } = at;
    const tryWith = async (keys: typeof room.keys): Promise<number> => {
      const { text } = await served.post(messages.challenge.path, {});
      const { challenge } = JSON.parse(text) as { challenge?: string };
      if (challenge === undefined) return 429;
      return (await signIn({ device: room.id, challenge, signature: signed(keys, 'sign-in', room.id, challenge) }))
        .status;
    };
    for (let laptop = 0; laptop < 100; laptop += 1) expect(await tryWith(room.keys)).toBe(200);
    const guesses = [];
    for (let guess = 0; guess < 70; guess += 1) guesses.push(await tryWith(office.keys));
    expect([guesses[0], guesses.at(-1)]).toEqual([401, 429]);
    expect(guesses.filter((status) => status === 401).length).toBeLessThanOrEqual(60);
    expect(await tryWith(room.keys)).toBe(429);
    served.world.clock.now += minute;
    expect(await tryWith(room.keys)).toBe(200);
  });

  it('a person who is on another laptop is not accepted on this one, with the right passphrase', async () => {
    const challenge = await freshChallenge();
    const signature = signed(at.room.keys, 'sign-in', at.room.id, challenge);
    const person = { staff: 'omar', passphrase };
    expect(codeOf(await signIn({ device: at.room.id, challenge, signature, person }))).toBe('not-signed-in');
  });

  it('ten wrong passphrases, and even the right one has to wait a quarter of an hour', async () => {
    const tryWith = async (words: string) => {
      at.served.world.clock.now += 2000;
      const challenge = await freshChallenge();
      const signature = signed(at.room.keys, 'sign-in', at.room.id, challenge);
      return (await signIn({ device: at.room.id, challenge, signature, person: { staff: 'ruth', passphrase: words } }))
        .status;
    };
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await tryWith('not the passphrase')).toBe(401);
    expect(await tryWith(passphrase)).toBe(401);
    at.served.world.clock.now += 16 * minute;
    expect(await tryWith(passphrase)).toBe(200);
  });
});

describe('tokens', () => {
  it('a token serves its quarter of an hour and not a second longer', async () => {
    const { token } = at;
    const pullWith = () => at.served.post('/v1/pull', { cursor: null }, bearer(token));
    at.served.world.clock.now += 14 * minute;
    expect((await pullWith()).status).toBe(200);
    at.served.world.clock.now += minute;
    expect((await pullWith()).status).toBe(401);
  });

  it('a token of a laptop that was revoked hands in what is unsent and reads nothing; a person’s token ends at once', async () => {
    const lost = newDevice();
    const { world } = at.served;
    await admit(world, at.office, lost, { staff: 'ruth', role: 'keyWorker' });
    await sync(world, lost);
    const [device, person] = [await tokenFor(at.served, lost), await tokenFor(at.served, lost, 'ruth')];
    const n = lost.write({ by: 'ruth', at: 1, changes: [marked({ pupil: 7 }, { code: '/' })] });
    const sender = await administrator(world, at.office);
    await world.store.write((tx) => revokeAccess(tx, world.ports, sender, { device: lost.id }));
    expect((await at.served.post('/v1/parked', {}, bearer(person))).status).toBe(401);
    expect((await at.served.post('/v1/pull', { cursor: null }, bearer(device))).status).toBe(401);
    const again = await tokenFor(at.served, lost);
    const send = sendThrough(at.served, again);
    expect((await pushUnsent(send, lost)).ok).toBe(true);
    expect(lost.results.get(n)?.outcomes).toEqual([{ is: 'waits', on: 'lead' }]);
    expect(await send('pull', { cursor: null })).toMatchObject({ ok: true, value: { rows: [], log: [] } });
    expect(await tokenFor(at.served, lost, 'ruth')).toBeUndefined();
  });

  it.each([
    ['of the right length and unknown', `Bearer ${'A'.repeat(43)}`],
    ['in lower case', (token: string) => `bearer ${token}`],
    ['twice', (token: string) => `Bearer ${token}, Bearer ${token}`],
    ['with a tail', (token: string) => `Bearer ${token} x`],
    ['of another kind', (token: string) => `Basic ${token}`],
    ['without end', `Bearer ${'A'.repeat(8000)}`],
    ['with an apostrophe', `Bearer ' or 1=1 --${'A'.repeat(30)}`],
  ])('%s: sign in first', async (_what, authorization) => {
    const said = typeof authorization === 'string' ? authorization : authorization(at.token);
    expect((await at.served.post('/v1/pull', { cursor: null }, { authorization: said })).status).toBe(401);
  });
});

/** What stands at the endpoint for a pupil's Monday morning, told by a laptop that sees all. */
async function standing(pupil: number): Promise<unknown> {
  await pull(at.served.world, at.office);
  return standingCode(at.office, { pupil });
}

async function pushRaw(device: HeadlessDevice, commit: SentCommit): Promise<unknown> {
  const reply = await sendThrough(at.served, await tokenFor(at.served, device))('push', { commits: [commit] });
  if (!reply.ok) throw new Error(reply.error.message);
  await device.keepResults(reply.value.results);
  return reply.value.stopped ?? reply.value.results[0]?.outcomes[0];
}

/** A commit under the next number of a device, whose proof somebody else makes. */
function commitOf(
  device: HeadlessDevice,
  by: string,
  pupil: number,
  secret: (digest: Uint8Array) => Uint8Array,
): SentCommit {
  const n = device.write({ by, at: 1, changes: [marked({ pupil }, { code: '/' })] });
  const own = device.commits[n - 1];
  if (own === undefined) throw new Error('No commit');
  const altered = { ...own, proof: toBase64(secret(digestOf(device.id, n, receiveParts(own.parts)))) };
  device.commits[n - 1] = altered;
  return altered;
}

describe('commits', () => {
  it('a push replayed, by its laptop or after others, changes nothing and is answered as the first time', async () => {
    const n = at.room.write({ by: 'ruth', at: 1, changes: [marked({ pupil: 8 }, { code: '/' })] });
    const send = sendThrough(at.served, at.token);
    const [commit] = await at.room.unsent(n - 1, 1);
    const before = await pushUnsent(send, at.room);
    expect(before.ok).toBe(true);
    const [log] = await ask<{ number: string }>(at.served.world.url, 'select number from la');
    for (let time = 0; time < 3; time += 1) {
      const again = await send('push', { commits: commit === undefined ? [] : [commit] });
      expect(again.ok && again.value.results[0]).toEqual(at.room.results.get(n));
    }
    expect(await ask(at.served.world.url, 'select number from la')).toEqual([log]);
  });

  it('another laptop’s commit, sent as one’s own, does not carry the right proof', async () => {
    const n = at.room.write({ by: 'ruth', at: 1, changes: [marked({ pupil: 9 }, { code: '/' })] });
    const stolen = at.room.commits[n - 1];
    if (stolen === undefined) throw new Error('No commit');
    const thief = newDevice();
    await admit(at.served.world, at.office, thief, { staff: 'ruth', role: 'keyWorker' });
    thief.write({ by: 'ruth', at: 1, changes: [] });
    const answer = await pushRaw(thief, { ...stolen, n: 1 });
    expect(answer).toMatchObject({ is: 'refused', code: 'bad-proof' });
    expect(await standing(9)).toBeUndefined();
    await pushUnsent(sendThrough(at.served, at.token), at.room);
    expect(await standing(9)).toBe('/');
  });

  it.each([
    [
      'another person’s secret on the same laptop',
      'ruth',
      (digest: Uint8Array) => proofOver(proofSecretOf('omar', at.room.id), digest),
    ],
    [
      'the person’s secret on another laptop',
      'ruth',
      (digest: Uint8Array) => proofOver(proofSecretOf('ruth', at.office.id), digest),
    ],
    ['no secret at all', 'ruth', () => new Uint8Array(32)],
    ['the digest itself', 'ruth', (digest: Uint8Array) => digest],
  ])('made again with %s: kept, refused, and the mark does not stand', async (_what, by, secret) => {
    const outcome = await pushRaw(at.room, commitOf(at.room, by, 10, secret));
    expect(outcome).toMatchObject({ is: 'refused', code: 'bad-proof' });
    expect(await standing(10)).toBeUndefined();
  });

  it('in the name of somebody who never signed in on that laptop: it waits for them, and does not stand', async () => {
    const secret = (digest: Uint8Array): Uint8Array => proofOver(proofSecretOf('ruth', at.room.id), digest);
    expect(await pushRaw(at.room, commitOf(at.room, 'omar', 11, secret))).toEqual({ is: 'waits', on: 'account' });
    // And when Omar does sign in there, his proof is what it lacks.
    await admit(at.served.world, at.office, at.room, { staff: 'omar', role: 'attendanceOfficer' });
    expect(await standing(11)).toBeUndefined();
  });

  it('a known number with another body is a fork, and the body that came first stands', async () => {
    const n = at.room.write({ by: 'ruth', at: 1, changes: [marked({ pupil: 12 }, { code: '/' })] });
    await pushUnsent(sendThrough(at.served, at.token), at.room);
    const twin = at.room.copy();
    twin.commits.splice(n - 1);
    const other = commitOf(twin, 'ruth', 11, (digest) => proofOver(proofSecretOf('ruth', at.room.id), digest));
    expect(await pushRaw(twin, other)).toEqual({ is: 'forked', n });
    expect(await standing(12)).toBe('/');
  });
});

it('nothing above made the endpoint stumble', () => {
  expect(at.served.troubles).toEqual([]);
});
