import { now } from '../clock.ts';
import { writing } from '../door.ts';
import { readRekeyed, type Rekeyed } from '../rekeyed.ts';
import type { MemberRow } from '../rows.ts';
import type { Session } from '../session.ts';
import type { PersonLine } from './admin.ts';
import { hasOwn, keepOwn } from './own-secrets.ts';
import { readState } from './state.ts';

/** Lines whose administrator vouches, each with the colleagues who have an account already and need a code of their own. */
const vouching = new WeakMap<PersonLine, Set<string>>();

/** From the next exchange on, as long as the proof holds. */
export function askToVouch(person: PersonLine): void {
  if (!vouching.has(person)) vouching.set(person, new Set());
}

/**
 * An administrator who has just proved who they are vouches for the colleagues who sign in on this laptop and whom the
 * endpoint has never met: one single-use invitation each, kept for that colleague alone and taken up when they sign in next
 * (own-errands.ts). Says nothing where it cannot: the next exchange tries again.
 */
export async function vouchForColleagues(session: Session, person: PersonLine): Promise<void> {
  const met = vouching.get(person);
  if (met === undefined || session.member.role !== 'administrator' || !person.isOpen) return;
  const rekeyed = await readRekeyed(session.database);
  const lacking = (await withoutPlace(session, rekeyed)).filter(({ id }) => !met.has(id));
  if (lacking.length === 0) return;
  const listed = await person.send('members', {});
  if (!listed.ok) return;
  for (const row of lacking) {
    const told = listed.value.members.find(({ staff }) => staff === row.id);
    const isNew = rekeyed[row.id] === undefined;
    if (told?.hasAccount === true && isNew) met.add(row.id);
    // Not there yet, or in another role: the staff record has still to reach the endpoint, or this laptop.
    else if (told?.endedAt === null && told.role === row.role) {
      await vouchFor(session, person, row, { groups: told.groups, isNew });
    }
  }
}

/** Those without a place here, and those whose place is of a key pair they have no more: they forgot their passphrase. */
async function withoutPlace({ database, member }: Session, rekeyed: Rekeyed): Promise<MemberRow[]> {
  const places = (await readState(database))?.members ?? null;
  if (places === null) return [];
  const others = (await database.members.toArray()).filter(
    ({ id, leftOn }) => leftOn === undefined && (places.includes(id) ? rekeyed[id] !== undefined : id !== member.id),
  );
  const lacking: MemberRow[] = [];
  for (const row of others) if (!(await hasOwn(database, 'invitation', row.id, now()))) lacking.push(row);
  return lacking;
}

async function vouchFor(
  { database }: Session,
  person: PersonLine,
  row: MemberRow,
  { groups, isNew }: { readonly groups: readonly string[] | null; readonly isNew: boolean },
): Promise<void> {
  const { id: staff, name, role } = row;
  const whole = groups === null ? null : [...groups];
  const given = await person.send('inviteMember', {
    staff,
    name,
    role,
    groups: whole,
    ...(isNew ? { isFirst: true as const } : {}),
  });
  if (!given.ok) return;
  const { code, expiresAt } = given.value;
  await writing(database, [database.exchange], () => keepOwn(database, 'invitation', row, { code }, expiresAt));
}
