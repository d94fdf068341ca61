import type { Code } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf } from '../clock.ts';
import type { Session } from '../session.ts';
import type { EntryShown, StandingMark } from './mark-book.ts';

/** One entry in the life of a mark, as the law asks for it: what, when, by whom in which position, and why. */
export interface MarkHistoryLine {
  readonly kind: 'original' | 'corrected' | 'amended' | 'takenBack';
  readonly entry: EntryShown;
  readonly date: LocalDate;
  /** '09:02' */
  readonly time: string;
  /** Undefined for people from outside, whose entries name them beside the position (session.ts). */
  readonly byName: string | undefined;
}

/** Every entry of a mark, the original first. */
export function markHistory({ replica }: Session, mark: StandingMark | null): MarkHistoryLine[] {
  const names = new Map(replica.all('staff').map((member) => [member.id, member.name]));
  return (mark?.entries ?? []).map((entry, index) => ({
    kind: kindOf(entry, index),
    entry,
    date: dayOf(entry.at),
    time: timeOf(entry.at),
    byName: names.get(entry.by),
  }));
}

function kindOf(entry: EntryShown, index: number): MarkHistoryLine['kind'] {
  if (entry.code === null) return 'takenBack';
  if (index === 0) return 'original';
  return entry.op === 'amend' ? 'amended' : 'corrected';
}

/** The code that stood before the first amendment (null: none stood); undefined where nothing was amended. */
export function originalCode(mark: StandingMark | null): Code | null | undefined {
  const first = mark?.entries.findIndex(({ op }) => op === 'amend') ?? -1;
  return first < 0 ? undefined : (mark?.entries[first - 1]?.code ?? null);
}
