import { useEffect, useMemo, useRef } from 'react';
import { useFirstFocus } from '../../ui/first-focus.ts';
import type { RowHands } from './register-row-line.tsx';
import type { ShownRow } from './shown-row.ts';
import type { RowKeys } from './use-row-keys.ts';

/** What the list does for its rows, as one object that stays the same, and the keyboard kept on the row in hand. */
export function useRowHands(
  keys: RowKeys,
  rows: readonly ShownRow[],
  reach: (row: ShownRow) => void,
  openMenu: (row: ShownRow) => void,
): RowHands {
  const firstFocus = useFirstFocus();
  const { holdButton, buttonAt, onReached, state } = keys;
  // After every change: where a question or a dialog has gone, the keyboard is back on the row in hand.
  useEffect(() => {
    firstFocus(buttonAt(state.row));
  });
  const latest = useRef({ rows, reach, openMenu });
  useEffect(() => {
    latest.current = { rows, reach, openMenu };
  });
  return useMemo<RowHands>(
    () => ({
      holdButton,
      reach: (index, byKeyboard) => {
        const row = latest.current.rows[index];
        if (byKeyboard && row !== undefined) latest.current.reach(row);
        onReached(index);
      },
      openMenu: (index) => {
        const row = latest.current.rows[index];
        if (row === undefined) return;
        latest.current.reach(row);
        latest.current.openMenu(row);
      },
    }),
    [holdButton, onReached],
  );
}
