import type { Observation } from '../../../shared/attendance/observation.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { setMarks, takeBackMarks } from '../../data/acts/marks.ts';
import { observe, type Seen } from '../../data/acts/observe.ts';
import type { Kept } from '../../data/commit.ts';
import { readMarks } from '../../data/queries/marks.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import type { Session } from '../../data/session.ts';
import type { SeenEntry, ShownRow } from './shown-row.ts';

type Where = Pick<RegisterView, 'head' | 'date' | 'session'>;

/** What one act entered, with what stood before, so that it can be taken back whole. */
export interface Undo {
  readonly marks: readonly { readonly enrolment: string; readonly before: MarkUnit | null }[];
  readonly seen: readonly { readonly pupil: string; readonly entry: SeenEntry; readonly before: Observation | null }[];
}

export interface MarkWish {
  readonly row: ShownRow;
  readonly unit: MarkUnit;
  readonly seenHere: boolean;
}

export interface Written {
  readonly kept: Kept;
  readonly undo: Undo;
}

/** Keeps marks as one act. What stands is read again first: acts made a moment ago may not be on the screen yet. */
export async function writeMarks(
  session: Session,
  where: Where,
  wishes: readonly MarkWish[],
  reason: string,
): Promise<Result<Written>> {
  const { date, session: daySession } = where;
  const book = await readMarks(
    session,
    wishes.map(({ row }) => row.enrolment.id),
    date,
    date,
  );
  const wanted = wishes.map(({ row, unit, seenHere }) => ({
    enrolment: row.enrolment.id,
    date,
    session: daySession,
    unit,
    shown: book.get(row.enrolment.id, date, daySession),
    ...(seenHere ? { seenAt: 'pru' as const } : {}),
  }));
  const kept = await setMarks(session, wanted, reason);
  if (!kept.ok) return kept;
  const marks = wanted.map(({ enrolment, shown }) => ({ enrolment, before: shown?.unit ?? null }));
  return { ok: true, value: { kept: kept.value, undo: { marks, seen: [] } } };
}

export interface SeenWish {
  readonly row: ShownRow;
  readonly entry: SeenEntry;
}

/** Keeps what was seen as one act, with the marks that follow from it. */
export async function writeSeen(
  session: Session,
  where: Where,
  wishes: readonly SeenWish[],
  activity: string,
): Promise<Result<Written>> {
  const kept = await observe(
    session,
    wishes.map(({ row, entry }) => seenOf(where, row.pupil.id, entry, activity)),
  );
  if (!kept.ok) return kept;
  const seen = wishes.map(({ row, entry }) => ({ pupil: row.pupil.id, entry, before: row.seen }));
  return { ok: true, value: { kept: kept.value, undo: { marks: [], seen } } };
}

function seenOf(
  { head, date, session }: Where,
  pupil: string,
  { seen, minutesLate }: SeenEntry,
  activity: string,
): Seen {
  const nature = activity.trim();
  return {
    pupil,
    date,
    session,
    group: head.id,
    seen,
    ...(head.place === undefined ? {} : { place: head.place }),
    ...(head.kind === 'lesson' ? { lesson: head.name } : {}),
    ...(minutesLate === undefined ? {} : { minutesLate }),
    ...(nature === '' || seen === 'absent' ? {} : { nature }),
  };
}

/** Takes one act back. The entries stay in the history; an observation is taken back by another one. */
export async function takeBack(session: Session, where: Where, { marks, seen }: Undo): Promise<Result<Kept>> {
  const { date, session: daySession } = where;
  if (seen.length > 0) {
    const entries = seen.map(({ pupil, entry, before }): Seen => {
      if (before === null) return { ...seenOf(where, pupil, entry, ''), takenBack: true };
      const { id: _replaced, ...values } = before;
      return values;
    });
    const kept = await observe(session, entries);
    if (!kept.ok || marks.length === 0) return kept;
  }
  const book = await readMarks(
    session,
    marks.map(({ enrolment }) => enrolment),
    date,
    date,
  );
  const back = marks.map(({ enrolment, before }) => ({
    enrolment,
    date,
    session: daySession,
    unit: before,
    shown: book.get(enrolment, date, daySession),
  }));
  return takeBackMarks(session, back);
}
