import { describe, expect, it } from 'vitest';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import type { MarkUnit, PlannedSession } from '../../../shared/attendance/types.ts';
import { contextOf } from './mark-context-of.ts';

export const atProvider: PlannedSession = {
  setting: 'provider',
  placeId: 'p1',
  nature: 'Motor vehicle',
  commissionedBy: 'school',
};
export const atLaProvider: PlannedSession = { ...atProvider, commissionedBy: 'la' };

/** A mark, what differs from the morning of `contextOf`, and what the rules say: 'allowed' or the refusal's code. */
export type Row = readonly [rule: string, unit: MarkUnit, altered: Partial<MarkContext>, expected: string];

export function describeVerdicts(which: string, rows: readonly Row[]): void {
  describe(which, () => {
    it.each(rows)('%s', (_rule, unit, altered, expected) => {
      const result = checkMark(unit, contextOf(altered));
      expect(result.ok ? 'allowed' : result.error.code).toBe(expected);
    });

    it('refusals are sentences that say what to do and show no workings', () => {
      for (const [, unit, altered, expected] of rows) {
        const result = checkMark(unit, contextOf(altered));
        if (result.ok) continue;
        expect(result.error.message, expected).toMatch(/^[A-Z/#\\].*[.?]$/);
        expect(result.error.message).not.toMatch(/null|undefined|NaN/);
      }
    });
  });
}
