import { countsAsAbsent, classOf } from '../../../shared/attendance/codes.ts';
import { codesOffered } from '../../../shared/attendance/mark-rules.ts';
import type { AttendanceCode } from '../../../shared/attendance/codes.ts';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { proposesO } from '../../../shared/attendance/n-clock.ts';
import type { OpenReason } from '../../data/queries/open-reasons.ts';
import { compareText, counted, formatDate, sortName } from '../../ui/format.ts';
import type { StatusTone } from '../../ui/status-badge.tsx';

export interface PupilReasons {
  readonly pupil: OpenReason['pupil'];
  /** The first to run out first. */
  readonly open: readonly OpenReason[];
}

/** One entry for each pupil, whoever's first N runs out first on top. */
export function byPupil(open: readonly OpenReason[]): PupilReasons[] {
  const pupils = new Map<string, OpenReason[]>();
  for (const entry of open) pupils.set(entry.pupil.id, [...(pupils.get(entry.pupil.id) ?? []), entry]);
  const groups = [...pupils.values()].flatMap((list): PupilReasons[] =>
    list[0] === undefined ? [] : [{ pupil: list[0].pupil, open: list }],
  );
  return groups.toSorted(
    (a, b) =>
      (firstDay(a) < firstDay(b) ? -1 : Number(firstDay(a) > firstDay(b))) ||
      compareText(sortName(a.pupil), sortName(b.pupil)),
  );
}

function firstDay({ open }: PupilReasons): string {
  return open[0]?.date ?? '';
}

export interface DueWords {
  readonly tone: StatusTone;
  readonly title: string;
  readonly detail: string;
}

/** How long there is left to find the reason, in words. */
export function dueWords({ clock }: OpenReason): DueWords {
  const { state, dueOn, schoolDaysLeft } = clock;
  if (proposesO(clock)) {
    return {
      tone: 'problem',
      title: 'Becomes O',
      detail: dueOn === null ? '' : `The reason was due by ${formatDate(dueOn)}`,
    };
  }
  const left = `${counted(schoolDaysLeft, 'school day')} left`;
  if (dueOn === null) return { tone: 'attention', title: left, detail: 'Enter the next term dates to see the day' };
  const detail = `Find the reason by ${formatDate(dueOn)}`;
  return { tone: state === 'warning' ? 'attention' : 'quiet', title: left, detail };
}

/** Absence codes, and those that take a session out of the count, that may stand for every one of the sessions. */
export function codesForAll(contexts: readonly MarkContext[]): AttendanceCode[] {
  const [first, ...rest] = contexts.map((context) => codesOffered(context).filter(({ refusal }) => refusal === null));
  return (first ?? [])
    .map(({ info }) => info)
    .filter(({ code }) => code !== 'N' && (countsAsAbsent(code) || classOf(code) === 'notPossible'))
    .filter(({ code }) => rest.every((offered) => offered.some(({ info }) => info.code === code)));
}
