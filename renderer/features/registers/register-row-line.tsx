import { VisuallyHidden } from '@mantine/core';
import { memo, useCallback } from 'react';
import { nameOf } from '../../ui/format.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { EntryShown, StandingMarkCell } from './entry-shown.tsx';
import { PersonCell } from './person-cell.tsx';
import type { ShownRow } from './shown-row.ts';
import { markButtonMark } from './use-row-keys.ts';
import { WeekCells } from './week-cells.tsx';
import classes from './register.module.css';

interface RegisterRowLineProps {
  readonly row: ShownRow;
  /** Its place on the list, 0 the first. */
  readonly index: number;
  readonly view: Pick<RegisterView, 'date' | 'session' | 'head'>;
  readonly current: boolean;
  /** Keys typed of a code that is not finished; only ever on the row in hand. */
  readonly typed: string;
  readonly hands: RowHands;
}

/** What the list does for its rows. The same object for as long as the list stands, so that an arrow key draws two rows, not all. */
export interface RowHands {
  readonly holdButton: (index: number, node: HTMLButtonElement | null) => void;
  /** Not by keyboard: what goes away with the row before must wait for the click, or the button moves from under the finger. */
  readonly reach: (index: number, byKeyboard: boolean) => void;
  readonly openMenu: (index: number) => void;
}

/** One pupil on the list: number, person, where expected, the week so far, and the mark as a button that takes the keys. */
export const RegisterRowLine = memo(function RegisterRowLine({
  row,
  index,
  view,
  current,
  typed,
  hands,
}: RegisterRowLineProps) {
  const name = nameOf(row.pupil);
  const { holdButton } = hands;
  const buttonRef = useCallback((node: HTMLButtonElement | null) => holdButton(index, node), [holdButton, index]);
  return (
    <tr className={classes['row'] ?? ''} data-current={current || undefined} data-away={!row.expectedHere || undefined}>
      <td className={classes['number'] ?? ''}>{index + 1}</td>
      <th scope="row" className={classes['nameCell'] ?? ''}>
        <PersonCell row={row} />
      </th>
      <td className={classes['now'] ?? ''}>{row.expected}</td>
      <WeekCells name={name} week={row.week} date={view.date} session={view.session} />
      {view.head.records === 'observations' && (
        <td>
          <StandingMarkCell row={row} />
        </td>
      )}
      <td className={classes['markCell'] ?? ''}>
        <button
          type="button"
          ref={buttonRef}
          className={classes['mark'] ?? ''}
          tabIndex={current ? 0 : -1}
          {...{ [markButtonMark]: '' }}
          onFocus={(event) => hands.reach(index, event.currentTarget.matches(':focus-visible'))}
          onClick={() => hands.openMenu(index)}
        >
          <VisuallyHidden>{`${name}: `}</VisuallyHidden>
          {typed !== '' ? <span className={classes['typed'] ?? ''}>{typed}</span> : <EntryShown row={row} />}
        </button>
      </td>
    </tr>
  );
});
