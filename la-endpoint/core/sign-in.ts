import { refused, ok, type Result } from '../../shared/lib/result.ts';
import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { EndpointRole } from '../../shared/sync/protocol/roles.ts';
import { hasSigned } from './device-key.ts';
import { localIdentity } from './identity.ts';
import type { Ports } from './ports.ts';
import { publicBoxKeyOf } from './box-key.ts';
import { hashOf, newToken } from './secrets.ts';
import { isGuest } from '../../shared/centre/staff.ts';
import type { Account, Device, DeviceMember, Grant } from './store-access.ts';
import type { Tx } from './store.ts';

const challengeSeconds = 120;
const deviceTokenSeconds = 15 * 60;
const personTokenSeconds = 10 * 60;
const leaseSchoolDays = 15;

/** One answer for every reason, so that it teaches nothing about which part was wrong. */
export const notAccepted = refused(
  'not-signed-in',
  'The laptop, the person or the passphrase was not accepted. Check them and try again.',
);

export async function giveChallenge(ports: Ports): Promise<Result<ReplyOf<typeof messages.challenge>>> {
  const challenge = newToken(ports);
  await ports.store.write((tx) => tx.addChallenge(hashOf(challenge), ports.now() + challengeSeconds * 1000));
  return ok({ challenge, expiresInSeconds: challengeSeconds });
}

/** Who sends a message: a device, and the person on it where they signed in. */
export interface Sender {
  readonly device: Device;
  readonly centre: string;
  readonly person: { readonly staff: string; readonly role: EndpointRole } | null;
}

type SignInRequest = RequestOf<typeof messages.signIn>;

export async function signIn(ports: Ports, request: SignInRequest): Promise<Result<ReplyOf<typeof messages.signIn>>> {
  const now = ports.now();
  const account = request.person === undefined ? null : await checkPerson(ports, request.device, request.person);
  const token = newToken(ports);
  return ports.store.write(async (tx) => {
    const isFresh = await tx.takeChallenge(hashOf(request.challenge), now);
    const device = await tx.device(request.device);
    const said = ['sign-in', request.device, request.challenge] as const;
    const signed = hasSigned(device?.publicKey ?? new Uint8Array(32), fromBase64(request.signature), ...said);
    if (device === undefined || !isFresh || !signed || account === 'wrong') return notAccepted;
    if (device.revokedAt !== null && account !== null) return notAccepted;
    const role = account === null ? undefined : await roleOf(tx, account.centre, account.staff);
    if (account !== null && role === undefined) return notAccepted;
    if (role === 'administrator' && account?.totpSecret === null) {
      return refused(
        'second-factor',
        'An administrator signs in with a second factor. Ask another administrator for a new invitation.',
      );
    }
    const seconds = account === null ? deviceTokenSeconds : personTokenSeconds;
    const centre = account?.centre ?? device.centre;
    const staff = account?.staff ?? null;
    await tx.addToken({ hash: hashOf(token), device: device.id, centre, staff, expiresAt: now + seconds * 1000 });
    await tx.setSeenAt(device.id, now);
    await tx.logAccess({ at: now, device: device.id, centre, staff, act: 'signIn', details: {} });
    const { epoch } = await tx.la();
    const members = (await tx.membersOf(device.id)).filter(({ endedAt }) => endedAt === null);
    const guests = await guestsAmong(tx, members);
    return ok({
      members: await withAccess(tx, members),
      ...(guests.length === 0 ? {} : { guests }),
      boxKey: await publicBoxKeyOf(tx, ports),
      ...{ token, expiresInSeconds: seconds, centre, epoch, lastN: device.lastN, now, leaseSchoolDays },
      ...(role === undefined ? {} : { role }),
      ...(device.revokedAt === null ? {} : { revoked: true as const }),
    });
  });
}

/** Of a device's members, those the centre still gives access. */
async function withAccess(tx: Tx, members: readonly DeviceMember[]): Promise<string[]> {
  const staff: string[] = [];
  for (const one of members) if ((await roleOf(tx, one.centre, one.staff)) !== undefined) staff.push(one.staff);
  return staff;
}

/** Of a device's members, those in no staff record, as they stand now: nothing in the log tells of them. */
async function guestsAmong(
  tx: Tx,
  members: readonly DeviceMember[],
): Promise<NonNullable<ReplyOf<typeof messages.signIn>['guests']>> {
  const guests = [];
  for (const { centre, staff } of members) {
    const grant = await grantOf(tx, centre, staff);
    if (grant === undefined || !isGuest(grant.role)) continue;
    const account = await tx.account(centre, staff);
    const { name = '', position = '' } = account ?? {};
    guests.push({ staff, name, position, role: grant.role, groups: grant.groups === null ? null : [...grant.groups] });
  }
  return guests;
}

/** The account of a member of the device whose passphrase, and second factor where there is one, are right. */
async function checkPerson(
  ports: Ports,
  device: string,
  person: { readonly staff: string; readonly passphrase: string; readonly oneTimeCode?: string },
): Promise<Account | 'wrong'> {
  const account = await ports.store.read((tx) => memberAccount(tx, device, person.staff));
  return localIdentity(ports).prove(account, person);
}

/** The account of somebody who has a place on the device. */
export async function memberAccount(tx: Tx, device: string, staff: string): Promise<Account | undefined> {
  const member = (await tx.membersOf(device)).find((one) => one.staff === staff && one.endedAt === null);
  return member === undefined ? undefined : tx.account(member.centre, staff);
}

export async function grantOf(tx: Tx, centre: string, staff: string): Promise<Grant | undefined> {
  return (await tx.grants(centre, staff)).find(({ to }) => to === null);
}

export async function roleOf(tx: Tx, centre: string, staff: string): Promise<EndpointRole | undefined> {
  return (await grantOf(tx, centre, staff))?.role;
}

/** Who holds a token; undefined where it is unknown, over, or its device or person lost access since. */
export async function senderOf(tx: Tx, token: string, now: number): Promise<Sender | undefined> {
  const known = await tx.token(hashOf(token), now);
  const device = known === undefined ? undefined : await tx.device(known.device);
  if (known === undefined || device === undefined) return undefined;
  if (known.staff === null) return { device, centre: device.centre, person: null };
  const { staff, centre } = known;
  const isMember = (await tx.membersOf(device.id)).some(
    (one) => one.staff === staff && one.centre === centre && one.endedAt === null,
  );
  const role = await roleOf(tx, centre, staff);
  if (device.revokedAt !== null || !isMember || role === undefined) return undefined;
  return { device, centre, person: { staff, role } };
}
