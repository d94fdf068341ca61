import { isEffective } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import { knownDeclaration, type RecordType } from '../../../shared/model/registry.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import type { Replica } from '../replica.ts';
import type { SignedInMember } from '../session.ts';
import type { HeldSlice } from './sealed-lease.ts';

/** All that a register cannot do without: of a pupil the names, and the age code X asks for. Other types are kept whole. */
const fieldsNeeded: Partial<Record<RecordType, readonly string[]>> = {
  pupil: ['surname', 'forename', 'preferredSurname', 'preferredForename', 'dob'],
  enrolment: ['pupil', 'status', 'from', 'to'],
  partTimePlan: ['pupil', 'from', 'to', 'agreedOn'],
  place: ['name', 'kind', 'programme', 'commissionedBy'],
};

interface Span {
  readonly from: LocalDate;
  readonly to?: LocalDate | undefined;
}

function isNotOver({ to }: Span, day: LocalDate): boolean {
  return to === undefined || to >= day;
}

/** The record as a register needs it, of what everybody here may read, and without its history. */
function plain(type: RecordType, record: { readonly id: string }): HeldSlice {
  const { fields } = knownDeclaration(type);
  const names = fieldsNeeded[type] ?? Object.keys(fields);
  const values = new Map<string, JsonValue>();
  // Values were checked by the declaration when they were written.
  for (const [name, value] of Object.entries(record) as [string, JsonValue | undefined][]) {
    if (names.includes(name) && fields[name]?.tier === baseTier && value !== undefined) values.set(name, value);
  }
  return [type, record.id, { values: Object.fromEntries(values), trail: [] }];
}

/** The groups a person takes: those they are confined to, else those they usually take. */
export function ownGroups(
  replica: Replica,
  { id, groups }: Pick<SignedInMember, 'id' | 'groups'>,
  day: LocalDate,
): string[] {
  const isOwn = (group: { id: string; leader?: string | undefined }): boolean =>
    groups === undefined ? group.leader === id : groups.includes(group.id);
  return replica
    .kept('group')
    .filter((group) => isOwn(group) && (group.endedOn === undefined || group.endedOn >= day))
    .map((group) => group.id);
}

/** What a register of the groups named needs from a day on: who is in them, under which names, and where each is expected. */
export function heldForGroups(replica: Replica, groups: readonly string[], day: LocalDate): HeldSlice[] {
  const memberships = replica.kept('membership').filter((one) => groups.includes(one.group) && isNotOver(one, day));
  const pupils = new Set(memberships.flatMap(({ pupil }) => replica.persons.filesOf(pupil)));
  const about = <R extends { readonly pupil: string }>(records: readonly R[]): R[] =>
    records.filter(({ pupil }) => pupils.has(pupil));
  const weeks = about(replica.kept('weekPattern')).filter(
    (week, _index, all) =>
      !all.some((other) => other.pupil === week.pupil && other.from > week.from && other.from <= day),
  );
  const own = replica.kept('group').filter(({ id }) => groups.includes(id));
  const places = new Set([
    ...own.flatMap(({ place }) => place ?? []),
    ...weeks.flatMap(({ sessions }) => sessions.flatMap(({ place }) => place ?? [])),
  ]);
  return [
    ...own.map((group) => plain('group', group)),
    ...memberships.map((one) => plain('membership', one)),
    ...replica.kept('pupil').flatMap((one) => (pupils.has(one.id) ? [plain('pupil', one)] : [])),
    ...about(replica.kept('enrolment')).flatMap((one) => (isNotOver(one, day) ? [plain('enrolment', one)] : [])),
    ...weeks.map((week) => plain('weekPattern', week)),
    ...about(replica.kept('partTimePlan'))
      .filter((one) => isNotOver(one, day))
      .map((one): HeldSlice => withReviews(plain('partTimePlan', one))),
    ...about(replica.kept('samePerson')).flatMap((one) => (pupils.has(one.other) ? [plain('samePerson', one)] : [])),
    ...about(replica.kept('suspension')).flatMap((one) => (isNotOver(one, day) ? [plain('suspension', one)] : [])),
    ...replica.kept('place').flatMap((one) => (places.has(one.id) ? [plain('place', one)] : [])),
  ];
}

/** Notes of reviews are no part of the plan; that there is a list of them is. */
function withReviews([type, key, slice]: HeldSlice): HeldSlice {
  return [type, key, { ...slice, values: { ...slice.values, reviews: [] } }];
}

/** Whose stay on roll a register of that day shows, by pupil. */
export function staysOf(replica: Replica, pupils: ReadonlySet<string>, day: LocalDate): string[] {
  return replica
    .kept('enrolment')
    .filter((stay) => pupils.has(stay.pupil) && isEffective(stay, day))
    .map(({ id }) => id);
}

/** What of the centre is about no pupil: its times as they were and are, terms, closures, and the names of those who sign in here. */
export function heldOfCentre(replica: Replica, members: ReadonlySet<string>): HeldSlice[] {
  const whole = (type: RecordType, key: string): HeldSlice[] => {
    const slice = replica.slice(type, key);
    return slice === undefined ? [] : [[type, key, slice]];
  };
  return [
    ...replica.kept('centre').flatMap(({ id }) => whole('centre', id)),
    ...replica.kept('term').map((term) => plain('term', term)),
    ...replica.kept('closure').map((closure) => plain('closure', closure)),
    ...replica.kept('staff').flatMap((one) => (members.has(one.id) ? [plain('staff', one)] : [])),
  ];
}
