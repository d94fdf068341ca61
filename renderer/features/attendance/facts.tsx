import classes from './attendance.module.css';

export interface Fact {
  readonly label: string;
  readonly value: number | string;
  readonly note: string;
}

/** Figures in a row, each with what it is and what it is out of. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes['facts'] ?? ''}>
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {typeof value === 'number' ? value.toLocaleString('en-GB') : value} <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
