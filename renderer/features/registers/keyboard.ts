import { matchTyped, presentCode } from '../../../shared/attendance/codes.ts';
import type { Code, Session } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';

/** Where the keyboard stands on a register. */
export interface KeyState {
  /** The row in hand, 0 the first. */
  readonly row: number;
  /** Keys of a code that is not finished, such as 'Y'. */
  readonly typed: string;
  /** The row number just typed, so that '1' and then '2' is row 12. */
  readonly jump: string;
}

export interface KeyboardOf {
  readonly rows: number;
  readonly date: LocalDate;
  readonly session: Session;
}

/** What a key press means. `code` sets a code on the row in hand; where to go next is for the caller to say. */
export type KeyOutcome =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'moved'; readonly state: KeyState }
  | { readonly kind: 'typing'; readonly state: KeyState }
  | { readonly kind: 'unknown'; readonly state: KeyState; readonly typed: string }
  | { readonly kind: 'code'; readonly state: KeyState; readonly code: Code }
  | { readonly kind: 'menu' }
  | { readonly kind: 'history' };

export const firstKeyState: KeyState = { row: 0, typed: '', jump: '' };

function at(row: number): KeyState {
  return { row, typed: '', jump: '' };
}

/** The row after the one in hand; the last is followed by the first, as on a roll that is gone through again. */
export function nextRow(row: number, rows: number): number {
  return rows === 0 ? 0 : (row + 1) % rows;
}

const pageRows = 10;

function movedTo(key: string, row: number, rows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return nextRow(row, rows);
    case 'ArrowUp':
      return (row + rows - 1) % rows;
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    case 'PageDown':
      return Math.min(row + pageRows, rows - 1);
    case 'PageUp':
      return Math.max(row - pageRows, 0);
    default:
      return null;
  }
}

/**
 * One key press on a register's list. Codes by typing; arrows, Home, End and Page keys move; a number goes to that row;
 * Enter finishes a code that stands alone (C) or opens the row's menu; H opens the history. The caller leaves out presses with Ctrl or Alt.
 */
export function pressKey(state: KeyState, key: string, board: KeyboardOf): KeyOutcome {
  const { row, typed } = state;
  if (board.rows === 0) return { kind: 'ignored' };
  const moved = movedTo(key, row, board.rows);
  if (moved !== null) return { kind: 'moved', state: at(moved) };
  if (key === 'Escape' || key === 'Backspace') {
    if (typed === '') return { kind: 'ignored' };
    return { kind: 'typing', state: { ...at(row), typed: key === 'Escape' ? '' : typed.slice(0, -1) } };
  }
  if (key === 'Enter') return pressEnter(state, board);
  if (key.length !== 1 || key === ' ') return { kind: 'ignored' };
  if (typed === '' && /^\d$/.test(key)) return jumpTo(state, key, board.rows);
  if (typed === '' && (key === '/' || key === '\\'))
    return { kind: 'code', state: at(row), code: presentCode(board.session) };
  return typeCode(state, key, board);
}

function pressEnter({ row, typed }: KeyState, { date }: KeyboardOf): KeyOutcome {
  if (typed === '') return { kind: 'menu' };
  const match = matchTyped(typed, date);
  if (match.kind === 'waiting' && match.onEnter !== null) return { kind: 'code', state: at(row), code: match.onEnter };
  return { kind: 'unknown', state: { ...at(row), typed }, typed };
}

function typeCode({ row, typed }: KeyState, key: string, { date }: KeyboardOf): KeyOutcome {
  const all = `${typed}${key}`.toUpperCase();
  const match = matchTyped(all, date);
  if (match.kind === 'exact') return { kind: 'code', state: at(row), code: match.code };
  if (match.kind === 'waiting') return { kind: 'typing', state: { ...at(row), typed: all } };
  if (all === 'H') return { kind: 'history' };
  if (!/^[A-Z0-9#]$/.test(key.toUpperCase())) return { kind: 'ignored' };
  return { kind: 'unknown', state: { ...at(row), typed }, typed: all };
}

function jumpTo({ row, jump }: KeyState, digit: string, rows: number): KeyOutcome {
  const exists = (number: string): boolean => Number(number) >= 1 && Number(number) <= rows;
  const wanted = jump !== '' && exists(jump + digit) ? jump + digit : digit;
  if (!exists(wanted)) return { kind: 'moved', state: at(row) };
  return { kind: 'moved', state: { row: Number(wanted) - 1, typed: '', jump: wanted } };
}

/** What may follow the keys typed so far, in words: 'C: press 1 or 2, or Enter for C'. */
export function hintFor(typed: string, date: LocalDate): string {
  const match = matchTyped(typed, date);
  if (match.kind !== 'waiting') return '';
  const next = match.next.length > 3 ? `${match.next[0] ?? ''} to ${match.next.at(-1) ?? ''}` : match.next.join(' or ');
  return `${typed}: press ${next}${match.onEnter === null ? '' : `, or Enter for ${match.onEnter}`}`;
}
