import { Button, Group, Text } from '@mantine/core';
import { presentCode } from '../../../shared/attendance/codes.ts';
import { everyone, type RegisterView } from '../../data/queries/registers.ts';
import { registerPath } from '../../ui/register-path.ts';
import { nameOf } from '../../ui/format.ts';
import { EntryShown } from './entry-shown.tsx';
import { PersonCell } from './person-cell.tsx';
import { hasBelow, RowBelow } from './row-below.tsx';
import { isEntered, type ShownRow } from './shown-row.ts';
import type { Entry } from './use-entry.ts';
import classes from './register.module.css';

interface PupilCardProps {
  readonly row: ShownRow;
  readonly view: Pick<RegisterView, 'date' | 'session'>;
  readonly entry: Entry;
  readonly onLate: () => void;
  readonly onOther: () => void;
}

const nothing = (): void => undefined;

/** One pupil as a card for fingers: three large buttons, and a sheet with everything else. */
export function PupilCard({ row, view, entry, onLate, onOther }: PupilCardProps) {
  const seen = row.records === 'observation';
  const held = seen ? row.seenNow?.seen : row.unit?.code;
  const variant = (...of: readonly string[]): 'filled' | 'default' =>
    held !== undefined && of.includes(held) ? 'filled' : 'default';
  const name = nameOf(row.pupil);
  return (
    <li
      className={classes['card'] ?? ''}
      data-entered={isEntered(row) || undefined}
      aria-label={name}
      // A touch reaches the card only with the click: what goes away earlier would move the button from under the finger.
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) entry.reach(row);
      }}
      onClick={() => entry.reach(row)}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <PersonCell row={row} />
        <EntryShown row={row} />
      </Group>
      <Text size="sm" c="dimmed">
        {row.expected}
      </Text>
      {hasBelow(row, entry) && (
        <RowBelow
          row={row}
          entry={entry}
          marksPath={registerPath(everyone, view.date, view.session)}
          onAnswered={nothing}
          onCancelled={nothing}
        />
      )}
      <div className={classes['buttons'] ?? ''}>
        <Button
          px={4}
          variant={variant('/', '\\', 'present')}
          onClick={() => entry.enter(row, { code: presentCode(view.session) })}
        >
          {seen ? 'Seen' : 'Present'}
        </Button>
        <Button px={4} variant={variant('L', 'late')} onClick={onLate}>
          Late
        </Button>
        <Button px={4} variant={variant('N', 'O', 'absent')} onClick={() => entry.enter(row, { code: 'N' })}>
          {seen ? 'Not there' : 'Absent'}
        </Button>
        <Button px={4} variant="default" aria-label={`Other codes for ${name}`} onClick={onOther}>
          {seen ? 'More' : 'Other'}
        </Button>
      </div>
    </li>
  );
}
