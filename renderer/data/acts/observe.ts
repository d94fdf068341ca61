import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import type { ObservedFact } from '../../../shared/attendance/follow.ts';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import { isRegisteredElsewhere } from '../../../shared/attendance/on-record.ts';
import {
  settleObservations,
  standingObservations,
  type Settlement,
} from '../../../shared/attendance/settle-observations.ts';
import { mayBeSeenNow } from '../../../shared/attendance/too-early.ts';
import type { MarkUnit, Session as DaySession, SettingKind } from '../../../shared/attendance/types.ts';
import type { Observation } from '../../../shared/attendance/observation.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { refused, type Result } from '../../../shared/lib/result.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../changes.ts';
import { dayOf, now, timeOf } from '../clock.ts';
import { commit, type Kept } from '../commit.ts';
import { newId } from '../ids.ts';
import { isClosed } from '../queries/closings.ts';
import { readDated } from '../queries/dated.ts';
import { attendanceFacts, type AttendanceFacts } from '../queries/facts.ts';
import type { StandingMark } from '../queries/mark-book.ts';
import { readMarks } from '../queries/marks.ts';
import type { Session } from '../session.ts';
import { markChanges } from './mark-change.ts';

/** What was seen of one pupil, as the register of a provider, college, minibus or lesson takes it. */
export type Seen = Omit<Observation, 'id'>;

function factOf(session: Session, observation: Observation): ObservedFact {
  const kind = observation.place === undefined ? undefined : session.replica.one('place', observation.place)?.kind;
  const setting: SettingKind = kind ?? 'pru';
  const { id, place, seen, arrivedAt, nature } = observation;
  return { id, setting, placeId: place, seen, arrivedAt, nature };
}

interface Situation {
  readonly facts: AttendanceFacts;
  readonly shown: StandingMark | null;
  readonly closed: boolean;
  /** Everything seen of the pupil in the session before, oldest first, corrected and taken back ones too. */
  readonly earlier: readonly Observation[];
}

/** True where the standing mark only repeats what this very register saw before, and the same person now corrects it. */
function isOwnFollowing(session: Session, { shown, closed, earlier }: Situation, made: Observation): boolean {
  const source = shown?.unit?.source;
  const same = earlier.find(({ id }) => id === source);
  if (same === undefined) return false;
  const sameRegister = same.group === made.group && same.place === made.place && same.lesson === made.lesson;
  return sameRegister && !closed && shown?.entries.at(-1)?.by === session.member.id;
}

/** The change of the mark that follows from a new observation; none where none follows. */
function followingChanges(session: Session, situation: Situation, made: Observation): Result<readonly Change[]> {
  const { facts, shown, earlier } = situation;
  const stay = facts.enrolmentOn(made.pupil, made.date);
  if (stay === undefined) return refused('not-on-roll', 'That pupil was not on roll that day.');
  const corrects = isOwnFollowing(session, situation, made);
  const standing = corrects ? null : (shown?.unit ?? null);
  const plan = facts.planFor(made.pupil, made.date, made.session);
  const observed = standingObservations([...earlier, made]).map((entry) => factOf(session, entry));
  const settled = settleObservations(observed, plan, isRegisteredElsewhere(stay.status), standing);
  const unit = settled.kind === 'make' ? settled.mark : null;
  const key = { enrolment: stay.id, date: made.date, session: made.session };
  if (unit === null) return { ok: true, value: corrects ? markChanges(key, made.pupil, 'set', shown, null) : [] };
  const context = facts.contextFor(stay.id, made.date, made.session);
  const checked = context === null ? null : checkMark(unit, context);
  // An observation is kept whatever the rules say of the mark; what does not fit is for a person to settle.
  if (checked?.ok !== true) return { ok: true, value: [] };
  const op = shown === null || shown.entries.length === 0 ? 'create' : 'set';
  return { ok: true, value: markChanges(key, made.pupil, op, shown, checked.value) };
}

/** Whether a register may say now what it saw in a session. */
export function checkSeenNow(session: Session, group: string, date: LocalDate, daySession: DaySession): Result<void> {
  const kind = session.replica.one('group', group)?.kind ?? 'class';
  const moment = now();
  const nowMinutes = parseClockTime(timeOf(moment)) ?? 0;
  const times = attendanceFacts(session).registerTimes(date, daySession);
  return mayBeSeenNow({ date, today: dayOf(moment), nowMinutes, times }, kind);
}

/**
 * Keeps what a place saw, with the marks that follow where none stand, as one act. Never refuses an observation because
 * of a mark: what disagrees is shown as a thing to settle. Refused before the session, but for what is taken back.
 */
export async function observe(session: Session, seen: readonly Seen[]): Promise<Result<Kept>> {
  const [first] = seen;
  if (first === undefined) return refused('nobody', 'Nobody was chosen.');
  const facts = attendanceFacts(session);
  const { date, session: daySession } = first;
  const timely = checkSeenNow(session, first.group, date, daySession);
  if (!timely.ok && seen.some(({ takenBack }) => takenBack !== true)) return timely;
  const earlier = (await readDated(session, 'observation', date, date)).map(({ record }) => record);
  const stays = seen.flatMap(({ pupil }) => facts.enrolmentOn(pupil, date)?.id ?? []);
  const marks = await readMarks(session, stays, date, date);
  const closed = await isClosed(session, date, daySession);
  const changes: Change[] = [];
  for (const entry of seen) {
    const made: Observation = { ...entry, id: newId() };
    const stay = facts.enrolmentOn(made.pupil, made.date);
    const before = earlier.filter(({ pupil, session: at }) => pupil === made.pupil && at === made.session);
    const shown = stay === undefined ? null : marks.get(stay.id, made.date, made.session);
    const following = followingChanges(session, { facts, shown, closed, earlier: before }, made);
    if (!following.ok) return following;
    const { id, ...values } = made;
    changes.push(created('observation', id, values), ...following.value);
  }
  return commit(session, { changes });
}

/** What the observations of one pupil and session mean beside the mark that stands: for the things to settle. */
export function settlementOf(
  session: Session,
  pupil: string,
  observations: readonly Observation[],
  standing: MarkUnit | null,
): Settlement {
  const [first] = observations;
  const facts = attendanceFacts(session);
  const stay = first === undefined ? undefined : facts.enrolmentOn(pupil, first.date);
  if (first === undefined || stay === undefined) return { kind: 'nothing' };
  const observed = standingObservations(observations).map((entry) => factOf(session, entry));
  const plan = facts.planFor(pupil, first.date, first.session);
  return settleObservations(observed, plan, isRegisteredElsewhere(stay.status), standing);
}
