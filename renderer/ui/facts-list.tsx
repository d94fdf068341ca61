import type { ReactNode } from 'react';
import classes from './facts-list.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels and what is recorded under them. What is not recorded says so. */
export function FactsList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes['list'] ?? ''}>
      {facts.map(({ label, value }, index) => (
        <div key={`${index} ${label}`} className={classes['fact'] ?? ''}>
          <dt>{label}</dt>
          <dd>
            {value === '' || value === undefined ? <span className={classes['none'] ?? ''}>Not recorded</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
