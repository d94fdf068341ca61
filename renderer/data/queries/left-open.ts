import { sessionsLeftOpen } from '../../../shared/attendance/left-open.ts';
import { statutoryRoll } from '../../../shared/attendance/roll.ts';
import {
  readSessionKey,
  sessionKey,
  type Code,
  type Session as DaySession,
  type SessionKey,
} from '../../../shared/attendance/types.ts';
import { addSchoolDays } from '../../../shared/centre/school-days.ts';
import { clip, isEffective } from '../../../shared/lib/effective.ts';
import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Enrolment } from '../../../shared/pupils/pupil.ts';
import type { Session } from '../session.ts';
import { readDated } from './dated.ts';
import { attendanceFacts } from './facts.ts';
import { readCodes } from './marks.ts';
import { everyone } from './registers.ts';

/** A session that is over and whose register nobody has closed. */
export interface LeftOpen {
  readonly date: LocalDate;
  readonly session: DaySession;
  /** Pupils on roll without a mark: until the closing they get no N. */
  readonly withoutMark: number;
  /** The classes they should have been marked in, by name. */
  readonly classes: readonly string[];
  /** The register to open: the one class that lacks marks, else everyone's. */
  readonly register: string;
}

export interface LeftOpenList {
  /** The oldest first, at most `mostListed`. */
  readonly sessions: readonly LeftOpen[];
  readonly total: number;
}

/** How far back: four weeks, as for disagreements. Older gaps stand as missing marks beside every percentage. */
const schoolDaysBack = 20;

export const mostListed = 20;

/**
 * Sessions of the last twenty school days that nobody has closed, from the first day on which this centre has marks or a
 * closing: before it the register was kept elsewhere. Marks are read only where something is open.
 */
export async function readLeftOpen(session: Session, today: LocalDate, morningIsOver: boolean): Promise<LeftOpenList> {
  const { calendar } = attendanceFacts(session);
  const from = addSchoolDays(calendar, today, -schoolDaysBack) ?? addDays(today, -schoolDaysBack);
  const closings = await readDated(session, 'registerClosing', from, today);
  const closed = new Set(closings.map(({ record }) => sessionKey(record.date, record.session)));
  const open = sessionsLeftOpen(calendar, { from, today, morningIsOver }, closed);
  if (open.length === 0) return { sessions: [], total: 0 };
  const stays = session.replica
    .all('enrolment')
    .filter((stay) => stay.status !== 'G' && clip(stay, from, today) !== null);
  const codes = await readCodes(
    session,
    stays.map(({ id }) => id),
    from,
    today,
  );
  const first = firstKept(closed, codes);
  const kept = open.filter((key) => first !== null && readSessionKey(key).date >= first);
  const owed = kept.filter((key) => statutoryRoll(stays, readSessionKey(key).date).length > 0);
  return {
    sessions: owed.slice(0, mostListed).map((key) => leftOpen(session, stays, codes, key)),
    total: owed.length,
  };
}

type Codes = ReadonlyMap<string, ReadonlyMap<string, Code>>;

/** The first day with a closing or a mark; null where there is neither. */
function firstKept(closed: ReadonlySet<SessionKey>, codes: Codes): LocalDate | null {
  // Keys of readCodes are made by sessionKey.
  const marked = [...codes.values()].flatMap((ofOne) => [...ofOne.keys()] as SessionKey[]);
  let first: SessionKey | null = null;
  for (const key of [...closed, ...marked]) if (first === null || key < first) first = key;
  return first === null ? null : readSessionKey(first).date;
}

function leftOpen(session: Session, stays: readonly Enrolment[], codes: Codes, key: SessionKey): LeftOpen {
  const { date, session: daySession } = readSessionKey(key);
  const facts = attendanceFacts(session);
  const lacking = statutoryRoll(stays, date).filter(({ id }) => codes.get(id)?.has(key) !== true);
  const dueHere = lacking.filter(({ id, pupil }) => {
    const suspended = facts.contextFor(id, date, daySession)?.suspensionCovers === true;
    return !suspended && (facts.planFor(pupil, date, daySession)?.setting ?? 'pru') === 'pru';
  });
  const pupils = new Set(dueHere.map(({ pupil }) => pupil));
  const inClass = session.replica
    .all('membership')
    .filter((entry) => pupils.has(entry.pupil) && isEffective(entry, date));
  const classes = session.replica
    .all('group')
    .filter(({ id, kind }) => kind === 'class' && inClass.some(({ group }) => group === id));
  const [only] = classes;
  return {
    date,
    session: daySession,
    withoutMark: lacking.length,
    classes: classes.map(({ name }) => name),
    register: only !== undefined && classes.length === 1 ? only.id : everyone,
  };
}
