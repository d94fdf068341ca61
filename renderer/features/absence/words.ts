import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import type { MustTell } from '../../../shared/attendance/absence-board.ts';
import { settingLabels } from '../../../shared/pupils/group.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import type { StatusTone } from '../../ui/status-badge.tsx';

/** '23 min', '1 h 05 min' */
export function spanWords(minutes: number): string {
  const whole = Math.abs(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
}

const soonMinutes = 15;

export interface ClockWords {
  readonly tone: StatusTone;
  /** '23 min left', '12 min over the hour' */
  readonly title: string;
  /** 'Tell by 10:00' */
  readonly detail: string;
}

/** What the clock says about one pupil, in words; the tone only repeats them. */
export function clockWords({ state, minutesLeft, toldLate }: AbsenceRow, nowMinutes: number): ClockWords {
  const by = formatClockTime((((nowMinutes + minutesLeft) % 1440) + 1440) % 1440);
  if (state === 'waiting') {
    return {
      tone: 'quiet',
      title: 'Told, not found yet',
      detail: toldLate ? 'Told after the hour' : 'Everyone who must be told has been',
    };
  }
  if (state === 'overdue') {
    return { tone: 'problem', title: `${spanWords(minutesLeft)} over the hour`, detail: `Was due by ${by}` };
  }
  const tone = minutesLeft <= soonMinutes ? 'attention' : 'accent';
  return { tone, title: minutesLeft === 0 ? 'Due now' : `${spanWords(minutesLeft)} left`, detail: `Tell by ${by}` };
}

const whomWords: Readonly<Record<MustTell, string>> = { homeSchool: 'the home school', family: 'the family' };

/** 'Still to tell: the home school and the family' */
export function stillToTellWords(still: readonly MustTell[]): string {
  return still.length === 0 ? '' : `Still to tell: ${still.map((who) => whomWords[who]).join(' and ')}`;
}

/** Where the pupil should be: the place, else the kind of setting. */
export function expectedWords({ place, setting }: AbsenceRow): string {
  if (setting === 'pru') return 'Expected here';
  return `Expected at ${place?.name ?? settingLabels[setting].toLowerCase()}`;
}

/** Why nobody is looking for the pupil any more. */
export function clearedWords({ seenAt, attempts, mark }: AbsenceRow, markWords: (code: string) => string): string {
  if (seenAt !== null) return `Seen at ${seenAt}`;
  const outcome = attempts.findLast(({ attempt }) => attempt.outcome === 'safe' || attempt.outcome === 'reasonGiven');
  if (outcome?.attempt.outcome === 'safe') return 'Found safe';
  if (outcome !== undefined) return 'Reason given';
  return mark === null ? '' : `Marked ${mark.code}: ${markWords(mark.code)}`;
}
