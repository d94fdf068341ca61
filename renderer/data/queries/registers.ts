import type { Observation } from '../../../shared/attendance/observation.ts';
import { statutoryRoll, rollOfGroup } from '../../../shared/attendance/roll.ts';
import { standingObservations, type Settlement } from '../../../shared/attendance/settle-observations.ts';
import type { Code, PlannedSession, Session as DaySession, SessionKey } from '../../../shared/attendance/types.ts';
import { may } from '../../../shared/centre/staff.ts';
import { dayKind, type DayKind } from '../../../shared/centre/school-days.ts';
import { addDays, weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Group, GroupKind } from '../../../shared/pupils/group.ts';
import type { Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import { settlementOf } from '../acts/observe.ts';
import type { Session } from '../session.ts';
import { readClosings, type Closing } from './closings.ts';
import { readDated, type DatedRecord } from './dated.ts';
import { attendanceFacts } from './facts.ts';
import type { StandingMark } from './mark-book.ts';
import { readCodes, readMarks } from './marks.ts';

/** The register of everyone on roll, so that a pupil in no group can be marked. */
export const everyone = 'everyone';

export interface RegisterHead {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind | typeof everyone;
  readonly place: string | undefined;
  readonly placeName: string | null;
  /** The member of staff who usually takes it. */
  readonly leader: string | undefined;
  /** The only half of the day in which it is taken; undefined for both. */
  readonly onlyIn: DaySession | undefined;
  /** A class at our own site sets marks; elsewhere a register records what was seen (sync.md, "Marks and observations"). */
  readonly records: 'marks' | 'observations';
}

export interface RegisterRow {
  readonly pupil: Pupil;
  readonly enrolment: Enrolment;
  readonly plan: PlannedSession | null;
  /** The name of the place the plan names. */
  readonly plannedPlace: string | null;
  /** The plan has the pupil where this register is taken, and no suspension covers the session. */
  readonly expectedHere: boolean;
  readonly suspended: boolean;
  /** A guest's own school makes the mark, so a class records only what was seen of a guest. */
  readonly records: 'mark' | 'observation';
  readonly mark: StandingMark | null;
  /** What this register says it saw. */
  readonly seen: Observation | null;
  /** What everything seen of the pupil in the session means beside the mark. */
  readonly settlement: Settlement;
  /** The codes of the week so far, Monday morning first. */
  readonly week: ReadonlyMap<SessionKey, Code>;
}

export interface RegisterView {
  readonly head: RegisterHead;
  readonly date: LocalDate;
  readonly session: DaySession;
  readonly dayKind: DayKind;
  readonly closing: Closing | null;
  readonly rows: readonly RegisterRow[];
  /** The number of this device's newest commit when the reading began: later ones may not be in it. */
  readonly upTo: number;
}

/** Whether this person has the register: people confined to groups have no others, and a class only where they enter marks. */
export function hasRegister({ member }: Session, { id, records }: RegisterHead): boolean {
  const { groups, role } = member;
  return groups === undefined || (groups.includes(id) && (records === 'observations' || may(role, 'takeRegister')));
}

/** A group as a register. Null where there is no such group. */
export function registerHead(session: Session, id: string): RegisterHead | null {
  if (id === everyone) {
    return {
      id,
      name: 'Everyone on roll',
      kind: everyone,
      place: undefined,
      placeName: null,
      leader: undefined,
      onlyIn: undefined,
      records: 'marks',
    };
  }
  const group = session.replica.one('group', id);
  return group === undefined ? null : headOfGroup(session, group);
}

/** What was seen in one session, by pupil, oldest first. */
export function observationsByPupil(
  observations: readonly DatedRecord<'observation'>[],
  daySession: DaySession,
): Map<string, DatedRecord<'observation'>[]> {
  const seen = new Map<string, DatedRecord<'observation'>[]>();
  for (const entry of observations) {
    const { pupil, session } = entry.record;
    if (session === daySession) seen.set(pupil, [...(seen.get(pupil) ?? []), entry]);
  }
  return seen;
}

/**
 * What the observations of one pupil and session leave for a person to settle. A mark that a person entered after the last
 * of them has settled it, the same mark again with a reason too.
 */
export function openSettlement(
  session: Session,
  pupil: string,
  seen: readonly DatedRecord<'observation'>[],
  mark: StandingMark | null,
): Settlement {
  const last = mark?.entries.at(-1);
  const lastSeenAt = Math.max(...seen.map(({ trail: [made] }) => made?.at ?? 0));
  if (last !== undefined && last.source === undefined && last.at > lastSeenAt) return { kind: 'nothing' };
  return settlementOf(
    session,
    pupil,
    seen.map(({ record }) => record),
    mark?.unit ?? null,
  );
}

/** What one register saw of a pupil, as it stands. */
export function seenByRegister(seen: readonly DatedRecord<'observation'>[], register: string): Observation | null {
  return standingObservations(seen.map(({ record }) => record)).findLast((entry) => entry.group === register) ?? null;
}

export function headOfGroup(session: Session, group: Group): RegisterHead {
  const place = group.place === undefined ? undefined : session.replica.one('place', group.place);
  return {
    id: group.id,
    name: group.name,
    kind: group.kind,
    place: place?.id,
    placeName: place?.name ?? null,
    leader: group.leader,
    onlyIn: group.onlyIn,
    records: group.kind === 'class' ? 'marks' : 'observations',
  };
}

/** Whether the register is taken in that half of the day at all. */
export function runsIn({ onlyIn }: Pick<RegisterHead, 'onlyIn'>, daySession: DaySession): boolean {
  return onlyIn === undefined || onlyIn === daySession;
}

/** Everyone on the register that day, one enrolment each. */
export function rollOfRegister(session: Session, head: RegisterHead, date: LocalDate): Enrolment[] {
  const { replica } = session;
  const enrolments = replica.all('enrolment');
  const roll =
    head.kind === everyone
      ? statutoryRoll(enrolments, date)
      : rollOfGroup(enrolments, replica.all('membership'), head.id, date);
  const facts = attendanceFacts(session);
  const stays = new Map(roll.map((stay) => [stay.pupil, facts.enrolmentOn(stay.pupil, date) ?? stay]));
  return [...stays.values()].filter((stay) => facts.pupil(stay.pupil) !== undefined);
}

/** Whether the plan has a pupil where the register is taken. No plan at all means our own site. */
export function isPlannedAt(session: Session, head: RegisterHead, plan: PlannedSession | null): boolean {
  const setting = plan?.setting ?? 'pru';
  if (setting === 'none' || setting === 'homeSchool') return false;
  if (head.kind === 'minibus') return true;
  const kind = head.place === undefined ? 'pru' : (session.replica.one('place', head.place)?.kind ?? 'pru');
  if (kind === 'pru') return setting === 'pru';
  return setting === kind && (plan?.placeId === undefined || plan.placeId === head.place);
}

/** One register with all that its screen shows. Null where there is no such group, or it is not this person's. */
export async function readRegister(
  session: Session,
  id: string,
  date: LocalDate,
  daySession: DaySession,
): Promise<RegisterView | null> {
  const head = registerHead(session, id);
  if (head === null || !hasRegister(session, head)) return null;
  const upTo = session.lastNumber;
  const roll = rollOfRegister(session, head, date);
  const ids = roll.map((stay) => stay.id);
  const monday = weekStart(date);
  const [marks, codes, observations, closings] = await Promise.all([
    readMarks(session, ids, date, date),
    readCodes(session, ids, monday, addDays(monday, 4)),
    readDated(session, 'observation', date, date),
    readClosings(session, date),
  ]);
  const seenBy = observationsByPupil(observations, daySession);
  const rowOf = (enrolment: Enrolment): RegisterRow[] => {
    const mark = marks.get(enrolment.id, date, daySession);
    const seen = seenBy.get(enrolment.pupil) ?? [];
    const planned = plannedRow(session, head, enrolment, date, daySession);
    if (planned === null) return [];
    return [
      {
        ...planned,
        mark,
        seen: seenByRegister(seen, head.id),
        settlement: openSettlement(session, enrolment.pupil, seen, mark),
        week: weekOf(codes.get(enrolment.id)),
      },
    ];
  };
  const { calendar } = attendanceFacts(session);
  return {
    head,
    date,
    session: daySession,
    dayKind: dayKind(calendar, date),
    closing: closings.find((closing) => closing.session === daySession) ?? null,
    rows: roll.flatMap(rowOf).toSorted(byName),
    upTo,
  };
}

function weekOf(codes: ReadonlyMap<string, Code> | undefined): ReadonlyMap<SessionKey, Code> {
  // Keys of readCodes are made by sessionKey.
  return (codes ?? new Map<string, Code>()) as ReadonlyMap<SessionKey, Code>;
}

export type PlannedRow = Pick<
  RegisterRow,
  'pupil' | 'enrolment' | 'plan' | 'plannedPlace' | 'expectedHere' | 'suspended' | 'records'
>;

/** A pupil on a register as the plan has them, before anything is entered. */
export function plannedRow(
  session: Session,
  head: RegisterHead,
  enrolment: Enrolment,
  date: LocalDate,
  daySession: DaySession,
): PlannedRow | null {
  const facts = attendanceFacts(session);
  const pupil = facts.pupil(enrolment.pupil);
  if (pupil === undefined) return null;
  const plan = facts.planFor(pupil.id, date, daySession);
  const suspended = facts.contextFor(enrolment.id, date, daySession)?.suspensionCovers ?? false;
  return {
    pupil,
    enrolment,
    plan,
    plannedPlace: plan?.placeId === undefined ? null : (session.replica.one('place', plan.placeId)?.name ?? null),
    suspended,
    expectedHere: !suspended && isPlannedAt(session, head, plan),
    records: head.records === 'marks' && enrolment.status !== 'G' ? 'mark' : 'observation',
  };
}

const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

function byName({ pupil: a }: RegisterRow, { pupil: b }: RegisterRow): number {
  return (
    collator.compare(a.preferredSurname ?? a.surname, b.preferredSurname ?? b.surname) ||
    collator.compare(a.preferredForename ?? a.forename, b.preferredForename ?? b.forename)
  );
}
