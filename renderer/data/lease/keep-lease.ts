import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { RecordType } from '../../../shared/model/registry.ts';
import { today } from '../clock.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import { newTierKey } from '../members.ts';
import { readDated, type DatedRecord } from '../queries/dated.ts';
import { readKeptMarks } from '../queries/marks.ts';
import type { MemberRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { readIdentity } from '../store-identity.ts';
import { readState } from '../sync/state.ts';
import { heldForGroups, heldOfCentre, ownGroups, staysOf } from './own-part.ts';
import { putContact, putLease, type DatedSlice, type EnteredMark, type OwnPart } from './sealed-lease.ts';

/** Makes the small part of every member here anew, under a new key. Nothing where the laptop shares with nobody. */
export async function renewLease(session: Session): Promise<void> {
  const { database, replica, keyring, leaseKey } = session;
  const identity = await readIdentity(database);
  if (identity === null || replica.shared?.isFilled !== true) return;
  const day = today();
  const members = (await database.members.toArray()).filter(({ leftOn }) => leftOn === undefined);
  const parts = await Promise.all(
    members.map(async (member) => ({
      id: member.id,
      publicKey: member.publicKey,
      part: await partOf(session, member, day),
    })),
  );
  const held = heldOfCentre(replica, new Set(members.map(({ id }) => id)));
  const key = newTierKey();
  await writing(database, [database.meta, database.exchange], async () => {
    const state = await readState(database);
    if (state?.isFilled !== true || database.keyring !== keyring) return;
    await putLease(database, identity.storeId, key, { contact: { state, held }, members: parts });
    leaseKey.bytes = key;
  });
}

async function partOf(session: Session, member: MemberRow, day: LocalDate): Promise<OwnPart> {
  const { replica } = session;
  const groups = ownGroups(replica, member, day);
  const held = heldForGroups(replica, groups, day);
  const pupils = new Set(held.flatMap(([type, key]) => (type === 'pupil' ? [key] : [])));
  return {
    ...{ day, groups, held },
    dated: [
      ...(await datedOf(session, 'observation', day, ({ pupil }) => pupils.has(pupil))),
      ...(await datedOf(session, 'registerClosing', day, () => true)),
    ],
    marks: await marksOf(session, staysOf(replica, pupils, day), day),
  };
}

async function datedOf<T extends RecordType>(
  session: Session,
  type: T,
  day: LocalDate,
  isOwn: (record: DatedRecord<T>['record']) => boolean,
): Promise<DatedSlice[]> {
  const records = await readDated(session, type, day, day);
  return records.flatMap(({ record, trail }) => {
    if (!isOwn(record)) return [];
    // Both types are of the register tier alone, checked by the declaration when they were written.
    const { id: key, ...values } = record as unknown as { id: string } & DatedSlice['values'];
    const { pupil } = values;
    return [{ type, key, values, trail, ...(typeof pupil === 'string' ? { pupil } : {}) }];
  });
}

const halves: readonly DaySession[] = ['AM', 'PM'];

async function marksOf(session: Session, stays: readonly string[], day: LocalDate): Promise<EnteredMark[]> {
  const marks = await readKeptMarks(session, stays, day, day);
  return stays.flatMap((enrolment) =>
    halves.flatMap((half): EnteredMark[] => {
      const entries = marks.get(enrolment, day, half)?.entries ?? [];
      // A restricted code stays in its own tier: here it is what everybody sees.
      const shown = entries.map(({ code, ...entry }) => ({ ...entry, code: code === 'Y5' ? ('Y' as const) : code }));
      return shown.length === 0 ? [] : [{ enrolment, session: half, entries: shown }];
    }),
  );
}

/** The contact just made counts for the lease. Inside a transaction of the write door over `meta` and `exchange`. */
export async function noteContact({ database, leaseKey }: Session): Promise<void> {
  const identity = await readIdentity(database);
  const state = await readState(database);
  if (identity !== null && state !== null && leaseKey.bytes !== null)
    await putContact(database, identity.storeId, leaseKey.bytes, state);
}

const restsOn = [
  ...(['centre', 'term', 'closure', 'staff', 'group', 'membership', 'pupil', 'enrolment'] as const),
  ...(['weekPattern', 'partTimePlan', 'suspension', 'place', 'samePerson'] as const),
];
const quietMilliseconds = 2000;

const keepers = new WeakMap<WaymarkDatabase, () => void>();

/** Who signs in here, or with which keys, was changed past the log. */
export function leaseMembersChanged(database: WaymarkDatabase): void {
  keepers.get(database)?.();
}

/**
 * Keeps it current for as long as this person is signed in: at once, and when anything it rests on was changed, by an act or by
 * an exchange. What a page took off this laptop drops it in the same transaction (sync/take-page.ts).
 */
export function keepLease(session: Session): () => void {
  let known: readonly unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const renew = (): void => {
    timer = null;
    if (session.database.keyring !== session.keyring) return;
    known = basisOf(session);
    renewLease(session).catch((error: unknown) => {
      known = [];
      // Locked meanwhile: the next sign-in makes it.
      if (session.database.keyring === session.keyring) throw error;
    });
  };
  const look = (): void => {
    const basis = basisOf(session);
    const isSame = basis.length === known.length && basis.every((part, index) => part === known[index]);
    if (!isSame && timer === null && session.replica.shared?.isFilled === true)
      timer = setTimeout(renew, quietMilliseconds);
  };
  const leave = session.replica.subscribe(look);
  keepers.set(session.database, () => {
    known = [];
    look();
  });
  look();
  return () => {
    leave();
    keepers.delete(session.database);
    if (timer !== null) clearTimeout(timer);
  };
}

function basisOf({ replica }: Session): readonly unknown[] {
  return [...restsOn.map((type): unknown => replica.kept(type)), today()];
}
