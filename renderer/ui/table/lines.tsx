import classes from './lines.module.css';

interface LineProps {
  readonly words: string;
  /** Keeps them to one line: what does not fit is cut, and said in full to whoever rests on it. */
  readonly cut?: boolean;
}

export function Line({ words, cut = false }: LineProps) {
  return (
    <span className={classes['line'] ?? ''} data-cut={cut} title={cut ? words : undefined}>
      {words}
    </span>
  );
}

interface TwoLinesProps {
  readonly first: string;
  /** '' for none. */
  readonly second: string;
  readonly cut?: boolean;
}

/** Two facts in one cell of a table, the second one quieter. */
export function TwoLines({ first, second, cut = false }: TwoLinesProps) {
  return (
    <>
      <Line words={first} cut={cut} />
      {second !== '' && (
        <span className={classes['second'] ?? ''}>
          <Line words={second} cut={cut} />
        </span>
      )}
    </>
  );
}
