import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { StateRow } from '../../../shared/sync/protocol/pull.ts';
import { messages } from '../../../shared/sync/protocol/messages.ts';
import { isChangeUnderstood, isRowUnderstood } from '../../../shared/sync/protocol/understood.ts';
import type { RuledChange } from '../../../shared/sync/protocol/take-page.ts';
import { smallCentre } from '../../factories/small-centre.ts';

const written = { by: 'ada', position: 'Head', at: 1, op: 'set' as const };

function row(type: string, values: Record<string, JsonValue>, more: object = {}): StateRow {
  const place = { centre: 'centre-1', type, key: 'key-1', pupil: null, tier: 'register' as const, number: 1 };
  return { ...place, values, trail: [], units: {}, proposals: [], ...more };
}

function entry(code: string | null) {
  return { ...written, n: 1, device: 'device-1', code };
}

function change(type: string, fields: Record<string, readonly [JsonValue, JsonValue]>): RuledChange {
  const header = { device: 'device-1', n: 1, by: 'ada', position: 'Head', at: 1, seen: ['', 0], schema: 2 } as const;
  const told = { type, key: 'key-1', op: 'set' as const, fields };
  const place = { type, key: 'key-1', pupil: null, number: 1, header, outcome: { is: 'applied' as const } };
  return { ...place, parts: [{ tier: 'register', change: told }] };
}

describe('what a newer app entered', () => {
  it.each([
    ['a kind of record that is not known', row('visitNote', { text: 'x' })],
    ['a choice that is not known', row('group', { name: 'Class 1', kind: 'spaceship' })],
    ['a value of another shape', row('group', { name: ['Class', '1'], kind: 'class' })],
    ['a mark with a code that came into force later', row('mark', {}, { entries: [entry('/'), entry('Y8')] })],
    [
      'a proposal of such a code',
      row(
        'mark',
        {},
        { proposals: [{ ...written, id: 'd.1', unit: 'mark', number: 2, fields: { code: ['/', 'Y8'] } }] },
      ),
    ],
  ])('%s waits for the update', (_what, told) => expect(isRowUnderstood(told)).toBe(false));

  it.each([
    ['a field beside those that are known, kept as it came', row('group', { name: 'A', kind: 'class', colour: 'red' })],
    ['a text longer than a form takes here', row('group', { name: 'A'.repeat(500), kind: 'class' })],
    ['a mark that was taken back', row('mark', {}, { entries: [entry('/'), entry(null)] })],
  ])('%s is shown', (_what, told) => expect(isRowUnderstood(told)).toBe(true));

  it('of an entry of the log the same is asked, of what it sets and not of what it was', () => {
    expect(isChangeUnderstood(change('group', { kind: ['spaceship', 'class'] }))).toBe(true);
    expect(isChangeUnderstood(change('group', { kind: ['class', 'spaceship'] }))).toBe(false);
    expect(isChangeUnderstood(change('group', { kind: ['class', null] }))).toBe(true);
    expect(isChangeUnderstood(change('mark', { code: [null, 'Y8'] }))).toBe(false);
    // A mark's entry has no room for a field that nobody here knows: it would be lost.
    expect(isChangeUnderstood(change('mark', { code: [null, '/'], seenBy: [null, 'x'] }))).toBe(false);
  });

  it('everything a centre enters today is shown', () => {
    for (const { type, fields } of smallCentre(24).changes) {
      const values = Object.fromEntries(Object.entries(fields).map(([name, [, to]]) => [name, to]));
      expect([type, isRowUnderstood(row(type, values))]).toEqual([type, true]);
    }
  });

  it('one row of a code nobody here knows does not make the whole page unreadable', () => {
    const page = {
      ...{ epoch: 'e', left: [], log: [], cursor: 'c', seen: 1, more: false, now: 1 },
      rows: [row('mark', {}, { entries: [entry('Y8')] })],
    };
    expect(messages.pull.reply.safeParse(page).success).toBe(true);
  });
});
