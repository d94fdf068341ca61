import { describe, expect, it } from 'vitest';
import { followsFromBeside } from '../../../shared/attendance/following-mark.ts';
import { codeTable } from '../../../shared/attendance/code-table.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';

const date = localDate('2026-11-18');

function seen(what: Record<string, JsonValue> = {}): Change {
  const values = { pupil: 'p-1', date, session: 'AM' as const, group: 'g-1', seen: 'present' as const };
  return created('observation', 'o-1', { ...values, ...what });
}

function mark(code: string | null, more: Partial<Change> = {}): Change {
  const source: readonly [JsonValue, JsonValue] = code === null ? ['o-0', null] : [null, 'o-1'];
  const fields = { code: [code === null ? 'B' : null, code], source } as const;
  return { type: 'mark', key: `e-1|${date}|AM`, pupil: 'p-1', op: 'create', fields, ...more };
}

describe('a mark that follows from what was seen in the same act', () => {
  it('of a pupil seen is B, K, P, V or W; of one not seen N; and never any other code', () => {
    const codes = codeTable.map(({ code }) => code);
    const after = (what: string): string[] =>
      codes.filter((code) => followsFromBeside(mark(code), [seen({ seen: what })]));
    expect(after('present').toSorted()).toEqual(['B', 'K', 'P', 'V', 'W']);
    expect(after('late').toSorted()).toEqual(['B', 'K', 'P', 'V', 'W']);
    expect(after('absent')).toEqual(['N']);
  });

  it('is of the same pupil, the same day, the same half of it, and names what was seen', () => {
    expect(followsFromBeside(mark('B'), [])).toBe(false);
    for (const other of [{ pupil: 'p-2' }, { date: '2026-11-17' }, { session: 'PM' }, { takenBack: true }])
      expect(followsFromBeside(mark('B'), [seen(other)]), JSON.stringify(other)).toBe(false);
    expect(followsFromBeside(mark('B', { fields: { code: [null, 'B'] } }), [seen()])).toBe(false);
    expect(followsFromBeside(mark('B', { fields: { code: [null, 'B'], source: [null, 'o-9'] } }), [seen()])).toBe(
      false,
    );
  });

  it('is an entry or its correction by the one who made it, never an amendment, and says nobody else recorded it', () => {
    expect(followsFromBeside(mark('B', { op: 'set' }), [seen()])).toBe(true);
    for (const op of ['amend', 'withdraw'] as const) expect(followsFromBeside(mark('B', { op }), [seen()])).toBe(false);
    const { fields } = mark('B');
    const forged = { ...fields, recordedBy: [null, 'somebody'] as const };
    expect(followsFromBeside(mark('B', { fields: forged }), [seen()])).toBe(false);
  });

  it('may be taken back with what was seen, where it had followed from something', () => {
    expect(followsFromBeside(mark(null, { op: 'set' }), [seen({ takenBack: true })])).toBe(true);
    const plain = mark(null, { op: 'set', fields: { code: ['/', null] } });
    expect(followsFromBeside(plain, [seen({ takenBack: true })])).toBe(false);
  });
});
