import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { SyncStatus } from '../../../renderer/data/sync/status.ts';
import { aloneStatus } from '../../../renderer/data/sync/status.ts';
import {
  announcementOf,
  clockInWords,
  copiedInWords,
  dayInWords,
  stateInWords,
  whenInWords,
} from '../../../renderer/features/sync/state-words.ts';
import { bannerOf } from '../../../renderer/features/sync/sync-banner.tsx';

const today = localDate('2026-11-18');
const at = (day: string, time: string): number => new Date(`${day}T${time}:00`).getTime();
const nine = at('2026-11-18', '09:02');
const well: SyncStatus = {
  ...aloneStatus('Alder Centre'),
  is: 'enrolled',
  lastPullAt: nine,
  isUpToDate: true,
  lease: { schoolDaysLeft: 15, isRegisterOnly: false },
};
const waiting = { is: 'waiting', tryAgainAt: nine, words: 'The local authority could not be reached.' } as const;
const words = (status: Partial<SyncStatus>): string => stateInWords({ ...well, ...status }, today).words;

describe('the state in the header', () => {
  it('says "all sent" only where the status does, and when that was', () => {
    expect(words({})).toBe('All sent 09:02');
    expect(words({ lastPullAt: at('2026-11-17', '14:05') })).toBe('All sent Tue 14:05');
    expect(words({ isUpToDate: false })).toBe('Last exchange 09:02');
    expect(words({ isUpToDate: false, lastPullAt: null })).toBe('Not exchanged yet');
  });

  it('counts what waits, and names its day where that is not today', () => {
    expect(words({ isUpToDate: false, unsent: 3, oldestUnsentAt: nine })).toBe('3 to send');
    const cut = { isUpToDate: false, phase: waiting, unsent: 12 };
    expect(words({ ...cut, oldestUnsentAt: nine })).toBe('No connection, 12 to send');
    expect(words({ ...cut, oldestUnsentAt: at('2026-11-17', '14:05') })).toBe(
      'No connection, 12 to send, oldest from Tue',
    );
    expect(words({ phase: waiting })).toBe('No connection, last exchange 09:02');
    expect(words({ phase: waiting, toSettle: 2 })).toBe('No connection, 2 to settle');
  });

  it('puts what a person must do before what is only waiting', () => {
    expect(words({ isUpToDate: false, toSettle: 2, parked: 1 })).toBe('2 to settle');
    expect(words({ isUpToDate: false, parked: 1 })).toBe('1 not taken');
    const trouble = { code: 'too-old', words: 'Too old.' } as const;
    expect(words({ trouble, toSettle: 2 })).toBe('Update Waymark');
    expect(words({ trouble: { code: 'revoked', words: '' }, unsent: 4 })).toBe('Cannot send, 4 kept here');
    expect(words({ lease: { schoolDaysLeft: 0, isRegisterOnly: true } })).toBe('Registers only: connect this laptop');
  });

  it('a screen reader hears turns of events, never a count that changes with every key', () => {
    const heard = (status: Partial<SyncStatus>): string => announcementOf(stateInWords({ ...well, ...status }, today));
    const unsent = { isUpToDate: false, phase: waiting };
    expect(heard({ ...unsent, unsent: 3 })).toBe(heard({ ...unsent, unsent: 4 }));
    expect(heard({ isUpToDate: false, phase: { is: 'sending', left: 3 } })).toBe('');
    expect(heard({})).toBe('');
  });
});

describe('moments and clocks in words', () => {
  it('days of the last week by their name, older ones with their date', () => {
    expect(dayInWords(today, today)).toBe('today');
    expect(dayInWords(localDate('2026-11-12'), today)).toBe('Thu');
    expect(dayInWords(localDate('2026-11-11'), today)).toBe('Wed 11 Nov');
    expect(whenInWords(nine)).toBe('Wed 18 Nov 2026, 09:02');
  });

  it('a clock is only called wrong from two minutes on', () => {
    expect(clockInWords(null)).toBeNull();
    expect(clockInWords(119_000)).toEqual({ words: 'Right', isOff: false });
    expect(clockInWords(240_000)).toEqual({ words: 'About 4 minutes slow', isOff: true });
    expect(clockInWords(-3 * 3600_000)).toEqual({ words: 'About 3 hours fast', isOff: true });
  });
});

describe('what is said on every screen', () => {
  it('the end of the time without contact is warned of from three school days on', () => {
    const left = (schoolDaysLeft: number) =>
      bannerOf({ ...well, lease: { schoolDaysLeft, isRegisterOnly: schoolDaysLeft === 0 } });
    expect(left(4)).toBeNull();
    expect(left(3)?.title).toBe('Connect this laptop within 3 school days');
    expect(left(1)?.title).toBe('Connect this laptop within 1 school day');
    expect(left(0)?.title).toBe('Registers of today only');
  });

  it('what mends itself is not shouted about; what needs a person is', () => {
    expect(bannerOf({ ...well, trouble: { code: 'trouble', words: '' } })).toBeNull();
    expect(bannerOf({ ...well, trouble: { code: 'too-old', words: '' } })?.title).toBe('Update Waymark');
    expect(bannerOf({ ...aloneStatus('x'), lease: { schoolDaysLeft: 0, isRegisterOnly: true } })).toBeNull();
  });
});

describe('a laptop that was found to be a copy', () => {
  it('says since when it is one of its own, what went over, that nothing was lost, and what to do', () => {
    const told = copiedInWords({ at: nine, entries: 3 });
    expect(told).toContain(
      `identity of its own since ${whenInWords(nine)}, and 3 entries went over with it. Nothing was lost`,
    );
    expect(told).toContain('tell your administrator');
    expect(copiedInWords({ at: nine, entries: 0 })).toContain(`since ${whenInWords(nine)}. Nothing was lost`);
  });
});
