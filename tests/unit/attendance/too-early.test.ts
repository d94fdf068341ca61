import { describe, expect, it } from 'vitest';
import { mayBeSeenNow } from '../../../shared/attendance/too-early.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { GroupKind } from '../../../shared/pupils/group.ts';

const today = localDate('2026-11-16');
const afternoon = { startsAtMinutes: 13 * 60, closesAfterMinutes: 30 };

function verdict(kind: GroupKind, date: string, clock: [hours: number, minutes: number]): string {
  const [hours, minutes] = clock;
  const result = mayBeSeenNow(
    { date: localDate(date), today, nowMinutes: hours * 60 + minutes, times: afternoon },
    kind,
  );
  return result.ok ? 'may be entered' : result.error.code;
}

describe('what a place has seen', () => {
  it.each<[words: string, kind: GroupKind, date: string, clock: [number, number], expected: string]>([
    ['of the afternoon cannot be entered in the morning', 'providerSite', '2026-11-16', [9, 5], 'not-begun'],
    ['cannot be entered 31 minutes before the session', 'providerSite', '2026-11-16', [12, 29], 'not-begun'],
    ['may be entered half an hour before it starts', 'providerSite', '2026-11-16', [12, 30], 'may be entered'],
    ['of a lesson waits for its session too', 'lesson', '2026-11-16', [10, 0], 'not-begun'],
    ['may be entered at any time after', 'providerSite', '2026-11-16', [17, 0], 'may be entered'],
    ['of an earlier day may be entered late', 'providerSite', '2026-11-13', [0, 5], 'may be entered'],
    ['of tomorrow cannot be entered', 'providerSite', '2026-11-17', [23, 0], 'future'],
    ['on a minibus is entered as it collects', 'minibus', '2026-11-16', [11, 0], 'may be entered'],
    ['on a minibus is not entered hours before', 'minibus', '2026-11-16', [10, 59], 'not-begun'],
  ])('%s', (_words, kind, date, clock, expected) => {
    expect(verdict(kind, date, clock)).toBe(expected);
  });
});
