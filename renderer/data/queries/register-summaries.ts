import { sessionKey, type Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { Session } from '../session.ts';
import { readClosings, type Closing } from './closings.ts';
import { readDated } from './dated.ts';
import { readCodes } from './marks.ts';
import {
  everyone,
  hasRegister,
  headOfGroup,
  observationsByPupil,
  plannedRow,
  registerHead,
  rollOfRegister,
  runsIn,
  seenByRegister,
  type PlannedRow,
  type RegisterHead,
} from './registers.ts';

export interface RegisterSummary {
  readonly head: RegisterHead;
  readonly session: DaySession;
  /** Pupils on the register that day. */
  readonly onRegister: number;
  /** Of them, those expected where it is taken. */
  readonly expected: number;
  /** Of those expected, how many have an entry. */
  readonly done: number;
  /** Null while the session is open. */
  readonly closing: Closing | null;
}

function headsOn(session: Session, date: LocalDate): RegisterHead[] {
  const groups = session.replica.all('group').filter((group) => group.endedOn === undefined || group.endedOn >= date);
  const whole = registerHead(session, everyone);
  const heads = [...groups.map((group) => headOfGroup(session, group)), ...(whole === null ? [] : [whole])];
  return heads.filter((head) => hasRegister(session, head));
}

/** Every register of a day's session that has pupils on it, the one of everyone on roll last. */
export async function readRegisterSummaries(
  session: Session,
  date: LocalDate,
  daySession: DaySession,
): Promise<RegisterSummary[]> {
  const registers = headsOn(session, date)
    .filter((head) => runsIn(head, daySession))
    .map((head) => ({ head, roll: rollOfRegister(session, head, date) }));
  const ids = [...new Set(registers.flatMap(({ roll }) => roll.map((stay) => stay.id)))];
  const [codes, observations, closings] = await Promise.all([
    readCodes(session, ids, date, date),
    readDated(session, 'observation', date, date),
    readClosings(session, date),
  ]);
  const seen = observationsByPupil(observations, daySession);
  const closing = closings.find((entry) => entry.session === daySession) ?? null;
  return registers.flatMap(({ head, roll }) => {
    const rows = roll.flatMap((stay) => plannedRow(session, head, stay, date, daySession) ?? []);
    if (rows.length === 0) return [];
    const expected = rows.filter((row) => row.expectedHere);
    const isDone = ({ records, enrolment, pupil }: PlannedRow): boolean =>
      records === 'mark'
        ? codes.get(enrolment.id)?.has(sessionKey(date, daySession)) === true
        : seenByRegister(seen.get(pupil.id) ?? [], head.id) !== null;
    const done = expected.filter(isDone).length;
    return [{ head, session: daySession, onRegister: rows.length, expected: expected.length, done, closing }];
  });
}
