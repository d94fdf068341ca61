import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './sort-heading.module.css';

interface SortHeadingProps {
  readonly sorted: 'asc' | 'desc' | false;
  /** Stands at the right, over the figures of its column. */
  readonly figure: boolean;
  readonly onSort: () => void;
  readonly children: ReactNode;
}

/** A column heading that is a button: sorts by its column, and says how it is sorted. */
export function SortHeading({ sorted, figure, onSort, children }: SortHeadingProps) {
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" className={classes['button'] ?? ''} data-figure={figure} onClick={onSort}>
        {children}
        {sorted !== false && <Arrow size={16} aria-hidden="true" />}
      </button>
    </th>
  );
}
