import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionsLeftOpen } from '../../../shared/attendance/left-open.ts';
import { sessionKey, type SessionKey } from '../../../shared/attendance/types.ts';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { sessionsIn } from '../../helpers/sessions.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const day = localDate;
const calendar = schoolCalendar(
  [{ from: day('2026-09-03'), to: day('2026-12-18') }],
  [
    { from: day('2026-10-26'), to: day('2026-10-30'), kind: 'holiday' },
    { from: day('2026-11-10'), to: day('2026-11-10'), kind: 'unplanned' },
  ],
);

describe('registers that nobody has closed', () => {
  it('are those of school days before today, oldest first, and never those of a weekend or a holiday', () => {
    const days = { from: day('2026-10-23'), today: day('2026-11-03'), morningIsOver: false };
    const closed = new Set([sessionKey(day('2026-10-23'), 'AM')]);
    expect(sessionsLeftOpen(calendar, days, closed)).toEqual(['2026-10-23.PM', '2026-11-02.AM', '2026-11-02.PM']);
  });

  it('are those of a day lost to an unplanned closure too: Y4 is owed for it', () => {
    const days = { from: day('2026-11-10'), today: day('2026-11-11'), morningIsOver: false };
    expect(sessionsLeftOpen(calendar, days, new Set())).toEqual(['2026-11-10.AM', '2026-11-10.PM']);
  });

  it('hold this morning once the afternoon has begun, and this afternoon never', () => {
    const today = day('2026-11-11');
    const before = sessionsLeftOpen(calendar, { from: today, today, morningIsOver: false }, new Set());
    const after = sessionsLeftOpen(calendar, { from: today, today, morningIsOver: true }, new Set());
    expect([before, after]).toEqual([[], ['2026-11-11.AM']]);
  });

  it('together with the closed ones are every session that is over, none twice', () => {
    const days = { from: day('2026-09-03'), today: day('2026-12-01'), morningIsOver: false };
    const over = sessionsIn(calendar, days.from, day('2026-11-30'));
    fc.assert(
      fc.property(fc.subarray<SessionKey>(over), (list) => {
        const closed = new Set(list);
        const open = sessionsLeftOpen(calendar, days, closed);
        expect([...open, ...list].toSorted()).toEqual(over);
      }),
    );
  });
});
