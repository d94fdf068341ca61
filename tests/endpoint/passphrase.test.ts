import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSchema } from './harness/schema.ts';
import { sendThrough, serve, tokenFor, type Served } from './harness/served.ts';
import { adminId, admit, foundCentre, newDevice, passphrase, staffChange } from './harness/world.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { hashPassphrase, isPassphrase } from '../../la-endpoint/core/passphrase.ts';

let served: Served;
let office: HeadlessDevice;
let room: HeadlessDevice;
const wanted = 'a longer walk along the canal';

beforeAll(async () => {
  served = await serve(await freshSchema());
  office = await foundCentre(served.world, [staffChange('ruth', 'lead'), staffChange('paul', 'staff')]);
  room = newDevice();
  await admit(served.world, office, room, { staff: 'ruth', role: 'lead' });
});
afterAll(() => served.close());

async function change(device: HeadlessDevice, request: { staff: string; old: string; wanted: string }) {
  return sendThrough(served, await tokenFor(served, device))('changePassphrase', request);
}

async function isNow(staff: string, words: string): Promise<boolean> {
  const account = await served.world.store.read((tx) => tx.account(served.world.centre, staff));
  return isPassphrase(words, account?.passphraseHash ?? null);
}

describe('a passphrase changed on a laptop', () => {
  it('is the person’s at the endpoint too; told again, it is answered the same; what they had open is closed', async () => {
    const before = await tokenFor(served, room, 'ruth');
    const said = { staff: 'ruth', old: passphrase, wanted };
    expect(await change(room, said)).toMatchObject({ ok: true });
    expect([await isNow('ruth', wanted), await isNow('ruth', passphrase)]).toEqual([true, false]);
    expect(await sendThrough(served, before)('members', {})).toMatchObject({ ok: false });
    expect(await change(room, said)).toMatchObject({ ok: true });
    expect(await isNow('ruth', wanted)).toBe(true);
  });

  it('of an administrator: without a one-time code, and their second factor stays asked for', async () => {
    expect(await change(office, { staff: adminId, old: passphrase, wanted })).toMatchObject({ ok: true });
    expect(await change(office, { staff: adminId, old: wanted, wanted: passphrase })).toMatchObject({ ok: true });
    const account = await served.world.store.read((tx) => tx.account(served.world.centre, adminId));
    expect(account?.totpSecret).not.toBeNull();
    expect(await tokenFor(served, office, adminId)).toBeDefined();
  });

  it('wrong, of somebody with no place on that laptop, or of nobody: refused with the same words, and nothing changes', async () => {
    const answers = [
      await change(room, { staff: 'ruth', old: 'never their passphrase', wanted: 'yet another passphrase' }),
      await change(room, { staff: adminId, old: passphrase, wanted }),
      await change(room, { staff: 'nobody', old: passphrase, wanted }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect([await isNow('ruth', wanted), await isNow(adminId, passphrase)]).toEqual([true, true]);
  });

  it('does not forgive wrong codes: a second factor cannot be guessed between two changes', async () => {
    const { world } = served;
    const passphraseHash = await hashPassphrase(passphrase, new Uint8Array(16));
    await world.store.write(async (tx) => {
      const account = await tx.account(world.centre, adminId);
      if (account !== undefined) await tx.putAccount({ ...account, passphraseHash, failures: 7 });
    });
    expect(await change(office, { staff: adminId, old: passphrase, wanted: passphrase })).toMatchObject({ ok: true });
    const account = await world.store.read((tx) => tx.account(world.centre, adminId));
    expect(account?.failures).toBe(7);
  });
});

it('nothing above made the endpoint stumble', () => {
  expect(served.troubles).toEqual([]);
});
