import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './sort-heading.module.css';

interface SortHeadingProps {
  readonly sorted: 'asc' | 'desc' | false;
  readonly onSort: () => void;
  readonly children: ReactNode;
}

/** A column heading that is a button: sorts by its column, and says how it is sorted. */
export function SortHeading({ sorted, onSort, children }: SortHeadingProps) {
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" className={classes['button'] ?? ''} onClick={onSort}>
        {children}
        {sorted !== false && <Arrow size={16} aria-hidden="true" />}
      </button>
    </th>
  );
}
