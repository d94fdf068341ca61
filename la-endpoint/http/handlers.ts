import { ok, type Result } from '../../shared/lib/result.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { MessageName, messages } from '../../shared/sync/protocol/messages.ts';
import type { PullPage } from '../../shared/sync/protocol/pull.ts';
import {
  endMember,
  giveCode,
  inviteMember,
  listDevices,
  listMembers,
  revokeAccess,
  type Person,
} from '../core/administer.ts';
import { changePassphrase } from '../core/change-passphrase.ts';
import { dayOf } from '../core/day.ts';
import { enrol } from '../core/enrol.ts';
import { erasePupil } from '../core/erase.ts';
import { takeBack } from '../core/give-back.ts';
import { listParked, settleParked } from '../core/parked.ts';
import type { Ports } from '../core/ports.ts';
import { pullPage, type PageSize } from '../core/pull.ts';
import { takePush } from '../core/push.ts';
import { replaceDevice } from '../core/replace-device.ts';
import { giveChallenge, signIn, type Sender } from '../core/sign-in.ts';
import type { Tx } from '../core/store.ts';

/** What a route hands on: the ports, who sends (nobody for enrolling and signing in), and how large a page may be. */
export interface Context<S> {
  readonly ports: Ports;
  readonly sender: S;
  readonly pageSize: PageSize;
}

type SenderOf<Name extends MessageName> = {
  anyone: null;
  device: Sender;
  person: Person;
}[(typeof messages)[Name]['sender']];

type Handler<Name extends MessageName> = (
  context: Context<SenderOf<Name>>,
  request: RequestOf<(typeof messages)[Name]>,
) => Promise<Result<ReplyOf<(typeof messages)[Name]>>>;

export type Handlers = { readonly [Name in MessageName]: Handler<Name> };

/** One for each message: what a person does or reads is logged in the same transaction. */
export const handlers: Handlers = {
  challenge: ({ ports }) => giveChallenge(ports),
  enrol: ({ ports }, request) => enrol(ports, request),
  signIn: ({ ports }, request) => signIn(ports, request),
  push: async ({ ports, sender }, request) => ok(await takePush(ports, sender.device.id, request)),
  pull,
  giveBack: async ({ ports, sender }, request) => ok(await takeBack(ports, sender, request)),
  changePassphrase: ({ ports, sender }, request) => changePassphrase(ports, sender, request),
  devices: (context) => administer(context, 'devices', async (tx) => ok(await listDevices(tx, context.sender))),
  deviceCode: (context, { staff = context.sender.person.staff }) =>
    administer(
      context,
      'deviceCode',
      async (tx) => ok(await giveCode(tx, context.ports, { kind: 'device', centre: context.sender.centre, staff })),
      { staff },
    ),
  replaceDevice: ({ ports, sender }, request) =>
    ports.store.write(async (tx) => {
      const result = await replaceDevice(tx, ports, sender, request);
      const { device, person, from } = request;
      const details = { by: device.id, from, done: result.ok };
      const { centre } = sender;
      await tx.logAccess({
        ...{ at: ports.now(), device: sender.device.id, centre, staff: person.staff, act: 'replaceDevice', details },
      });
      return result;
    }),
  revoke: (context, request) =>
    administer(context, 'revoke', (tx) => revokeAccess(tx, context.ports, context.sender, request), { ...request }),
  members: (context) => administer(context, 'members', async (tx) => ok(await listMembers(tx, context.sender))),
  inviteMember: (context, request) =>
    administer(context, 'inviteMember', (tx) => inviteMember(tx, context.ports, context.sender, request), {
      staff: request.staff,
      role: request.role,
    }),
  endMember: (context, request) =>
    administer(context, 'endMember', (tx) => endMember(tx, context.ports, context.sender, request), { ...request }),
  parked: (context) =>
    administer(
      context,
      'parked',
      async (tx) => ok(await listParked(tx, context.sender)),
      ({ parked }) => ({
        pupils: [...new Set(parked.flatMap(({ pupil, fields }) => (fields === undefined ? [] : (pupil ?? []))))],
      }),
    ),
  settleParked: (context, request) =>
    administer(context, 'settleParked', (tx) => settleParked(tx, context.ports, context.sender, request), {
      ...request,
      how: request.how.is,
    }),
  erase: (context, request) =>
    administer(context, 'erase', (tx) => erasePupil(tx, context.ports, context.sender, request), { ...request }),
};

async function administer<T>(
  { ports, sender }: Context<Person>,
  act: MessageName,
  work: (tx: Tx) => Promise<Result<T>>,
  details: Record<string, unknown> | ((reply: T) => Record<string, unknown>) = {},
): Promise<Result<T>> {
  return ports.store.write(async (tx) => {
    const result = await work(tx);
    const { device, centre, person } = sender;
    const told = typeof details !== 'function' ? details : result.ok ? details(result.value) : {};
    await tx.logAccess({
      at: ports.now(),
      device: device.id,
      centre,
      staff: person.staff,
      act,
      details: { ...told, done: result.ok },
    });
    return result;
  });
}

async function pull(
  { ports, sender: { device, centre }, pageSize }: Context<Sender>,
  { cursor }: RequestOf<typeof messages.pull>,
): Promise<Result<PullPage>> {
  const now = ports.now();
  return ports.store.write(async (tx) => {
    const page = await pullPage(tx, { device, cursor, day: dayOf(now), now, size: pageSize });
    const { rows, log, left } = page;
    if (rows.length + log.length + left.length > 0) {
      const pupils = new Set(rows.flatMap(({ pupil }) => pupil ?? []));
      const numbers = log.map(({ number }) => number);
      const details = { rows: rows.length, pupils: [...pupils], log: numbers, left: left.length };
      await tx.logAccess({ at: now, device: device.id, centre, staff: null, act: 'pull', details });
    }
    return ok(page);
  });
}
