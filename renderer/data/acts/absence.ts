import type { AbsenceAttempt } from '../../../shared/attendance/observation.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { created } from '../changes.ts';
import { commit, type Kept } from '../commit.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';

export type AttemptWanted = Omit<AbsenceAttempt, 'id'>;

function said(words: string | undefined): string | undefined {
  const text = words?.trim() ?? '';
  return text === '' ? undefined : text;
}

/** Keeps one attempt to tell somebody that a pupil is not accounted for. Who logged it and when stand in the commit. */
export async function logAttempt(session: Session, wanted: AttemptWanted): Promise<Result<Kept>> {
  const { who, answer, ...rest } = wanted;
  const name = said(who);
  const words = said(answer);
  const values = {
    ...rest,
    ...(name === undefined ? {} : { who: name }),
    ...(words === undefined ? {} : { answer: words }),
  };
  return commit(session, { changes: [created('absenceAttempt', newId(), values)] });
}
