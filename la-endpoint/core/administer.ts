import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { nothingHere } from '../../shared/sync/protocol/refusal.ts';
import { isGuest } from '../../shared/centre/staff.ts';
import type { EndpointRole } from '../../shared/sync/protocol/roles.ts';
import type { Ports } from './ports.ts';
import { hashOf, newCode } from './secrets.ts';
import type { Sender } from './sign-in.ts';
import type { EnrolmentCode } from './store-access.ts';
import type { Tx } from './store.ts';

const codeMilliseconds = 7 * 24 * 3600_000;
export const notHere: Result<never> = { ok: false, error: nothingHere };

/** A person who signed in; the route has asked the message's roles already. */
export type Person = Sender & { readonly person: NonNullable<Sender['person']> };

export async function listDevices(tx: Tx, { centre }: Person): Promise<ReplyOf<typeof messages.devices>> {
  const members = await tx.membersOfCentre(centre);
  const devices = (await tx.devicesOf(centre))
    .slice(0, bounds.listEntries)
    .map(({ id, name, enrolledAt, lastSeenAt, revokedAt, replaces }) => ({
      ...{ id, name, enrolledAt, lastSeenAt, revokedAt },
      ...(replaces === null ? {} : { replaces }),
      members: members.filter((one) => one.device === id && one.endedAt === null).map(({ staff }) => staff),
    }));
  return { devices };
}

/** A one-time code; only its hash is kept. */
export async function giveCode(
  tx: Tx,
  ports: Ports,
  what: Pick<EnrolmentCode, 'kind' | 'centre' | 'staff'>,
): Promise<{ code: string; expiresAt: number }> {
  const code = newCode(ports);
  const expiresAt = ports.now() + codeMilliseconds;
  await tx.addCode({ ...what, hash: hashOf(code), expiresAt });
  return { code, expiresAt };
}

export async function revokeAccess(
  tx: Tx,
  ports: Ports,
  { centre }: Person,
  { device: id, staff }: RequestOf<typeof messages.revoke>,
): Promise<Result<ReplyOf<typeof messages.revoke>>> {
  const device = await tx.device(id);
  const isOurs = device?.centre === centre;
  const now = ports.now();
  if (staff === undefined) {
    if (!isOurs) return notHere;
    await tx.revokeDevice(id, now);
    await tx.endTokens(id, null);
  } else {
    const isMember = (await tx.membersOf(id)).some(
      (one) => one.staff === staff && one.centre === centre && one.endedAt === null,
    );
    if (!isMember) return notHere;
    await tx.endMember(id, staff, now);
    await tx.endTokens(id, staff);
  }
  await tx.announce(centre);
  return ok({ revokedAt: now });
}

export async function listMembers(tx: Tx, { centre }: Person): Promise<ReplyOf<typeof messages.members>> {
  const accounts = new Map((await tx.accountsOf(centre)).map((account) => [account.staff, account]));
  const newest = new Map((await tx.grants(centre, null)).map((grant) => [grant.staff, grant]));
  const members = [...newest.values()].slice(0, bounds.listEntries).map(({ staff, role, groups, endedAt }) => {
    const account = accounts.get(staff);
    return {
      ...{ staff, role, endedAt },
      name: account?.name ?? '',
      ...(isGuest(role) ? { position: account?.position ?? '' } : {}),
      groups: groups === null ? null : [...groups],
      hasAccount: (account?.passphraseHash ?? null) !== null,
    };
  });
  return { members };
}

type Invitation = RequestOf<typeof messages.inviteMember>;

export async function inviteMember(
  tx: Tx,
  ports: Ports,
  { centre }: Person,
  invitation: Invitation,
): Promise<Result<ReplyOf<typeof messages.inviteMember>>> {
  const { staff, name, role, groups, position } = invitation;
  const { number } = await tx.lockLa();
  const standing = (await tx.grants(centre, staff)).find(({ to }) => to === null);
  const problem = invitationProblem(invitation, standing?.role);
  if (problem !== null) return refused('not-allowed', problem);
  const account = await tx.account(centre, staff);
  if (invitation.isFirst === true && account !== undefined && account.passphraseHash !== null)
    return refused('has-account', 'This person has joined already.');
  if (standing?.role !== role || JSON.stringify(standing.groups) !== JSON.stringify(groups)) {
    await tx.changeGrant(centre, staff, number, ports.now(), { role, groups });
  }
  await tx.putAccount({
    ...{
      centre,
      staff,
      name,
      position: position ?? '',
      passphraseHash: null,
      totpSecret: null,
      failures: 0,
      lockedUntil: 0,
    },
    totpStep: account?.totpStep ?? 0,
  });
  await tx.announce(centre);
  return ok(await giveCode(tx, ports, { kind: 'person', centre, staff }));
}

/** The staff record decides a member of staff's role; people of a provider or the LA are on no staff list. */
function invitationProblem({ role, groups }: Invitation, standing: EndpointRole | undefined): string | null {
  if (role === 'providerTutor' && (groups ?? []).length === 0)
    return 'Name the groups whose pupils this tutor teaches.';
  if (isGuest(role) && standing !== undefined && !isGuest(standing))
    return 'This is a member of staff, who has the role their staff record says.';
  if (!isGuest(role) && standing !== role) {
    return 'A member of staff has the role their staff record says. Change it there first, and send it to the LA.';
  }
  return null;
}

export async function endMember(
  tx: Tx,
  ports: Ports,
  { centre, person }: Person,
  { staff }: RequestOf<typeof messages.endMember>,
): Promise<Result<ReplyOf<typeof messages.endMember>>> {
  const { number } = await tx.lockLa();
  const isThere = (await tx.grants(centre, staff)).some(({ to }) => to === null);
  if (!isThere) return notHere;
  if (staff === person.staff)
    return refused('not-allowed', 'You cannot end your own access. Ask another administrator.');
  const now = ports.now();
  // From the next number on: what was seen up to now was seen with access.
  await tx.changeGrant(centre, staff, number + 1, now, null);
  for (const { device } of (await tx.membersOfCentre(centre)).filter((one) => one.staff === staff))
    await tx.endTokens(device, staff);
  await tx.announce(centre);
  return ok({ endedAt: now });
}
