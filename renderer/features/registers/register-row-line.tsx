import { VisuallyHidden } from '@mantine/core';
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
  readonly number: number;
  readonly view: Pick<RegisterView, 'date' | 'session' | 'head'>;
  readonly current: boolean;
  /** Keys typed of a code that is not finished. */
  readonly typed: string;
  readonly buttonRef: (node: HTMLButtonElement | null) => void;
  /** Not by keyboard: what goes away with the row before must wait for the click, or the button moves from under the finger. */
  readonly onReached: (byKeyboard: boolean) => void;
  readonly onMenu: () => void;
}

/** One pupil on the list: number, person, where expected, the week so far, and the mark as a button that takes the keys. */
export function RegisterRowLine({
  row,
  number,
  view,
  current,
  typed,
  buttonRef,
  onReached,
  onMenu,
}: RegisterRowLineProps) {
  const name = nameOf(row.pupil);
  return (
    <tr className={classes['row'] ?? ''} data-current={current || undefined} data-away={!row.expectedHere || undefined}>
      <td className={classes['number'] ?? ''}>{number}</td>
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
          onFocus={(event) => onReached(event.currentTarget.matches(':focus-visible'))}
          onClick={onMenu}
        >
          <VisuallyHidden>{`${name}: `}</VisuallyHidden>
          {current && typed !== '' ? <span className={classes['typed'] ?? ''}>{typed}</span> : <EntryShown row={row} />}
        </button>
      </td>
    </tr>
  );
}
