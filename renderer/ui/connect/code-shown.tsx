import { Text } from '@mantine/core';
import classes from './code-shown.module.css';

interface CodeShownProps {
  readonly label: string;
  readonly code: string;
}

/** A code to be typed elsewhere, large enough to read aloud. */
export function CodeShown({ label, code }: CodeShownProps) {
  return (
    <div role="group" aria-label={label}>
      <Text size="sm" c="dimmed" mb={4}>
        {label}
      </Text>
      <span className={classes['code'] ?? ''}>{code}</span>
    </div>
  );
}
