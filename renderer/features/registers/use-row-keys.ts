import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Code } from '../../../shared/attendance/types.ts';
import { firstKeyState, nextRow, pressKey, type KeyboardOf, type KeyState } from './keyboard.ts';

interface RowKeysInput {
  readonly board: KeyboardOf;
  readonly firstRow: number;
  /** Sets a code on a row; true when the row is done with. */
  readonly onCode: (row: number, code: Code) => boolean;
  readonly onUnknown: (row: number, typed: string) => void;
  readonly onMenu: (row: number) => void;
  readonly onHistory: (row: number) => void;
}

export interface RowKeys {
  readonly state: KeyState;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Remembers a row's button, so that the focus can be put on it. */
  readonly holdButton: (row: number, node: HTMLButtonElement | null) => void;
  readonly buttonAt: (row: number) => HTMLButtonElement | null;
  readonly focusRow: (row: number) => void;
  /** A row was reached by pointer or Tab. */
  readonly onReached: (row: number) => void;
}

export const markButtonMark = 'data-mark-button';

/** The keyboard of a register's list: one row in hand, codes by typing, the focus on that row's button. */
export function useRowKeys(input: RowKeysInput): RowKeys {
  const { board } = input;
  const [state, setState] = useState<KeyState>({ ...firstKeyState, row: input.firstRow });
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const latest = useRef({ input, state });
  useEffect(() => {
    latest.current = { input, state };
  });

  const focusRow = useCallback((row: number) => {
    setState({ ...firstKeyState, row });
    buttons.current.get(row)?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.hasAttribute(markButtonMark) !== true || event.ctrlKey || event.metaKey || event.altKey) return;
    const outcome = pressKey(state, event.key, board);
    if (outcome.kind === 'ignored') return;
    event.preventDefault();
    switch (outcome.kind) {
      case 'moved':
        focusRow(outcome.state.row);
        setState(outcome.state);
        return;
      case 'typing':
        setState(outcome.state);
        return;
      case 'unknown':
        setState(outcome.state);
        input.onUnknown(outcome.state.row, outcome.typed);
        return;
      case 'code':
        setState(outcome.state);
        if (input.onCode(outcome.state.row, outcome.code)) focusRow(nextRow(outcome.state.row, board.rows));
        return;
      case 'menu':
        input.onMenu(state.row);
        return;
      case 'history':
        input.onHistory(state.row);
        return;
    }
  };

  return {
    state,
    onKeyDown,
    holdButton: useCallback((row: number, node: HTMLButtonElement | null) => {
      if (node === null) buttons.current.delete(row);
      else buttons.current.set(row, node);
    }, []),
    buttonAt: useCallback((row: number) => buttons.current.get(row) ?? null, []),
    focusRow,
    onReached: useCallback((row: number) => {
      if (latest.current.state.row !== row) setState({ ...firstKeyState, row });
    }, []),
  };
}
