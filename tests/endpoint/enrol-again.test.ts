import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { toBase32 } from '../../shared/lib/base32.ts';
import type { RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { giveCode, inviteMember, revokeAccess } from '../../la-endpoint/core/administer.ts';
import { totpCode, totpStep } from '../../la-endpoint/core/totp.ts';
import { wholePage } from '../../la-endpoint/core/pull.ts';
import { handlers } from '../../la-endpoint/http/handlers.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { signed } from './harness/device-keys.ts';
import { freshSchema } from './harness/schema.ts';
import {
  adminId,
  administrator,
  enrolRequest,
  foundCentre,
  newDevice,
  openWorld,
  passphrase,
  staffChange,
  type World,
} from './harness/world.ts';

type Request = RequestOf<typeof messages.enrol>;

let world: World;
let office: HeadlessDevice;

beforeEach(async () => {
  world = await openWorld(await freshSchema());
  office = await foundCentre(world, [staffChange('ines', 'administrator')]);
  return () => world.store.close();
});

/** Enrols as an app does: with a second factor of its own making. */
async function enrol(device: HeadlessDevice, staff: string, more: Partial<Request>) {
  const { code, founding, ...other } = more;
  const request = await enrolRequest(world, device, staff, {
    ...(code === undefined ? {} : { code }),
    ...(founding === undefined ? {} : { founding }),
  });
  return handlers.enrol({ ports: world.ports, sender: null, pageSize: wholePage }, { ...request, ...other });
}

async function openAs(device: HeadlessDevice, staff: string, secret: Uint8Array, later = 0) {
  const context = { ports: world.ports, sender: null, pageSize: wholePage };
  const fresh = await handlers.challenge(context, {});
  if (!fresh.ok) throw new Error(fresh.error.message);
  const { challenge } = fresh.value;
  const oneTimeCode = totpCode(secret, totpStep(world.clock.now) + later);
  return handlers.signIn(context, {
    ...{ device: device.id, challenge, signature: signed(device.keys, 'sign-in', device.id, challenge) },
    person: { staff, passphrase, oneTimeCode },
  });
}

async function invitedFirst() {
  const sender = await administrator(world, office);
  const person = { staff: 'ines', name: 'Ines', role: 'administrator' as const, groups: null };
  return world.store.write((tx) => inviteMember(tx, world.ports, sender, { ...person, isFirst: true }));
}

async function invited(): Promise<string> {
  const sender = await administrator(world, office);
  const invitation = { staff: 'ines', name: 'Ines', role: 'administrator' as const, groups: null };
  const reply = await world.store.write((tx) => inviteMember(tx, world.ports, sender, invitation));
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.code;
}

const made = () => randomBytes(20);
const sent = (secret: Uint8Array): string => Buffer.from(secret).toString('base64');

describe('the answer to an enrolment was lost on its way', () => {
  it('a centre is founded once: asked again, the same laptop gets the same centre, and its administrator’s own key serves', async () => {
    const { code } = await world.store.write((tx) =>
      giveCode(tx, world.ports, { kind: 'centre', centre: null, staff: null }),
    );
    const [laptop, secret] = [newDevice(), made()];
    const founding = { centre: 'Test', name: 'Ada Admin', position: 'Head', upTo: 0 };
    const first = await enrol(laptop, adminId, { code, founding, secondFactor: sent(secret) });
    const again = await enrol(laptop, adminId, { code, founding, secondFactor: sent(secret) });
    expect(again).toEqual(first);
    expect(again).toMatchObject({ ok: true, value: { secondFactor: { secret: toBase32(secret) } } });
    expect(await openAs(laptop, adminId, secret)).toMatchObject({ ok: true });
  });

  it('a later administrator: a key made anew for the second try replaces the one that nobody ever saw', async () => {
    const [laptop, code, unseen, seen] = [newDevice(), await invited(), made(), made()];
    expect(await enrol(laptop, 'ines', { code, secondFactor: sent(unseen) })).toMatchObject({ ok: true });
    expect(await enrol(laptop, 'ines', { code, secondFactor: sent(seen) })).toMatchObject({ ok: true });
    expect(await openAs(laptop, 'ines', unseen)).toMatchObject({ ok: false });
    expect(await openAs(laptop, 'ines', seen)).toMatchObject({ ok: true });
  });
});

describe('asking again gives nobody anything', () => {
  it('not another laptop, nor another passphrase, nor anybody once a code of the app was used', async () => {
    const [laptop, code, secret] = [newDevice(), await invited(), made()];
    expect(await enrol(laptop, 'ines', { code, secondFactor: sent(secret) })).toMatchObject({ ok: true });
    expect(await enrol(newDevice(), 'ines', { code, secondFactor: sent(made()) })).toMatchObject({ ok: false });
    const otherWords = { staff: 'ines', passphrase: 'another passphrase altogether' };
    expect(await enrol(laptop, 'ines', { code, person: otherWords })).toMatchObject({ ok: false });
    expect(await openAs(laptop, 'ines', secret)).toMatchObject({ ok: true });
    expect(await enrol(laptop, 'ines', { code, secondFactor: sent(made()) })).toMatchObject({ ok: false });
    expect(await openAs(laptop, 'ines', secret, 1)).toMatchObject({ ok: true });
  });

  it('nor a person whose place on the laptop was ended, or who was invited anew', async () => {
    const [laptop, code] = [newDevice(), await invited()];
    expect(await enrol(laptop, 'ines', { code })).toMatchObject({ ok: true });
    const sender = await administrator(world, office);
    const place = { device: laptop.id, staff: 'ines' };
    expect(await world.store.write((tx) => revokeAccess(tx, world.ports, sender, place))).toMatchObject({ ok: true });
    expect(await enrol(laptop, 'ines', { code })).toMatchObject({ ok: false });
    const fresh = await invited();
    expect(await enrol(laptop, 'ines', { code })).toMatchObject({ ok: false });
    expect(await enrol(laptop, 'ines', { code: fresh })).toMatchObject({ ok: true });
  });
});

it('a colleague is vouched for only until they have joined: their account is never taken from them', async () => {
  expect(await invitedFirst()).toMatchObject({ ok: true });
  const [laptop, code] = [newDevice(), await invited()];
  expect(await enrol(laptop, 'ines', { code })).toMatchObject({ ok: true });
  expect(await invitedFirst()).toMatchObject({ ok: false, error: { code: 'has-account' } });
  const account = await world.store.read((tx) => tx.account(world.centre, 'ines'));
  expect(account?.passphraseHash).not.toBeNull();
});
