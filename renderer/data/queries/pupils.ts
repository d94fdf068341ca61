import { attendanceFigures, type Fraction } from '../../../shared/attendance/statistics.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { byPupil } from '../../../shared/pupils/by-pupil.ts';
import type { Group } from '../../../shared/pupils/group.ts';
import type { Contact, Enrolment, Pupil, Suspension } from '../../../shared/pupils/pupil.ts';
import type { Slice, TrailEntry } from '../../../shared/sync/fold.ts';
import type { Session } from '../session.ts';
import { readCounts } from './marks.ts';
import { pairsOf } from './same-person.ts';

/** Whether the pupil is on our roll on the day asked about. */
export type RollState = 'on' | 'left' | 'notYet' | 'never';

/** One line of the list of pupils. */
export interface PupilRow {
  readonly pupil: Pupil;
  /** The stay in force; where there is none, the next or the last. */
  readonly enrolment: Enrolment | undefined;
  readonly state: RollState;
  readonly groups: readonly Group[];
  /** Name of the home school; undefined where none is recorded. */
  readonly homeSchool: string | undefined;
  /** Name of the key worker. */
  readonly keyWorker: string | undefined;
}

/** Every pupil as things stand on a day. From memory alone. */
export function pupilRows(session: Session, date: LocalDate): PupilRow[] {
  const { replica } = session;
  const stays = byPupil(replica.all('enrolment'));
  const memberships = byPupil(replica.all('membership').filter((place) => isEffective(place, date)));
  const groups = new Map(replica.all('group').map((group) => [group.id, group]));
  const places = new Map(replica.all('place').map((place) => [place.id, place.name]));
  const staff = new Map(replica.all('staff').map((member) => [member.id, member.name]));
  return replica.all('pupil').map((pupil) => {
    const { enrolment, state } = stayOn(stays.get(pupil.id) ?? [], date);
    return {
      pupil,
      enrolment,
      state,
      groups: (memberships.get(pupil.id) ?? []).flatMap(({ group }) => groups.get(group) ?? []),
      homeSchool: places.get(enrolment?.homeSchool ?? ''),
      keyWorker: staff.get(pupil.keyWorker ?? ''),
    };
  });
}

/** The stay that counts on a day: in force (a guest's last), else the next to come, else the last that ended. */
export function stayOn(
  stays: readonly Enrolment[],
  date: LocalDate,
): { enrolment: Enrolment | undefined; state: RollState } {
  const inForce = stays.filter((stay) => isEffective(stay, date));
  const now = inForce.find(({ status }) => status !== 'G') ?? inForce[0];
  if (now !== undefined) return { enrolment: now, state: 'on' };
  const inOrder = stays.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const next = inOrder.find(({ from }) => from > date);
  if (next !== undefined) return { enrolment: next, state: 'notYet' };
  const last = inOrder.at(-1);
  return last === undefined ? { enrolment: undefined, state: 'never' } : { enrolment: last, state: 'left' };
}

/** Attendance in the term that holds the day, up to it, by enrolment; empty outside terms. */
export async function attendanceThisTerm(
  session: Session,
  date: LocalDate,
): Promise<ReadonlyMap<string, Fraction | null>> {
  const term = session.replica.all('term').find(({ from, to }) => from <= date && date <= to);
  if (term === undefined) return new Map();
  const ids = session.replica.all('enrolment').map(({ id }) => id);
  const counts = await readCounts(session, ids, term.from, date);
  return new Map([...counts].map(([id, count]) => [id, attendanceFigures(count).attendance]));
}

/** What belongs to one pupil, in order. Contacts only where the signed-in member holds their tier. */
export interface PupilFile {
  readonly pupil: Pupil;
  readonly enrolments: readonly Enrolment[];
  readonly contacts: readonly Contact[] | null;
  readonly suspensions: readonly Suspension[];
}

export function pupilFile(session: Session, id: string): PupilFile | undefined {
  const { replica, keyring } = session;
  const pupil = replica.one('pupil', id);
  if (pupil === undefined) return undefined;
  const own = <T extends { readonly pupil: string }>(records: readonly T[]): T[] =>
    records.filter((record) => record.pupil === id);
  return {
    pupil,
    enrolments: own(replica.all('enrolment')).toSorted((a, b) => (a.from > b.from ? -1 : 1)),
    contacts: keyring.holds('contact') ? own(replica.all('contact')).toSorted((a, b) => a.order - b.order) : null,
    suspensions: own(replica.all('suspension')).toSorted((a, b) => (a.from > b.from ? -1 : 1)),
  };
}

/** One line of a pupil's history: what was done to which record. */
export interface HistoryLine {
  readonly type: (typeof historyTypes)[number];
  readonly record: string;
  readonly entry: TrailEntry;
  /** The record as it is now: what a line about its making can say of it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The name of who did it; undefined where that member of staff is not known here. */
  readonly byName: string | undefined;
}

const historyTypes = [
  'pupil',
  'enrolment',
  'contact',
  'suspension',
  'membership',
  'weekPattern',
  'partTimePlan',
  'samePerson',
] as const;

/** A pair of files names two pupils, and is part of the history of both. */
function recordsOf(session: Session, type: HistoryLine['type'], id: string) {
  const { replica } = session;
  if (type !== 'samePerson') return replica.slicesAbout(type, id);
  return pairsOf(session, id).flatMap(({ id: key }) => {
    const slice = replica.slice(type, key);
    return slice === undefined ? [] : [{ key, slice }];
  });
}

/** What a record said after an entry of its history: what it says now, without what came later. */
function valuesAfter({ values, trail }: Slice, place: number): Slice['values'] {
  const later = trail.slice(place + 1).toReversed();
  return later.reduce((known, { fields }) => {
    const before = Object.fromEntries(Object.entries(fields).map(([name, [from]]) => [name, from]));
    return { ...known, ...before };
  }, values);
}

/**
 * Everything done to a pupil's records, one list for each act, newest first; withdrawn records too. Only fields of tiers the
 * member holds.
 */
export function pupilHistory(session: Session, id: string): (readonly [HistoryLine, ...HistoryLine[]])[] {
  const { replica } = session;
  const names = new Map(replica.all('staff').map((member) => [member.id, member.name]));
  const lines = historyTypes.flatMap((type) =>
    recordsOf(session, type, id).flatMap(({ key, slice }) =>
      slice.trail.map((entry, place) => ({
        ...{ type, record: key, entry, byName: names.get(entry.by) },
        values: type === 'samePerson' ? valuesAfter(slice, place) : slice.values,
      })),
    ),
  );
  const acts = new Map<string, [HistoryLine, ...HistoryLine[]]>();
  for (const line of lines) {
    const key = `${line.entry.device} ${line.entry.n}`;
    const act = acts.get(key);
    if (act === undefined) acts.set(key, [line]);
    else act.push(line);
  }
  return [...acts.values()].sort(([a], [b]) => b.entry.at - a.entry.at || b.entry.n - a.entry.n);
}
