import { Button, Text } from '@mantine/core';
import type { Contest, ContestValue } from '../../data/sync/things.ts';
import { useNames } from '../../data/use-names.ts';
import { valueInWords } from './contest-words.ts';
import { whenInWords } from './state-words.ts';
import classes from './sync.module.css';

interface ContestValuesProps {
  readonly contest: Contest;
  readonly busy: boolean;
  /** Absent where this person may only read, or is being asked for the reason of a choice. */
  readonly onChoose?: (choice: string) => void;
}

/** The values side by side, the one that stands first. */
export function ContestValues({ contest, busy, onChoose }: ContestValuesProps) {
  const { standing, proposals } = contest;
  return (
    <div className={classes['values'] ?? ''}>
      {[standing, ...proposals].map((value) => (
        <ValueBox
          key={value.id}
          contest={contest}
          value={value}
          stands={value === standing}
          busy={busy}
          {...(onChoose === undefined ? {} : { onChoose })}
        />
      ))}
    </div>
  );
}

interface ValueBoxProps extends ContestValuesProps {
  readonly value: ContestValue;
  readonly stands: boolean;
}

function ValueBox({ contest, value, stands, busy, onChoose }: ValueBoxProps) {
  const names = useNames();
  const words = valueInWords(contest, value, names);
  return (
    <div className={classes['value'] ?? ''}>
      <Text size="sm" c="dimmed">
        {stands ? 'Stands now' : 'Entered as well'}
      </Text>
      <div className={classes['words'] ?? ''}>{words}</div>
      <div>
        <Text>{[names.get(value.by) ?? [], value.position].flat().join(', ')}</Text>
        <Text size="sm" c="dimmed">
          {`${whenInWords(value.at)}, ${value.where.charAt(0).toLowerCase()}${value.where.slice(1)}`}
        </Text>
        {value.reason !== undefined && <Text size="sm">{`Reason: ${value.reason}`}</Text>}
      </div>
      {onChoose !== undefined && (
        <Button
          variant="default"
          disabled={busy}
          aria-label={`${stands ? 'Keep' : 'Use'} this: ${words}`}
          onClick={() => onChoose(value.id)}
        >
          {stands ? 'Keep this' : 'Use this'}
        </Button>
      )}
    </div>
  );
}
