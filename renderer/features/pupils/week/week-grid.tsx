import { useRef, type KeyboardEvent } from 'react';
import type { SettingKind } from '../../../../shared/attendance/types.ts';
import { slotName, type WeekCell } from '../../../../shared/pupils/week-problems.ts';
import type { Names } from '../../../../shared/pupils/record-words.ts';
import { choiceOf, settingChoices } from './settings.ts';
import classes from './week-grid.module.css';

interface WeekGridProps {
  readonly cells: readonly WeekCell[];
  readonly names: Names;
  /** Slots something is wrong with. */
  readonly wrong: ReadonlySet<number>;
  /** The chosen slot; null where the week is only shown. */
  readonly chosen: number | null;
  readonly onChoose?: (slot: number) => void;
  readonly onSet?: (slot: number, setting: SettingKind) => void;
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const halves = ['Morning', 'Afternoon'] as const;

/** Ten sessions as a week reads: days across, morning over afternoon. Arrow keys move; a letter sets the session and moves on. */
export function WeekGrid({ cells, names, wrong, chosen, onChoose, onSet }: WeekGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const go = (slot: number): void => {
    onChoose?.(slot);
    table.current?.querySelector<HTMLElement>(`[data-slot="${slot}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chosen === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moved(chosen, event.key);
    const typed = settingChoices.find(({ letter }) => letter === event.key.toUpperCase());
    if (to === null && typed === undefined) return;
    event.preventDefault();
    if (to !== null) go(to);
    else if (typed !== undefined) {
      onSet?.(chosen, typed.setting);
      go(Math.min(chosen + 1, 9));
    }
  };
  const edited = chosen !== null;
  return (
    <div className={classes['scroller'] ?? ''}>
      <table
        ref={table}
        className={classes['grid'] ?? ''}
        aria-label="The week"
        {...(edited ? { role: 'grid', onKeyDown } : {})}
      >
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {halves.map((half, row) => (
            <tr key={half}>
              <th scope="row">{half}</th>
              {days.map((day, index) => {
                const slot = index * 2 + row;
                return (
                  <td
                    key={day}
                    data-slot={slot}
                    data-wrong={wrong.has(slot) || undefined}
                    data-setting={cells[slot]?.setting}
                    {...(edited
                      ? {
                          role: 'gridcell',
                          tabIndex: slot === chosen ? 0 : -1,
                          'aria-selected': slot === chosen,
                          'aria-label': `${slotName(slot)}: ${cellWords(cells[slot] ?? null, names)}`,
                          onClick: () => go(slot),
                        }
                      : {})}
                  >
                    <Cell cell={cells[slot] ?? null} names={names} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, names }: { readonly cell: WeekCell; readonly names: Names }) {
  if (cell === null) return <span className={classes['unset'] ?? ''}>Not chosen</span>;
  const place = cell.place === undefined ? undefined : names.get(cell.place);
  return (
    <>
      <strong>{choiceOf(cell.setting).short}</strong>
      {place !== undefined && <span className={classes['place'] ?? ''}>{place}</span>}
    </>
  );
}

function cellWords(cell: WeekCell, names: Names): string {
  if (cell === null) return 'not chosen';
  const place = cell.place === undefined ? undefined : names.get(cell.place);
  const { label } = choiceOf(cell.setting);
  return place === undefined ? label : `${label}, ${place}`;
}

/** Slots run down the days: left and right go a day, up and down half a day. */
function moved(slot: number, key: string): number | null {
  if (key === 'ArrowRight') return slot + 2 <= 9 ? slot + 2 : slot;
  if (key === 'ArrowLeft') return slot >= 2 ? slot - 2 : slot;
  if (key === 'ArrowDown') return slot % 2 === 0 ? slot + 1 : slot;
  if (key === 'ArrowUp') return slot % 2 === 1 ? slot - 1 : slot;
  if (key === 'Home') return 0;
  if (key === 'End') return 9;
  return null;
}
