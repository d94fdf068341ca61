import { guestEnded } from '../../../shared/pupils/leaving-grounds.ts';
import { clip } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { Contact, Enrolment, Pupil, Suspension } from '../../../shared/pupils/pupil.ts';
import { isTwiceOnRoll } from '../../../shared/pupils/overlaps.ts';
import { altered, created, withdrawn } from '../changes.ts';
import type { Kept } from '../commit.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import { endingMemberships } from './membership-changes.ts';

export type PupilValues = Omit<Pupil, 'id'>;
export type EnrolmentValues = Omit<Enrolment, 'id' | 'pupil'>;
export type ContactValues = Omit<Contact, 'id' | 'pupil'>;
export type SuspensionValues = Omit<Suspension, 'id' | 'pupil'>;

/** A pupil and the first enrolment, in one act. Gives the new pupil's id. */
export async function addPupil(
  session: Session,
  pupil: PupilValues,
  enrolment: EnrolmentValues,
): Promise<Result<string>> {
  const id = newId();
  const kept = await keep(session, [
    created('pupil', id, pupil),
    created('enrolment', newId(), { ...enrolment, pupil: id }),
  ]);
  return kept.ok ? ok(id) : kept;
}

/** Alters only the fields that differ from what was shown. */
export function changePupil(
  session: Session,
  shown: Pupil,
  wanted: Partial<PupilValues>,
): Promise<Result<Kept | null>> {
  return keep(session, [altered('pupil', shown, wanted)]);
}

/** A further stay on roll; refused where it would overlap another that is not a guest's. */
export async function enrol(session: Session, pupil: string, values: EnrolmentValues): Promise<Result<Kept | null>> {
  const clash = overlapping(session, pupil, values);
  return clash ?? keep(session, [created('enrolment', newId(), { ...values, pupil })]);
}

export async function changeEnrolment(
  session: Session,
  shown: Enrolment,
  wanted: EnrolmentValues,
): Promise<Result<Kept | null>> {
  const wrong = wrongSpan(wanted.from, wanted.to) ?? overlapping(session, shown.pupil, wanted, shown.id);
  const { to, ground } = wanted;
  const others = to === undefined || to === shown.to ? [] : staysThatWouldGoOn(session, shown, to);
  return (
    wrong ??
    keep(session, [
      altered('enrolment', shown, wanted),
      ...others.map((other) => altered('enrolment', other, { to, ground })),
    ])
  );
}

function overlapping(session: Session, pupil: string, wanted: EnrolmentValues, except?: string): Result<never> | null {
  const other = session.replica
    .all('enrolment')
    .find((stay) => stay.id !== except && isTwiceOnRoll(stay, { ...wanted, pupil }));
  if (other === undefined) return null;
  return refused('on-roll', 'The pupil is on roll here already in those days. Change or end that enrolment instead.');
}

/** Takes a pupil off the roll after `lastDay`; their places in groups end with it. */
export async function endEnrolment(
  session: Session,
  stay: Enrolment,
  lastDay: LocalDate,
  ground: string,
): Promise<Result<Kept | null>> {
  const wrong = wrongSpan(stay.from, lastDay);
  if (wrong !== null) return wrong;
  if (stay.status !== 'G' && ground === guestEnded) return refused('ground', 'Choose the ground for leaving the roll.');
  const { replica } = session;
  const staysOn = replica
    .all('enrolment')
    .some(
      (other) => other.id !== stay.id && other.pupil === stay.pupil && (other.to === undefined || other.to > lastDay),
    );
  const places = staysOn ? [] : replica.all('membership').filter(({ pupil }) => pupil === stay.pupil);
  return keep(session, [
    altered('enrolment', stay, { to: lastDay, ground }),
    ...staysThatWouldGoOn(session, stay, lastDay).map((other) => altered('enrolment', other, { to: lastDay, ground })),
    ...places.flatMap((place) => endingMemberships(session, place, lastDay)),
  ]);
}

/** Stays in another file of the same young person that the one given hides: they would go on where it ends. */
function staysThatWouldGoOn({ replica }: Session, stay: Enrolment, lastDay: LocalDate): Enrolment[] {
  return (replica.persons.staysBeside(stay.id) ?? []).flatMap(({ span }) =>
    span.id !== stay.id && span.from <= lastDay && (span.to === undefined || span.to > lastDay) ? [span] : [],
  );
}

function wrongSpan(from: LocalDate, to: LocalDate | undefined): Result<never> | null {
  if (to === undefined || to >= from) return null;
  return refused('span', 'The last day is before the first. Check both dates.');
}

/** Adds a contact at the end of the order in which people are rung. */
export function addContact(
  session: Session,
  pupil: string,
  values: Omit<ContactValues, 'order'>,
): Promise<Result<Kept | null>> {
  const last = Math.max(0, ...contactsOf(session, pupil).map(({ order }) => order));
  return keep(session, [created('contact', newId(), { ...values, pupil, order: last + 1 })]);
}

export function changeContact(
  session: Session,
  shown: Contact,
  wanted: Partial<ContactValues>,
): Promise<Result<Kept | null>> {
  return keep(session, [altered('contact', shown, wanted)]);
}

export function removeContact(session: Session, shown: Contact): Promise<Result<Kept | null>> {
  return keep(session, [withdrawn('contact', shown)]);
}

/** Rings this contact one place earlier; all are numbered afresh from 1, in one act. */
export function ringEarlier(session: Session, shown: Contact): Promise<Result<Kept | null>> {
  const inOrder = contactsOf(session, shown.pupil);
  const at = inOrder.findIndex(({ id }) => id === shown.id);
  if (at < 1) return Promise.resolve(ok(null));
  const moved = inOrder.toSpliced(at, 1).toSpliced(at - 1, 0, shown);
  return keep(
    session,
    moved.map((contact, index) => altered('contact', contact, { order: index + 1 })),
  );
}

function contactsOf(session: Session, pupil: string): Contact[] {
  return session.replica
    .all('contact')
    .filter((contact) => contact.pupil === pupil)
    .toSorted((a, b) => a.order - b.order);
}

/** Adds a suspension or changes the one shown. Sessions already covered by another are refused. */
export async function keepSuspension(
  session: Session,
  pupil: string,
  values: SuspensionValues,
  shown?: Suspension,
): Promise<Result<Kept | null>> {
  const wrong = wrongSpan(values.from, values.to);
  if (wrong !== null) return wrong;
  if (values.from === values.to && values.fromSession === 'PM' && values.toSession === 'AM') {
    return refused('span', 'The last session is before the first. Check both.');
  }
  const other = session.replica
    .all('suspension')
    .find((span) => span.pupil === pupil && span.id !== shown?.id && coversSameDay(span, values));
  if (other !== undefined)
    return refused('overlap', 'Another suspension covers some of these days. Change that one instead.');
  return keep(session, [
    shown === undefined ? created('suspension', newId(), { ...values, pupil }) : altered('suspension', shown, values),
  ]);
}

function coversSameDay(span: Suspension, { from, to }: SuspensionValues): boolean {
  if (to !== undefined) return clip(span, from, to) !== null;
  return span.to === undefined || span.to >= from;
}
