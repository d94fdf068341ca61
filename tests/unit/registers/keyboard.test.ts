import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstKeyState,
  hintFor,
  nextRow,
  pressKey,
  type KeyState,
} from '../../../renderer/features/registers/keyboard.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const board = { rows: 12, date: localDate('2026-11-16'), session: 'AM' } as const;

/** Presses keys in turn; codes move on to the next row, as the list does. */
function press(keys: readonly string[], from: KeyState = firstKeyState, session: 'AM' | 'PM' = 'AM') {
  const entered: { row: number; code: string }[] = [];
  let state = from;
  for (const key of keys) {
    const outcome = pressKey(state, key, { ...board, session });
    if (outcome.kind === 'code') {
      entered.push({ row: outcome.state.row, code: outcome.code });
      state = { ...firstKeyState, row: nextRow(outcome.state.row, board.rows) };
    } else if ('state' in outcome) state = outcome.state;
  }
  return { entered, state };
}

describe('typing on a register', () => {
  test('a code is set on the row in hand and the next row is taken in hand', () => {
    expect(press(['/', 'n', 'I'])).toMatchObject({
      entered: [
        { row: 0, code: '/' },
        { row: 1, code: 'N' },
        { row: 2, code: 'I' },
      ],
      state: { row: 3 },
    });
  });

  test('both strokes mean present, whichever session it is', () => {
    expect(press(['/', '\\'], firstKeyState, 'PM').entered.map(({ code }) => code)).toEqual(['\\', '\\']);
    expect(press(['/', '\\']).entered.map(({ code }) => code)).toEqual(['/', '/']);
  });

  test('C waits for 1, 2 or Enter, and says so', () => {
    expect(press(['c']).state.typed).toBe('C');
    expect(hintFor('C', board.date)).toBe('C: press 1 or 2, or Enter for C');
    expect(press(['c', 'Enter']).entered).toEqual([{ row: 0, code: 'C' }]);
    expect(press(['c', '2']).entered).toEqual([{ row: 0, code: 'C2' }]);
    expect(press(['y', '7']).entered).toEqual([{ row: 0, code: 'Y7' }]);
  });

  test('Escape and Backspace take back what is not finished', () => {
    expect(press(['y', 'Escape']).state.typed).toBe('');
    expect(press(['y', 'Backspace', 'n']).entered).toEqual([{ row: 0, code: 'N' }]);
  });

  test('a key that is no code sets nothing', () => {
    expect(pressKey(firstKeyState, 'a', board)).toMatchObject({ kind: 'unknown', typed: 'A' });
    expect(pressKey(firstKeyState, '?', board)).toEqual({ kind: 'ignored' });
    expect(pressKey(firstKeyState, 'h', board)).toEqual({ kind: 'history' });
    expect(pressKey(firstKeyState, 'Enter', board)).toEqual({ kind: 'menu' });
  });

  test('numbers go to a row, two digits too, and arrows go round', () => {
    expect(press(['7']).state.row).toBe(6);
    expect(press(['1', '2']).state.row).toBe(11);
    expect(press(['1', '9']).state.row).toBe(8);
    expect(press(['ArrowUp']).state.row).toBe(11);
    expect(press(['End', 'ArrowDown']).state.row).toBe(0);
  });

  test('no keys ever lead off the register', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      '1',
      '2',
      '9',
      '0',
      'c',
      '/',
      'x',
      'Enter',
    );
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), (pressed) => {
        const { row } = press(pressed).state;
        expect(row).toBeGreaterThanOrEqual(0);
        expect(row).toBeLessThan(board.rows);
      }),
    );
  });
});

/** The fewest presses that bring the row in hand: a number, an arrow, or nothing. */
function pressesTo(from: number, to: number): number {
  if (from === to) return 0;
  const ways = [['ArrowDown'], ['ArrowUp'], ['Home'], ['End'], [...String(to + 1)]];
  const there = ways.filter((keys) => press(keys, { ...firstKeyState, row: from }).state.row === to);
  return Math.min(...there.map((keys) => keys.length));
}

test('wherever the three exceptions of a register of 12 stand, it takes at most 14 presses', () => {
  // Opening, L 7 Enter, N, I and Ctrl+Enter; the rest are moves.
  const fixed = 1 + 3 + 1 + 1 + 1;
  for (let a = 0; a < 12; a += 1)
    for (let b = a + 1; b < 12; b += 1)
      for (let c = b + 1; c < 12; c += 1) {
        const moves = pressesTo(0, a) + pressesTo(a + 1, b) + pressesTo(b + 1, c);
        expect(fixed + moves).toBeLessThanOrEqual(14);
      }
});
