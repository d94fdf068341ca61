import { formatDate, formatDay, formatWeekday } from '../../../shared/lib/date-words.ts';
import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf } from '../../data/clock.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { counted } from '../../ui/format.ts';

export type StateTone = 'quiet' | 'attention' | 'problem';
export type StateSign = 'here' | 'sent' | 'moving' | 'waiting' | 'cut' | 'person';

/** The state of the exchange in the header: a few words, counted and never guessed. */
export interface StateInWords {
  readonly words: string;
  readonly tone: StateTone;
  /** Which picture stands beside the words, so that colour is never alone. */
  readonly sign: StateSign;
}

function said(words: string, tone: StateTone, sign: StateSign): StateInWords {
  return { words, tone, sign };
}

/** From what presses most to what is well. */
export function stateInWords(status: SyncStatus, today: LocalDate): StateInWords {
  if (status.is === 'alone') return said('On this laptop only', 'quiet', 'here');
  const { phase, trouble, lease, unsent, toSettle, parked } = status;
  if (trouble !== null) return said(troubleWords(status), 'problem', 'person');
  if (lease.isRegisterOnly) return said('Registers only: connect this laptop', 'problem', 'person');
  if (phase.is === 'filling') return said(`Filling this laptop, ${records(phase.rows)}`, 'quiet', 'moving');
  if (phase.is === 'sending') return said(`Sending, ${phase.left.toLocaleString('en-GB')} left`, 'quiet', 'moving');
  if (phase.is === 'waiting') return cutOff(status, today);
  if (unsent > 0) return said(`${unsent.toLocaleString('en-GB')} to send`, 'quiet', 'waiting');
  if (toSettle > 0) return said(`${toSettle.toLocaleString('en-GB')} to settle`, 'attention', 'person');
  if (parked > 0) return said(`${parked.toLocaleString('en-GB')} not taken`, 'attention', 'person');
  if (status.isUpToDate && status.lastPullAt !== null)
    return said(`All sent ${momentInWords(status.lastPullAt, today)}`, 'quiet', 'sent');
  if (phase.is === 'receiving') return said('Fetching what is new', 'quiet', 'moving');
  return said(lastExchange(status, today), 'quiet', 'waiting');
}

function records(rows: number): string {
  return counted(rows, 'record');
}

function troubleWords({ trouble, unsent }: SyncStatus): string {
  if (trouble?.code === 'too-old') return 'Update Waymark';
  return unsent > 0 ? `Cannot send, ${unsent.toLocaleString('en-GB')} kept here` : 'Cannot exchange';
}

function cutOff({ unsent, oldestUnsentAt, lastPullAt, toSettle }: SyncStatus, today: LocalDate): StateInWords {
  if (unsent > 0) {
    const oldest = oldestUnsentAt === null ? today : dayOf(oldestUnsentAt);
    const since = oldest === today ? '' : `, oldest from ${dayInWords(oldest, today)}`;
    return said(`No connection, ${unsent.toLocaleString('en-GB')} to send${since}`, 'attention', 'cut');
  }
  if (toSettle > 0) return said(`No connection, ${toSettle.toLocaleString('en-GB')} to settle`, 'attention', 'cut');
  const last = lastPullAt === null ? '' : `, last exchange ${momentInWords(lastPullAt, today)}`;
  return said(`No connection${last}`, 'quiet', 'cut');
}

function lastExchange({ lastPullAt }: SyncStatus, today: LocalDate): string {
  return lastPullAt === null ? 'Not exchanged yet' : `Last exchange ${momentInWords(lastPullAt, today)}`;
}

/** 'today'; 'Tue'; 'Tue 3 Nov' for what is a week old and more. */
export function dayInWords(day: LocalDate, today: LocalDate): string {
  if (day === today) return 'today';
  return day > addDays(today, -7) && day < today ? formatWeekday(day) : formatDay(day);
}

/** '09:02' of today; 'Tue 14:05' of the last days; 'Tue 3 Nov 14:05' of earlier ones. */
export function momentInWords(at: number, today: LocalDate): string {
  const day = dayOf(at);
  return day === today ? timeOf(at) : `${dayInWords(day, today)} ${timeOf(at)}`;
}

/** 'Tue 17 Nov 2026, 14:05' */
export function whenInWords(at: number): string {
  return `${formatDate(dayOf(at))}, ${timeOf(at)}`;
}

/** What a screen reader is told, once for each turn of events and without the counts that would repeat it. */
export function announcementOf({ words, sign }: StateInWords): string {
  if (sign === 'person') return words;
  return sign === 'cut' ? 'No connection. What you enter is kept on this laptop and sent later.' : '';
}

const minute = 60_000;
/** Below this nobody would call a clock wrong. */
const clockTolerance = 2 * minute;

/** What became of a laptop that was found to be a copy: it is as it should be again, and somebody may want to know why. */
export function copiedInWords({ at, entries }: NonNullable<SyncStatus['becameOwn']>): string {
  const wentOver = entries === 0 ? '' : `, and ${counted(entries, 'entry', 'entries')} went over with it`;
  return `This laptop was a copy of another. It has had an identity of its own since ${whenInWords(at)}${wentOver}. Nothing was lost and nothing is there twice. If you know of no other laptop with these records, tell your administrator.`;
}

/** How far this laptop's clock is out; null while that is not known. */
export function clockInWords(offMilliseconds: number | null): { words: string; isOff: boolean } | null {
  if (offMilliseconds === null) return null;
  const minutes = Math.round(Math.abs(offMilliseconds) / minute);
  if (Math.abs(offMilliseconds) < clockTolerance) return { words: 'Right', isOff: false };
  const far = minutes < 120 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour');
  return { words: `About ${far} ${offMilliseconds > 0 ? 'slow' : 'fast'}`, isOff: true };
}
