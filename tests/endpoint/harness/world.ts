import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { localDate } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { Role } from '../../../shared/centre/staff.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { pullAll, pushUnsent, sendAgainAfter, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../../shared/sync/protocol/message.ts';
import { proofOver } from '../../../shared/sync/protocol/proof.ts';
import { replacementDigest } from '../../../shared/sync/protocol/replace-device.ts';
import { messages } from '../../../shared/sync/protocol/messages.ts';
import type { EndpointRole } from '../../../shared/sync/protocol/roles.ts';
import { giveCode, inviteMember, type Person } from '../../../la-endpoint/core/administer.ts';
import type { Device } from '../../../la-endpoint/core/store-access.ts';
import type { Ports } from '../../../la-endpoint/core/ports.ts';
import { wholePage, type PageSize } from '../../../la-endpoint/core/pull.ts';
import { handlers, type Context } from '../../../la-endpoint/http/handlers.ts';
import { isPassing } from '../../../la-endpoint/store/passing.ts';
import { openStore, txOf, type PostgresStore } from '../../../la-endpoint/store/postgres.ts';
import { queriesOf } from '../../../la-endpoint/store/query.ts';
import { smallCentreValues } from '../../factories/small-centre.ts';
import { newDeviceKeys, proofSecretOf, signed } from './device-keys.ts';
import { HeadlessDevice } from './headless-device.ts';

export const startOfTests = Date.UTC(2026, 8, 21, 8, 0);
export const passphrase = 'correct horse battery staple';
export const adminId = 'staff-admin';

/** The endpoint's core on a real database, a clock that the test turns, and the way a device's messages reach it. */
export interface World {
  readonly url: string;
  readonly store: PostgresStore;
  readonly ports: Ports;
  readonly clock: { now: number };
  centre: string;
  /** Pages of the world's own size, unless told otherwise. */
  readonly sendFrom: (device: HeadlessDevice, pageSize?: PageSize) => Send;
  /** A device as the endpoint knows it, and which life of the log that is. */
  readonly knownOf: (device: HeadlessDevice) => Promise<{ readonly epoch: string; readonly known: Device | undefined }>;
}

export async function openWorld(
  url: string,
  options: { pageSize?: PageSize; commitsTogether?: number; wrap?: (store: PostgresStore) => PostgresStore } = {},
): Promise<World> {
  const opened = await openStore(url);
  // Asked at every message: outside of any transaction, on a line that stays open.
  const line = new pg.Pool({ connectionString: url, max: 1, pipeline: true });
  const lookedAt = txOf(queriesOf(line));
  const close = async (): Promise<void> => {
    await Promise.all([opened.close(), line.end()]);
  };
  const wrapped = options.wrap?.(opened) ?? opened;
  const store = { ...wrapped, close };
  const clock = { now: startOfTests };
  const ports: Ports = {
    ...{ store, isPassing },
    now: () => (clock.now += 1),
    random: (bytes) => randomBytes(bytes),
    ...(options.commitsTogether === undefined ? {} : { commitsTogether: options.commitsTogether }),
  };
  const usualSize = options.pageSize ?? wholePage;
  const sendFrom =
    (device: HeadlessDevice, pageSize = usualSize): Send =>
    async (name, request) => {
      const known = await lookedAt.device(device.id);
      if (known === undefined) return refused('not-signed-in', 'Sign in again.');
      const parsed = messages[name].request.parse(request);
      const sender = { device: known, centre: known.centre, person: null };
      // The same table the routes use; the message's own schema parsed the request.
      const handler = handlers[name] as (context: Context<unknown>, request: unknown) => Promise<Result<never>>;
      const reply = await handler({ ports, sender, pageSize }, parsed);
      // As it would come over the line: JSON, read by the reply's own schema.
      return reply.ok ? ok(messages[name].reply.parse(JSON.parse(JSON.stringify(reply.value))) as never) : reply;
    };
  const knownOf: World['knownOf'] = async ({ id }) => {
    const [{ epoch }, known] = await Promise.all([lookedAt.la(), lookedAt.device(id)]);
    return { epoch, known };
  };
  return { url, store, ports, clock, centre: '', sendFrom, knownOf };
}

type EnrolRequest = RequestOf<typeof messages.enrol>;

export async function enrolRequest(
  world: World,
  device: HeadlessDevice,
  staff: string,
  more: Pick<EnrolRequest, 'bringing' | 'code' | 'founding' | 'oneTimeCode'>,
): Promise<EnrolRequest> {
  const fresh = await handlers.challenge({ ports: world.ports, sender: null, pageSize: wholePage }, {});
  if (!fresh.ok) throw new Error(fresh.error.message);
  const { challenge } = fresh.value;
  return {
    device: { id: device.id, publicKey: device.keys.publicKey, name: `Laptop ${device.id}` },
    challenge,
    signature: signed(device.keys, 'enrol', device.id, challenge),
    person: { staff, passphrase },
    proofSecret: toBase64(proofSecretOf(staff, device.first)),
    ...more,
  };
}

