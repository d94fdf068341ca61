import { attendanceFacts } from '../../../renderer/data/queries/facts.ts';
import { readMarks } from '../../../renderer/data/queries/marks.ts';
import { removeSampleCentre } from '../../../renderer/data/open-database.ts';
import { appendAs } from '../../../renderer/data/sample/append-as.ts';
import { foundSampleCentre } from '../../../renderer/data/sample/found-sample.ts';
import type { Session } from '../../../renderer/data/session.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { sampleStaff } from '../../../shared/sample/staff.ts';
import { hand } from './hand.ts';

/** Founds the sample centre as the start screen does, and holds it. Gives the steps of progress told. */
export async function foundSample(today: string): Promise<number[]> {
  const steps: number[] = [];
  const moment = new Date(`${today}T08:40:00`).getTime();
  const founded = await foundSampleCentre({
    today: localDate(today),
    now: moment,
    onProgress: (done) => steps.push(done),
  });
  if (!founded.ok) throw new Error(founded.error.message);
  hand.session = founded.value.session;
  hand.database = founded.value.session.database;
  hand.release = founded.value.release;
  return steps;
}

/** One pupil's entries of one morning, as the history on screen would tell them. */
export async function entriesOf(
  session: Session,
  date: string,
): Promise<{ by: string; code: string | null; reason?: string }[][]> {
  const day = localDate(date);
  const stays = session.replica
    .all('enrolment')
    .map(({ id }) => id)
    .sort();
  const marks = await readMarks(session, stays, day, day);
  return stays.map((stay) => {
    const standing = marks.get(stay, day, 'AM');
    return (standing?.entries ?? []).map(({ by, code, reason }) => ({
      by,
      code,
      ...(reason === undefined ? {} : { reason }),
    }));
  });
}

export const sample = { foundSample, entriesOf, appendAs, attendanceFacts, removeSampleCentre, sampleStaff };
