import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { Place } from '../../../shared/providers/place.ts';
import type { Group, Membership, PartTimePlan, WeekPattern } from '../../../shared/pupils/group.ts';
import { isTwiceInGroup } from '../../../shared/pupils/overlaps.ts';
import { altered, created, withdrawn } from '../changes.ts';
import type { Kept } from '../commit.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import { endingMemberships, joiningAfter } from './membership-changes.ts';

export type GroupValues = Omit<Group, 'id'>;
export type PlaceValues = Omit<Place, 'id'>;
export type PartTimeValues = Omit<PartTimePlan, 'id' | 'pupil'>;
export type WeekSessions = WeekPattern['sessions'];

/** Makes a group, or changes the one shown. Two groups that run at the same time never share a name. */
export async function keepGroup(session: Session, values: GroupValues, shown?: Group): Promise<Result<Kept | null>> {
  const same = session.replica
    .all('group')
    .find(
      ({ id, name, endedOn }) =>
        id !== shown?.id && endedOn === undefined && name.toLowerCase() === values.name.toLowerCase(),
    );
  if (same !== undefined) return refused('same-name', 'There is a group with this name already. Choose another name.');
  return keep(session, [shown === undefined ? created('group', newId(), values) : altered('group', shown, values)]);
}

/** The group runs until `lastDay`; everyone's place in it ends then too. Its past registers stay. */
export function endGroup(session: Session, group: Group, lastDay: LocalDate): Promise<Result<Kept | null>> {
  const members = session.replica.all('membership').filter((place) => place.group === group.id);
  return keep(session, [
    altered('group', group, { endedOn: lastDay }),
    ...members.flatMap((place) => endingMemberships(session, place, lastDay)),
  ]);
}

/** Puts pupils in a group from a day on, in one act. Those in it on that day already are left as they are. */
export async function addMembers(
  session: Session,
  group: string,
  pupils: readonly string[],
  from: LocalDate,
): Promise<Result<Kept | null>> {
  const there = session.replica
    .all('membership')
    .filter((place) => isTwiceInGroup(place, { pupil: place.pupil, group, from }));
  const later = there.find((place) => pupils.includes(place.pupil) && place.from > from);
  if (later !== undefined)
    return refused('later', 'One of them joins this group on a later day already. End that place first.');
  const members = new Set(there.map((place) => place.pupil));
  return keep(
    session,
    pupils
      .filter((pupil) => !members.has(pupil))
      .map((pupil) => created('membership', newId(), { pupil, group, from })),
  );
}

/** Out of this group and into another from a day on, in one act. */
export async function moveMember(
  session: Session,
  place: Membership,
  group: string,
  from: LocalDate,
): Promise<Result<Kept | null>> {
  if (group === place.group) return refused('same-group', 'The pupil is in that group now. Choose another.');
  const there = session.replica
    .all('membership')
    .some((other) => isTwiceInGroup(other, { pupil: place.pupil, group, from }));
  if (there) return refused('in-both', 'The pupil is in that group already. End the place here instead.');
  const [ending, joining] = [addDays(from, -1), joiningAfter(place, group, from)];
  return keep(session, [...endingMemberships(session, place, ending), joining]);
}

/** The pupil's last day in the group. */
export function endMembership(session: Session, place: Membership, lastDay: LocalDate): Promise<Result<Kept | null>> {
  return keep(session, endingMemberships(session, place, lastDay));
}

/** Makes a place, or changes the one shown. */
export function keepPlace(session: Session, values: PlaceValues, shown?: Place): Promise<Result<Kept | null>> {
  return keep(session, [shown === undefined ? created('place', newId(), values) : altered('place', shown, values)]);
}

/** A new place, where its id is wanted at once. */
export async function addPlace(session: Session, values: PlaceValues): Promise<Result<string>> {
  const id = newId();
  const kept = await keep(session, [created('place', id, values)]);
  return kept.ok ? ok(id) : kept;
}

/** The pupil's week from a day on, until a later pattern starts. One that begins on the same day is changed instead. */
export function keepWeek(
  session: Session,
  pupil: string,
  from: LocalDate,
  sessions: WeekSessions,
): Promise<Result<Kept | null>> {
  const shown = session.replica.all('weekPattern').findLast((week) => week.pupil === pupil && week.from === from);
  return keep(session, [
    shown === undefined
      ? created('weekPattern', newId(), { pupil, from, sessions })
      : altered('weekPattern', shown, { sessions }),
  ]);
}

/** Takes back a pattern entered by mistake; the one before it is in force again. */
export function withdrawWeek(session: Session, shown: WeekPattern): Promise<Result<Kept | null>> {
  return keep(session, [withdrawn('weekPattern', shown)]);
}

/** Records an agreed part-time timetable, or changes the one shown. It has an end, and a review before it. */
export async function keepPartTime(
  session: Session,
  pupil: string,
  values: PartTimeValues,
  shown?: PartTimePlan,
): Promise<Result<Kept | null>> {
  if (values.to < values.from) return refused('span', 'It ends before it begins. Check both dates.');
  if (values.reviews.length === 0) return refused('no-review', 'Give the date of at least one review.');
  const outside = values.reviews.find(({ on }) => on < values.from || on > values.to);
  if (outside !== undefined) return refused('review-outside', 'Each review must be between the first day and the end.');
  return keep(session, [
    shown === undefined
      ? created('partTimePlan', newId(), { ...values, pupil })
      : altered('partTimePlan', shown, values),
  ]);
}
