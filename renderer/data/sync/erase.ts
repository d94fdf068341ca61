import { addDays } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { RequestOf } from '../../../shared/sync/protocol/message.ts';
import type { messages } from '../../../shared/sync/protocol/messages.ts';
import { today } from '../clock.ts';
import { readDatedOfPupil } from '../queries/dated.ts';
import { readMarks } from '../queries/marks.ts';
import type { Session } from '../session.ts';
import type { PersonLine } from './admin.ts';

export type ErasureReason = RequestOf<typeof messages.erase>['why'];

/** How much of a pupil goes with an erasure, as this laptop holds it. */
export interface ErasureCounts {
  readonly marks: number;
  readonly observations: number;
  readonly attempts: number;
  readonly contacts: number;
  readonly stays: number;
  readonly suspensions: number;
  /** Weeks, part-time timetables and places in groups. */
  readonly plans: number;
  /** Entries in the history of all of these: they keep their numbers, empty. */
  readonly entries: number;
}

/** Marks may lie ahead of today: an afternoon's, a closure that is planned. */
const daysAhead = 366;

export async function countErasure(session: Session, pupil: string): Promise<ErasureCounts> {
  const { replica } = session;
  const of = (...types: Parameters<typeof replica.slicesAbout>[0][]) =>
    types.flatMap((type) => replica.slicesAbout(type, pupil));
  const stays = replica.all('enrolment').filter((stay) => stay.pupil === pupil);
  const first = stays.map(({ from }) => from).toSorted()[0] ?? today();
  const ids = stays.map(({ id }) => id);
  const book = await readMarks(session, ids, first, addDays(today(), daysAhead));
  const marks = ids.flatMap((id) => book.of(id));
  const observations = await readDatedOfPupil(session, 'observation', pupil);
  const attempts = await readDatedOfPupil(session, 'absenceAttempt', pupil);
  const held = of('pupil', 'enrolment', 'contact', 'suspension', 'membership', 'weekPattern', 'partTimePlan');
  const trails = [
    ...held.map(({ slice }) => slice.trail),
    ...observations.map(({ trail }) => trail),
    ...attempts.map(({ trail }) => trail),
  ];
  return {
    ...{ marks: marks.length, observations: observations.length, attempts: attempts.length },
    ...{ contacts: of('contact').length, stays: of('enrolment').length, suspensions: of('suspension').length },
    plans: of('membership', 'weekPattern', 'partTimePlan').length,
    entries: trails.flat().length + marks.flatMap(({ mark }) => mark.entries).length,
  };
}

/**
 * Erases a pupil at the endpoint, for good. What this laptop has not sent goes first, so that nothing about them turns up
 * later. This laptop wipes with the next page, every other one at its next contact.
 */
export async function eraseAtEndpoint(
  person: PersonLine,
  unsent: number,
  request: { readonly pupil: string; readonly why: ErasureReason },
): Promise<Result<null>> {
  if (unsent > 0)
    return refused('unsent', 'Something on this laptop is still to be sent. Try again when it says “All sent”.');
  const erased = await person.send('erase', request);
  return erased.ok ? ok(null) : erased;
}
