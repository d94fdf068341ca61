import type { LocalDate } from '../lib/local-date.ts';
import type { JsonValue } from '../model/declare.ts';
import type { Centre } from './centre.ts';

/** When the two sessions start ('HH:MM') and for how long a register stays open (minutes). */
export type SessionTimes = Pick<Centre, 'amStartsAt' | 'pmStartsAt' | 'registerOpenMinutes'>;

/** Session times from a day on; `from` is null for those that always held. */
export type SessionTimesFrom = SessionTimes & { readonly from: LocalDate | null };

/** One line of the centre's history: the day of the change, and what each altered field was before and became. */
export type CentreChange = {
  readonly day: LocalDate;
  readonly fields: Readonly<Record<string, readonly [from: JsonValue, to: JsonValue]>>;
};

const names = ['amStartsAt', 'pmStartsAt', 'registerOpenMinutes'] as const;

/**
 * The times the centre has had, newest first, told from its own history (oldest change first): a change holds from its day on,
 * so that the headings and the late rule of past days stay as they were.
 */
export function sessionTimesInTurn(current: SessionTimes, history: readonly CentreChange[]): SessionTimesFrom[] {
  let times: SessionTimes = {
    amStartsAt: current.amStartsAt,
    pmStartsAt: current.pmStartsAt,
    registerOpenMinutes: current.registerOpenMinutes,
  };
  const spans: SessionTimesFrom[] = [];
  for (const { day, fields } of history.toReversed()) {
    const before = Object.fromEntries(names.flatMap((name) => (name in fields ? [[name, fields[name]?.[0]]] : [])));
    if (Object.keys(before).length === 0) continue;
    spans.push({ ...times, from: day });
    // What stood before was checked by the declaration when it was written.
    times = { ...times, ...(before as Partial<SessionTimes>) };
  }
  return [...spans, { ...times, from: null }];
}

/** The times that held on a day. */
export function sessionTimesOn(spans: readonly SessionTimesFrom[], date: LocalDate): SessionTimes {
  const found = spans.find(({ from }) => from === null || from <= date);
  if (found === undefined) throw new Error('Session times without a beginning');
  return found;
}
