import { Text } from '@mantine/core';
import { Link } from 'react-router';
import classes from './today.module.css';

interface DutyLineProps {
  readonly to: string;
  readonly title: string;
  readonly urgent: boolean;
  readonly children: string;
}

/** One duty: what it is, with how many, and what makes it press. */
export function DutyLine({ to, title, urgent, children }: DutyLineProps) {
  return (
    <div className={classes['duty'] ?? ''} data-urgent={urgent || undefined}>
      <Link className={classes['open'] ?? ''} to={to}>
        {title}
      </Link>
      <Text size="sm">{children}</Text>
    </div>
  );
}

/** Stands while a duty is being looked for, so that nothing is said to be done before it is known. */
export function DutyLoading() {
  return <div className={classes['duty'] ?? ''} hidden />;
}
