import {
  absenceBoard,
  type BoardAttempt,
  type BoardPupil,
  type BoardRow,
} from '../../../shared/attendance/absence-board.ts';
import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import { countsAsAbsent, countsAsAttending } from '../../../shared/attendance/codes.ts';
import type { AbsenceAttempt, Observation } from '../../../shared/attendance/observation.ts';
import { standingObservations } from '../../../shared/attendance/settle-observations.ts';
import { sessionKey, sessions, type MarkUnit, type Session as DaySession } from '../../../shared/attendance/types.ts';
import { addSchoolDays, dayKind, type DayKind } from '../../../shared/centre/school-days.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { Place } from '../../../shared/providers/place.ts';
import type { Contact, Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import { timeOf } from '../clock.ts';
import type { Session } from '../session.ts';
import { readDated } from './dated.ts';
import { attendanceFacts, type AttendanceFacts } from './facts.ts';
import type { MarkBook } from './mark-book.ts';
import { readCodes, readMarks } from './marks.ts';

/** A school to ring. The number comes from the centre's own list of places, else from the directory of schools. */
export interface SchoolToRing {
  readonly name: string;
  readonly contactName: string | null;
  readonly phone: string | null;
}

export interface AttemptShown {
  readonly attempt: AbsenceAttempt;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly by: string;
  readonly position: string;
}

/** What the screen of one pupil's absence shows, apart from what the clock changes. */
export interface AbsenceFacts {
  readonly pupil: Pupil;
  readonly enrolment: Enrolment;
  readonly place: Place | undefined;
  readonly homeSchool: SchoolToRing | null;
  /** In the order in which they are to be rung; null where the signed-in member does not hold their tier. */
  readonly contacts: readonly Contact[] | null;
  readonly mark: MarkUnit | null;
  /** Where the pupil was seen, in words; null where no place has seen them. */
  readonly seenAt: string | null;
  readonly attempts: readonly AttemptShown[];
  readonly firstDayOfAbsence: boolean;
}

export interface AbsenceRow extends Omit<BoardRow, 'pupil' | 'placeId'>, AbsenceFacts {}

export interface AbsenceDay {
  readonly date: LocalDate;
  readonly dayKind: DayKind;
  /** The board at a moment, minutes since midnight: those accounted for too, the most pressing first. */
  boardAt(nowMinutes: number): AbsenceRow[];
}

interface Line extends AbsenceFacts {
  readonly board: BoardPupil;
}

/** Everything about who is missing on a day but the clock, which moves on without reading again. */
export async function readAbsenceDay(session: Session, date: LocalDate): Promise<AbsenceDay> {
  const facts = attendanceFacts(session);
  const kind = dayKind(facts.calendar, date);
  // On a day without school, and on one lost to a closure, nobody is expected anywhere.
  const lines = kind === 'schoolDay' ? await readLines(session, facts, date) : [];
  const byKey = new Map(lines.map((line) => [`${line.board.pupil} ${line.board.session}`, line]));
  return {
    date,
    dayKind: kind,
    boardAt: (nowMinutes) =>
      absenceBoard(
        lines.map(({ board }) => board),
        nowMinutes,
      ).flatMap(({ pupil, placeId: _placeId, ...row }) => {
        const line = byKey.get(`${pupil} ${row.session}`);
        if (line === undefined) return [];
        const { board: _board, ...shown } = line;
        return [{ ...row, ...shown }];
      }),
  };
}

interface DayRead {
  readonly marks: MarkBook;
  readonly observations: readonly Observation[];
  readonly attempts: readonly AttemptShown[];
  readonly absentBefore: ReadonlySet<string>;
  readonly begun: Readonly<Record<DaySession, ReadonlySet<string>>>;
  readonly schools: ReadonlyMap<string, SchoolToRing>;
}

async function readLines(session: Session, facts: AttendanceFacts, date: LocalDate): Promise<Line[]> {
  const stays = staysOn(session, facts, date);
  const ids = stays.map((stay) => stay.id);
  const [marks, observed, attempts, absentBefore, schools] = await Promise.all([
    readMarks(session, ids, date, date),
    readDated(session, 'observation', date, date),
    readDated(session, 'absenceAttempt', date, date),
    readAbsentBefore(session, facts, ids, date),
    readSchools(session, stays),
  ]);
  const observations = observed.map(({ record }) => record);
  const day: DayRead = {
    marks,
    observations,
    attempts: attempts.flatMap(({ record, trail: [made] }) =>
      made === undefined ? [] : [{ attempt: record, at: made.at, by: made.by, position: made.position }],
    ),
    absentBefore,
    begun: {
      AM: begunFor(session, stays, marks, observations, date, 'AM'),
      PM: begunFor(session, stays, marks, observations, date, 'PM'),
    },
    schools,
  };
  return stays.flatMap((stay) => sessions.flatMap((daySession) => lineOf(session, facts, day, stay, date, daySession)));
}

/** One enrolment for each pupil on roll, guests too: they are expected here on the days their week says so. */
function staysOn(session: Session, facts: AttendanceFacts, date: LocalDate): Enrolment[] {
  const pupils = new Set(
    session.replica
      .all('enrolment')
      .filter((stay) => isEffective(stay, date))
      .map((stay) => stay.pupil),
  );
  return [...pupils].flatMap((pupil) => facts.enrolmentOn(pupil, date) ?? []);
}

function lineOf(
  session: Session,
  facts: AttendanceFacts,
  day: DayRead,
  stay: Enrolment,
  date: LocalDate,
  daySession: DaySession,
): Line[] {
  const pupil = facts.pupil(stay.pupil);
  const context = facts.contextFor(stay.id, date, daySession);
  // Somebody suspended is not expected.
  if (pupil === undefined || context === null || context.suspensionCovers) return [];
  const plan = context.plan;
  const mark = day.marks.get(stay.id, date, daySession)?.unit ?? null;
  const attempts = day.attempts.filter(({ attempt }) => attempt.pupil === pupil.id && attempt.session === daySession);
  const seen = standingObservations(
    day.observations.filter((entry) => entry.pupil === pupil.id && entry.session === daySession),
  ).find((entry) => entry.seen !== 'absent');
  const homeSchool = day.schools.get(stay.homeSchool ?? '') ?? null;
  const firstDayOfAbsence = !day.absentBefore.has(stay.id);
  return [
    {
      pupil,
      enrolment: stay,
      place: plan?.placeId === undefined ? undefined : session.replica.one('place', plan.placeId),
      homeSchool,
      contacts: contactsOf(session, pupil.id),
      mark,
      seenAt: seen === undefined ? null : placeName(session, facts, seen),
      attempts,
      firstDayOfAbsence,
      board: {
        pupil: pupil.id,
        session: daySession,
        plan,
        startsAtMinutes: facts.registerTimes(date, daySession).startsAtMinutes,
        registerBegun: day.begun[daySession].has(pupil.id),
        mark,
        seenByAnyPlace: seen !== undefined,
        attempts: attempts.map(boardAttempt),
        hasHomeSchool: homeSchool !== null,
        firstDayOfAbsence,
      },
    },
  ];
}

function boardAttempt({ attempt, at }: AttemptShown): BoardAttempt {
  return { told: attempt.told, outcome: attempt.outcome, atMinutes: parseClockTime(timeOf(at)) ?? 0 };
}

function placeName(session: Session, facts: AttendanceFacts, seen: Observation): string {
  const place = seen.place === undefined ? undefined : session.replica.one('place', seen.place);
  return place?.name ?? facts.centre.name;
}

function contactsOf(session: Session, pupil: string): readonly Contact[] | null {
  if (!session.keyring.holds('contact')) return null;
  return session.replica
    .all('contact')
    .filter((contact) => contact.pupil === pupil)
    .toSorted((a, b) => a.order - b.order);
}

/** Pupils on a register in which somebody has entered something: from then on the others are being looked for. */
function begunFor(
  session: Session,
  stays: readonly Enrolment[],
  marks: MarkBook,
  observations: readonly Observation[],
  date: LocalDate,
  daySession: DaySession,
): ReadonlySet<string> {
  const marked = new Set(
    stays.filter((stay) => marks.get(stay.id, date, daySession) !== null).map((stay) => stay.pupil),
  );
  const observing = new Set(observations.filter((entry) => entry.session === daySession).map((entry) => entry.group));
  const classes = new Set(
    session.replica
      .all('group')
      .filter(({ kind }) => kind === 'class')
      .map(({ id }) => id),
  );
  const memberships = session.replica.all('membership').filter((entry) => isEffective(entry, date));
  const begun = new Set(
    memberships.filter(({ group, pupil }) => classes.has(group) && marked.has(pupil)).map(({ group }) => group),
  );
  return new Set(memberships.filter(({ group }) => observing.has(group) || begun.has(group)).map(({ pupil }) => pupil));
}

/** Enrolments whose last mark of the previous school day was an absence; a day left out under a part-time timetable is none. */
async function readAbsentBefore(
  session: Session,
  facts: AttendanceFacts,
  ids: readonly string[],
  date: LocalDate,
): Promise<ReadonlySet<string>> {
  const before = addSchoolDays(facts.calendar, date, -1);
  if (before === null) return new Set();
  const codes = await readCodes(session, ids, before, before);
  const wasAbsent = (id: string): boolean => {
    const marks = sessions.flatMap((daySession) => codes.get(id)?.get(sessionKey(before, daySession)) ?? []);
    const last = marks.findLast((code) => code !== 'C2' && (countsAsAbsent(code) || countsAsAttending(code)));
    return last !== undefined && countsAsAbsent(last);
  };
  return new Set(ids.filter(wasAbsent));
}

/** The home schools of the pupils by the id of their place. */
async function readSchools(session: Session, stays: readonly Enrolment[]): Promise<ReadonlyMap<string, SchoolToRing>> {
  const places = [...new Set(stays.map((stay) => stay.homeSchool))].flatMap(
    (id) => (id === undefined ? undefined : session.replica.one('place', id)) ?? [],
  );
  const urns = places.flatMap(({ phone, urn }) => (phone === undefined && urn !== undefined ? [urn] : []));
  const found = await session.database.schools.bulkGet(urns);
  const phones = new Map(urns.map((urn, index) => [urn, found[index]?.phone]));
  return new Map(places.map((place) => [place.id, schoolToRing(place, phones.get(place.urn ?? ''))]));
}

function schoolToRing(place: Place, directoryPhone: string | undefined): SchoolToRing {
  const phone = place.phone ?? directoryPhone ?? '';
  return { name: place.name, contactName: place.contactName ?? null, phone: phone === '' ? null : phone };
}
