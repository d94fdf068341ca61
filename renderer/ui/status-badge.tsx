import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

export type StatusTone = 'good' | 'attention' | 'problem' | 'quiet' | 'accent';

/** A short state in words; the colour only repeats what the words say. */
export function StatusBadge({ tone, children }: { readonly tone: StatusTone; readonly children: ReactNode }) {
  return (
    <span className={classes['badge'] ?? ''} data-tone={tone}>
      {children}
    </span>
  );
}
