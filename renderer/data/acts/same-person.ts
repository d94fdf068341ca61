import type { JsonValue } from '../../../shared/model/declare.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { MarkKey } from '../../../shared/attendance/mark.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { PupilField } from '../../../shared/pupils/file-differences.ts';
import { pairOf, type SamePerson } from '../../../shared/pupils/same-person.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered, created } from '../changes.ts';
import { commit, type Kept } from '../commit.ts';
import type { StandingMark } from '../queries/mark-book.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import { markChanges } from './mark-change.ts';

export interface Joining {
  /** The file that stands from now on, and the other. */
  readonly stands: string;
  readonly other: string;
  /** Fields of the standing file that take the other's value, in the same act. */
  readonly takeOver: readonly PupilField[];
  readonly reason: string;
}

/** Says that two files are one young person's. Nothing is moved: readers show both as one. */
export async function joinFiles(session: Session, joining: Joining): Promise<Result<Kept | null>> {
  const { stands, other, takeOver, reason } = joining;
  const { replica } = session;
  const [own, from] = [replica.keptOne('pupil', stands), replica.keptOne('pupil', other)];
  if (own === undefined || from === undefined) return refused('no-file', 'One of the two files is not here any more.');
  if (replica.persons.standing(stands) === replica.persons.standing(other))
    return refused('joined', 'The two files are joined already.');
  if (reason.trim() === '') return refused('needs-reason', 'Say how you know that this is one young person.');
  const taken = Object.fromEntries(takeOver.map((field) => [field, from[field]]));
  return keep(session, [...answers(session, stands, other, stands), altered('pupil', own, taken)], reason);
}

/** Says that two files are about two young people, so that nobody is asked again. */
export function tellApart(session: Session, one: string, other: string): Promise<Result<Kept | null>> {
  return keep(session, answers(session, one, other, null));
}

/** What is said of a pair, over everything that was said of it before, from whichever side. */
function answers({ replica }: Session, one: string, other: string, stands: string | null): (Change | null)[] {
  const pair = pairOf(one, other);
  const answer = stands === null ? ('two' as const) : ('one' as const);
  const before = replica
    .kept('samePerson')
    .filter(
      (said) => pairOf(said.pupil, said.other).pupil === pair.pupil && [said.pupil, said.other].includes(pair.other),
    );
  if (before.length > 0) return before.map((said) => altered('samePerson', said, { answer, stands }));
  const values = { ...pair, answer, ...(stands === null ? {} : { stands }) };
  return [created('samePerson', `${pair.pupil}|${pair.other}`, values)];
}

/**
 * Undoes a joining: each file is shown by itself again. What was taken over with it goes back where it still stands as it was
 * taken over; entries made since stay in the file they were made under.
 */
export async function undoJoining(session: Session, said: SamePerson): Promise<Result<Kept | null>> {
  if (said.answer !== 'one') return ok(null);
  const changes = answers(session, said.pupil, said.other, null);
  return keep(session, [...changes, backAgain(session, said)]);
}

function backAgain({ replica }: Session, said: SamePerson): Change | null {
  const standing = said.stands === undefined ? undefined : replica.keptOne('pupil', said.stands);
  // The first line of a record says no fields: it set all of it.
  const joined = replica
    .slice('samePerson', said.id)
    ?.trail.findLast(({ op, fields }) => op === 'create' || fields['answer']?.[1] === 'one');
  if (standing === undefined || joined === undefined) return null;
  const taken = replica
    .slice('pupil', standing.id)
    ?.trail.find(({ device, n }) => device === joined.device && n === joined.n);
  const now = new Map<string, unknown>(Object.entries(standing));
  const back = Object.entries(taken?.fields ?? {}).flatMap(([name, [from, to]]): [string, JsonValue][] =>
    JSON.stringify(now.get(name) ?? null) === JSON.stringify(to) ? [[name, from]] : [],
  );
  // Names and values of the record itself, as they stood before.
  return altered('pupil', standing, Object.fromEntries(back));
}

/** Settles a session for which both files have a mark: from now on both say the one chosen. */
export async function settleTwoMarks(
  session: Session,
  at: MarkKey,
  shown: StandingMark,
  chosen: MarkUnit,
  reason: string,
): Promise<Result<Kept>> {
  if (reason.trim() === '') return refused('needs-reason', 'Say why: the law asks for the reason of an amendment.');
  const pupil = session.replica.one('enrolment', at.enrolment)?.pupil ?? '';
  return commit(session, { changes: markChanges(at, pupil, 'amend', shown, chosen), reason: reason.trim() });
}
