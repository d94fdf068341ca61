import type { JudgingTx } from './store.ts';
import type { Device, DeviceMember, Grant } from './store-access.ts';
import type { EndpointRole } from '../../shared/sync/protocol/roles.ts';

export interface Author {
  readonly role: EndpointRole;
  /** The groups whose pupils they may write about; null for all of the centre. */
  readonly groups: readonly string[] | null;
}

interface Known {
  /** With the rights they had at the number they say they had seen. */
  readonly author: Author;
  /** With the rights they have now, where those are others: `seen` is the author's word, and old rights must not live on it. */
  readonly present: Author | null;
  readonly secret: Uint8Array | null;
}

/** What the endpoint makes of who wrote a commit. */
export type Authorship =
  | ({ readonly is: 'author' } & Known)
  /** Judged only once a lead has agreed: access had ended when it arrived. */
  | ({ readonly is: 'ended' } & Known)
  /** Nobody has signed in to the endpoint as this person on that device yet. */
  | { readonly is: 'unknown' }
  /** Made after access had ended, as its author could see. */
  | { readonly is: 'outside' };

/**
 * Who wrote a commit, and with which rights: those the log gave them at the number they had seen. Before their first
 * grant the first one counts, because a person is admitted before their laptop has pulled the news.
 */
export async function authorshipOf(
  tx: JudgingTx,
  device: Device,
  by: string,
  n: number,
  seen: number,
): Promise<Authorship> {
  const grants = (await tx.grants(device.centre, by)).toSorted((a, b) => a.from - b.from);
  const members = (await tx.membersOf(device.id)).filter(({ centre }) => centre === device.centre);
  const isVouched = n <= device.vouchedUpTo;
  const voucher = isVouched ? members.find(({ staff }) => staff === device.vouchedBy) : undefined;
  if (voucher !== undefined) return brought(device, voucher);
  const member = members.find(({ staff }) => staff === by);
  if (grants.length === 0 || (member === undefined && !isVouched)) return { is: 'unknown' };
  const grant = grantAt(grants, seen);
  if (grant === undefined) return { is: 'outside' };
  const author = { role: grant.role, groups: grant.groups };
  const known = { author, present: otherRights(author, grants), secret: member?.proofSecret ?? null };
  return hasEnded(device, member, grants) ? { is: 'ended', ...known } : { is: 'author', ...known };
}

/**
 * Made on a laptop that worked alone, by its own rules and whoever had a place there; the administrator who brings it proves and
 * answers for all of it, as a founder does.
 */
function brought(device: Device, { proofSecret, endedAt }: DeviceMember): Authorship {
  const known: Known = { author: { role: 'administrator', groups: null }, present: null, secret: proofSecret };
  return device.revokedAt !== null || endedAt !== null ? { is: 'ended', ...known } : { is: 'author', ...known };
}

function otherRights(then: Author, grants: readonly Grant[]): Author | null {
  const standing = grants.find(({ to }) => to === null);
  if (standing === undefined) return null;
  const { role, groups } = standing;
  return role === then.role && JSON.stringify(groups) === JSON.stringify(then.groups) ? null : { role, groups };
}

/** The grant that held at a number of the log. */
export function grantAt(grants: readonly Grant[], number: number): Grant | undefined {
  const [first] = grants;
  if (first !== undefined && number < first.from) return first;
  return grants.find(({ from, to }) => from <= number && (to === null || number < to));
}

function hasEnded(device: Device, member: DeviceMember | undefined, grants: readonly Grant[]): boolean {
  if (device.revokedAt !== null) return true;
  if (member !== undefined && member.endedAt !== null) return true;
  return grants.every(({ to }) => to !== null);
}

/** A `seen` in numbers of the present life of the database: one of an earlier life is cut off where that was restored to. */
export async function seenNumber(tx: JudgingTx, [epoch, number]: readonly [string, number]): Promise<number> {
  const la = await tx.la();
  if (epoch === la.epoch) return Math.min(number, la.number);
  const end = await tx.epochEnd(epoch);
  return end === undefined ? 0 : Math.min(number, end);
}
