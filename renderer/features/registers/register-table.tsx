import { Fragment, useState } from 'react';
import { everyone, type RegisterView } from '../../data/queries/registers.ts';
import { registerPath } from '../../ui/register-path.ts';
import { hintFor, nextRow } from './keyboard.ts';
import { RegisterRowLine } from './register-row-line.tsx';
import { hasBelow, RowBelow } from './row-below.tsx';
import { RowSheet, type SheetOf } from './row-sheet.tsx';
import { isEntered, type ShownRow } from './shown-row.ts';
import type { Entry } from './use-entry.ts';
import { TableHead } from './table-head.tsx';
import { useRowHands } from './use-row-hands.ts';
import { useRowKeys } from './use-row-keys.ts';
import classes from './register.module.css';

interface RegisterTableProps {
  readonly view: RegisterView;
  readonly entry: Entry;
}

/** The first row that still needs an entry from here: where the keyboard begins. */
function firstOpenRow(rows: readonly ShownRow[]): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.expectedHere && !isEntered(row)),
  );
}

/** The register as a list, one row per pupil, worked by keyboard alone. */
export function RegisterTable({ view, entry }: RegisterTableProps) {
  const { rows } = entry;
  const [sheet, setSheet] = useState<SheetOf | null>(null);
  const sheetIndex = rows.findIndex((row) => row.enrolment.id === sheet?.enrolment);
  const openSheet = (kind: SheetOf['kind']) => (row: ShownRow) => setSheet({ enrolment: row.enrolment.id, kind });
  const withRow = (index: number, act: (row: ShownRow) => void): void => {
    const row = rows[index];
    if (row !== undefined) act(row);
  };
  const keys = useRowKeys({
    board: { rows: rows.length, date: view.date, session: view.session },
    firstRow: firstOpenRow(rows),
    onCode: (index, code) => {
      const row = rows[index];
      return row !== undefined && entry.enter(row, { code });
    },
    onUnknown: (index, typed) =>
      withRow(index, (row) =>
        entry.say(`${typed} is not a code. Press Enter on a row to see the codes in words.`, row),
      ),
    onMenu: (index) => withRow(index, openSheet('menu')),
    onHistory: (index) => withRow(index, openSheet('history')),
  });
  const hands = useRowHands(keys, rows, entry.reach, openSheet('menu'));
  const columns = view.head.records === 'observations' ? 15 : 14;
  const hint = keys.state.typed === '' ? '' : hintFor(keys.state.typed, view.date);
  const awayFrom = view.head.records === 'observations' ? rows.findIndex((row) => !row.expectedHere) : -1;
  return (
    <>
      <div className={classes['tableFrame'] ?? ''}>
        <table
          aria-label={`Register of ${view.head.name}`}
          className={classes['table'] ?? ''}
          onKeyDown={keys.onKeyDown}
        >
          <TableHead view={view} />
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.enrolment.id}>
                {index === awayFrom && (
                  <tr className={classes['divider'] ?? ''}>
                    <th scope="colgroup" colSpan={columns}>
                      Not expected here now
                    </th>
                  </tr>
                )}
                <RegisterRowLine
                  row={row}
                  index={index}
                  view={view}
                  current={index === keys.state.row}
                  typed={index === keys.state.row ? keys.state.typed : ''}
                  hands={hands}
                />
                {((index === keys.state.row && hint !== '') || hasBelow(row, entry)) && (
                  <tr className={classes['below'] ?? ''}>
                    <td colSpan={columns}>
                      <div className={classes['belowInner'] ?? ''}>
                        {index === keys.state.row && hint !== '' ? (
                          <span role="status">{hint}</span>
                        ) : (
                          <RowBelow
                            row={row}
                            entry={entry}
                            marksPath={registerPath(everyone, view.date, view.session)}
                            onAnswered={() => keys.focusRow(nextRow(index, rows.length))}
                            onCancelled={() => keys.focusRow(index)}
                          />
                        )}
                      </div>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <RowSheet
        row={rows[sheetIndex]}
        kind={sheet?.kind ?? 'menu'}
        view={view}
        onChoose={(row, code) => {
          setSheet(null);
          if (entry.enter(row, { code })) keys.focusRow(nextRow(sheetIndex, rows.length));
        }}
        onClose={() => {
          setSheet(null);
          keys.focusRow(sheetIndex);
        }}
      />
    </>
  );
}
