import type { LocalDate } from '../lib/local-date.ts';
import { refused, ok, type Result } from '../lib/result.ts';
import type { GroupKind } from '../pupils/group.ts';
import { formatClockTime } from './clock-time.ts';
import type { RegisterTimes } from './mark-context.ts';

/** A register is taken at the beginning of its session (SI 2024/208 reg 10(1)); a class may be seated a little before. */
export const earliestMinutesBefore = 30;

/** A minibus collects its riders long before the session they are driven to. */
const minibusMinutesBefore = 120;

export type Moment = {
  readonly date: LocalDate;
  readonly today: LocalDate;
  /** Minutes since midnight of `today`. */
  readonly nowMinutes: number;
  readonly times: RegisterTimes;
};

/** Whether a register of what was seen may be taken now: nobody has been seen in a session that is still to come. */
export function mayBeSeenNow({ date, today, nowMinutes, times }: Moment, kind: GroupKind): Result<void> {
  if (date > today) return refused('future', 'This session has not happened yet, so nobody has been seen.');
  const earliest = times.startsAtMinutes - (kind === 'minibus' ? minibusMinutesBefore : earliestMinutesBefore);
  if (date < today || nowMinutes >= earliest) return ok(undefined);
  return refused(
    'not-begun',
    `This session starts at ${formatClockTime(times.startsAtMinutes)}, so nobody has been seen in it yet.`,
  );
}
