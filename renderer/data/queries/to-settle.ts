import type { Settlement } from '../../../shared/attendance/settle-observations.ts';
import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import { addSchoolDays } from '../../../shared/centre/school-days.ts';
import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import type { Session } from '../session.ts';
import { readDated, type DatedRecord } from './dated.ts';
import { attendanceFacts } from './facts.ts';
import { readMarks } from './marks.ts';
import { openSettlement } from './registers.ts';

/** One session in which what was seen of a pupil and the mark do not agree, or no mark can be told from it. */
export interface ToSettle {
  readonly pupil: Pupil;
  readonly date: LocalDate;
  readonly session: DaySession;
  readonly settlement: Extract<Settlement, { kind: 'unclear' | 'disagree' }>;
}

/** How far back disagreements are looked for; older ones stand in the register of their day. */
const schoolDaysBack = 20;

/** What a person has to settle from the last twenty school days, newest first. */
export async function readToSettle(session: Session, today: LocalDate): Promise<ToSettle[]> {
  const facts = attendanceFacts(session);
  const from = addSchoolDays(facts.calendar, today, -schoolDaysBack) ?? addDays(today, -schoolDaysBack);
  const observations = await readDated(session, 'observation', from, today);
  const bySession = new Map<string, DatedRecord<'observation'>[]>();
  for (const entry of observations) {
    const { pupil, date, session: daySession } = entry.record;
    const key = `${pupil}|${date}|${daySession}`;
    const list = bySession.get(key);
    if (list === undefined) bySession.set(key, [entry]);
    else list.push(entry);
  }
  const stays = new Set(observations.flatMap(({ record }) => facts.enrolmentOn(record.pupil, record.date)?.id ?? []));
  const marks = await readMarks(session, [...stays], from, today);
  const found = [...bySession.values()].flatMap((seen): ToSettle[] => {
    const first = seen[0]?.record;
    const pupil = first === undefined ? undefined : facts.pupil(first.pupil);
    const stay = first === undefined ? undefined : facts.enrolmentOn(first.pupil, first.date);
    if (first === undefined || pupil === undefined || stay === undefined) return [];
    const settlement = openSettlement(session, pupil.id, seen, marks.get(stay.id, first.date, first.session));
    if (settlement.kind !== 'unclear' && settlement.kind !== 'disagree') return [];
    return [{ pupil, date: first.date, session: first.session, settlement }];
  });
  return found.toSorted((a, b) => (a.date === b.date ? (a.session < b.session ? 1 : -1) : a.date < b.date ? 1 : -1));
}