export async function enrolOn(
  world: World,
  device: HeadlessDevice,
  staff: string,
  more: Pick<EnrolRequest, 'bringing' | 'code' | 'founding' | 'oneTimeCode'>,
): Promise<ReplyOf<typeof messages.enrol>> {
  const reply = await handlers.enrol(
    { ports: world.ports, sender: null, pageSize: wholePage },
    await enrolRequest(world, device, staff, more),
  );
  if (!reply.ok) throw new Error(`Not enrolled: ${reply.error.message}`);
  world.centre = reply.value.centre;
  return reply.value;
}

export async function administrator(world: World, device: HeadlessDevice): Promise<Person> {
  const known = await world.store.read((tx) => tx.device(device.id));
  if (known === undefined) throw new Error('The device is not enrolled');
  return { device: known, centre: known.centre, person: { staff: adminId, role: 'administrator' } };
}

/** A centre of its own with an administrator's laptop, its first records pushed. */
export async function foundCentre(
  world: World,
  more: readonly Change[] = [],
  device = newDevice(),
): Promise<HeadlessDevice> {
  const { code } = await world.store.write((tx) =>
    giveCode(tx, world.ports, { kind: 'centre', centre: null, staff: null }),
  );
  const firsts = [
    created('centre', 'centre', smallCentreValues),
    created('staff', adminId, { name: 'Ada Admin', position: 'Head', role: 'administrator' }),
  ];
  device.write({ by: adminId, at: world.clock.now, changes: [...firsts, ...more] });
  const founding = { centre: smallCentreValues.name, name: 'Ada Admin', position: 'Head', upTo: device.commits.length };
  await enrolOn(world, device, adminId, { code, founding });
  await sync(world, device);
  return device;
}

let devices = 0;
export function newDevice(): HeadlessDevice {
  devices += 1;
  return new HeadlessDevice(`device-${String(devices).padStart(4, '0')}`, newDeviceKeys());
}

export function staffChange(id: string, role: Role): Change {
  return created('staff', id, { name: `Person ${id}`, position: 'Tutor', role });
}

export type Identity = Pick<HeadlessDevice, 'id' | 'keys'>;

/** A copied laptop asks for a place of its own; `by` is at it. Own commits from a number on go over to it. */
export async function replaced(
  world: World,
  old: HeadlessDevice,
  { from, by, as = newDevice() }: { readonly from: number; readonly by: string; readonly as?: Identity },
  send = world.sendFrom(old),
): Promise<Result<HeadlessDevice>> {
  const fresh = old.under(as.id, as.keys, from);
  const { id } = fresh;
  const { publicKey } = fresh.keys;
  const proof = proofOver(
    proofSecretOf(by, old.first),
    replacementDigest({ old: old.id, device: id, publicKey, from }),
  );
  const challenge = await handlers.challenge({ ports: world.ports, sender: null, pageSize: wholePage }, {});
  if (!challenge.ok) return challenge;
  const reply = await send('replaceDevice', {
    device: { id, publicKey, name: 'Laptop' },
    ...{
      from,
      challenge: challenge.value.challenge,
      signature: signed(fresh.keys, 'replace', id, challenge.value.challenge),
    },
    person: { staff: by, proof: toBase64(proof) },
  });
  return reply.ok ? ok(fresh) : reply;
}

export interface Admitted {
  readonly staff: string;
  readonly role: EndpointRole;
  /** The groups a person is confined to; none for everybody of the centre. */
  readonly groups?: readonly string[];
}

/** Gives a person an account and a place on a device; a member of staff must stand in the log in that role. */
export async function admit(world: World, from: HeadlessDevice, onto: HeadlessDevice, person: Admitted): Promise<void> {
  const sender = await administrator(world, from);
  const { staff, role } = person;
  const groups = person.groups === undefined ? null : [...person.groups];
  const invited = await world.store.write((tx) =>
    inviteMember(tx, world.ports, sender, { staff, name: `Person ${staff}`, role, groups }),
  );
  if (!invited.ok) throw new Error(invited.error.message);
  await enrolOn(world, onto, staff, { code: invited.value.code });
}

/** Before it sends or takes, a laptop signs in, and is told of the endpoint's life and how many of its commits that has. */
export async function signedIn({ knownOf }: World, device: HeadlessDevice): Promise<void> {
  const { epoch, known } = await knownOf(device);
  if (known === undefined) return;
  const own = { epoch: device.answeredIn, sentTo: await device.sentTo() };
  const again = sendAgainAfter({ epoch, lastN: known.lastN }, own);
  if (again !== null) await device.sendAgainFrom(again);
}

/** Sends what was not sent, then takes what is new. */
export async function sync(world: World, device: HeadlessDevice, send = world.sendFrom(device)): Promise<void> {
  const pushed = await pushUnsent(send, device);
  if (!pushed.ok) throw new Error(`Push: ${pushed.error.message}`);
  if (pushed.value.is === 'forked') throw new Error('Forked');
  await pull(world, device, send);
}

export async function pull(world: World, device: HeadlessDevice, send = world.sendFrom(device)): Promise<void> {
  const pulled = await pullAll(send, device);
  if (!pulled.ok) throw new Error(`Pull: ${pulled.error.message}`);
}

export const monday = localDate('2026-09-21');
