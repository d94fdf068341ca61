import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import type { MarkContext, RegisterTimes } from '../../../shared/attendance/mark-context.ts';
import { isRegisteredElsewhere, partTimePlanCovers, suspensionCovers } from '../../../shared/attendance/on-record.ts';
import type { PlannedSession, Session as DaySession } from '../../../shared/attendance/types.ts';
import { plannedSession } from '../../../shared/attendance/week-pattern.ts';
import { centreKey, type Centre } from '../../../shared/centre/centre.ts';
import { dayKind, schoolCalendar, type SchoolCalendar } from '../../../shared/centre/school-days.ts';
import { sessionTimesInTurn, sessionTimesOn } from '../../../shared/centre/session-times.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { byPupil } from '../../../shared/pupils/by-pupil.ts';
import type { PartTimePlan, WeekPattern } from '../../../shared/pupils/group.ts';
import type { Enrolment, Pupil, Suspension } from '../../../shared/pupils/pupil.ts';
import { dayOf, now, timeOf } from '../clock.ts';
import type { Session } from '../session.ts';

/** Everything the rules of attendance ask about pupils, worked out once per state of the data. */
export interface AttendanceFacts {
  readonly centre: Centre;
  readonly calendar: SchoolCalendar;
  pupil(id: string): Pupil | undefined;
  enrolment(id: string): Enrolment | undefined;
  /** The enrolment in force that day; where there are several, the one that is not a guest's. */
  enrolmentOn(pupil: string, date: LocalDate): Enrolment | undefined;
  planFor(pupil: string, date: LocalDate, session: DaySession): PlannedSession | null;
  /** The times of a session's register as they were on that day. */
  registerTimes(date: LocalDate, session: DaySession): RegisterTimes;
  /** What the rules need to judge a mark. Null where the pupil or enrolment is not known. */
  contextFor(enrolment: string, date: LocalDate, session: DaySession, seenAt?: 'pru'): MarkContext | null;
}

/** The centre's own record; every founded store has one. */
export function centreOf(session: Session): Centre {
  const centre = session.replica.one('centre', centreKey);
  if (centre === undefined) throw new Error('The store has no centre');
  return centre;
}

const basis = [
  'centre',
  'term',
  'closure',
  'place',
  'pupil',
  'enrolment',
  'weekPattern',
  'partTimePlan',
  'suspension',
] as const;
const known = new WeakMap<Session, { lists: readonly unknown[]; facts: AttendanceFacts }>();

/** The facts as the data stand now; the same object until a record they rest on changes (a mark is none of them). */
export function attendanceFacts(session: Session): AttendanceFacts {
  const lists = basis.map((type): unknown => session.replica.all(type));
  const cached = known.get(session);
  if (cached !== undefined && lists.every((list, index) => list === cached.lists[index])) return cached.facts;
  const facts = workOut(session);
  known.set(session, { lists, facts });
  return facts;
}

interface Indexes {
  readonly enrolments: Map<string, Enrolment[]>;
  readonly weeks: Map<string, WeekPattern[]>;
  readonly partTime: Map<string, PartTimePlan[]>;
  readonly suspensions: Map<string, Suspension[]>;
}

function workOut(session: Session): AttendanceFacts {
  const { replica } = session;
  const centre = centreOf(session);
  const calendar = schoolCalendar(replica.all('term'), replica.all('closure'));
  const places = new Map(replica.all('place').map((place) => [place.id, place]));
  const indexes: Indexes = {
    enrolments: byPupil(replica.all('enrolment')),
    weeks: byPupil(replica.all('weekPattern')),
    partTime: byPupil(replica.all('partTimePlan')),
    suspensions: byPupil(replica.all('suspension')),
  };
  const planFor = (pupil: string, date: LocalDate, daySession: DaySession): PlannedSession | null =>
    plannedSession(indexes.weeks.get(pupil) ?? [], places, date, daySession);
  const history = replica.slice('centre', centreKey)?.trail ?? [];
  const spans = sessionTimesInTurn(
    centre,
    history.map(({ at, fields }) => ({ day: dayOf(at), fields })),
  );
  const registerTimes = (date: LocalDate, daySession: DaySession): RegisterTimes => {
    const { amStartsAt, pmStartsAt, registerOpenMinutes } = sessionTimesOn(spans, date);
    const startsAt = daySession === 'AM' ? amStartsAt : pmStartsAt;
    return { startsAtMinutes: parseClockTime(startsAt) ?? 0, closesAfterMinutes: registerOpenMinutes };
  };
  const enrolment = (id: string): Enrolment | undefined => replica.one('enrolment', id);
  const pupil = (id: string): Pupil | undefined => replica.one('pupil', id);
  return {
    centre,
    calendar,
    pupil,
    enrolment,
    planFor,
    registerTimes,
    enrolmentOn: (id, date) => {
      const onRoll = (indexes.enrolments.get(id) ?? []).filter((stay) => isEffective(stay, date));
      return onRoll.find((stay) => stay.status !== 'G') ?? onRoll[0];
    },
    contextFor: (id, date, daySession, seenAt) => {
      const stay = enrolment(id);
      const file = stay === undefined ? undefined : pupil(stay.pupil);
      if (stay === undefined || file === undefined) return null;
      const plan = planFor(stay.pupil, date, daySession);
      const moment = now();
      return {
        date,
        session: daySession,
        today: dayOf(moment),
        nowMinutes: parseClockTime(timeOf(moment)) ?? 0,
        dateOfBirth: file.dob,
        dayKind: dayKind(calendar, date),
        times: registerTimes(date, daySession),
        enrolment: stay,
        registeredElsewhere: isRegisteredElsewhere(stay.status),
        plan,
        partTimePlanCovers: partTimePlanCovers(indexes.partTime.get(stay.pupil) ?? [], plan, date),
        suspensionCovers: suspensionCovers(indexes.suspensions.get(stay.pupil) ?? [], date, daySession),
        seenAt,
        mayRecordRestricted: session.keyring.holds('sensitive'),
      };
    },
  };
}
