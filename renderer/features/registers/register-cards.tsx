import { useState } from 'react';
import type { RegisterView } from '../../data/queries/registers.ts';
import { nameOf } from '../../ui/format.ts';
import { MinutesGrid } from './minutes-grid.tsx';
import { PupilCard } from './pupil-card.tsx';
import { RowSheet } from './row-sheet.tsx';
import type { Entry } from './use-entry.ts';
import classes from './register.module.css';

interface RegisterCardsProps {
  readonly view: RegisterView;
  readonly entry: Entry;
  readonly longestMinutes: number;
}

/** The register for touch: a card per pupil. */
export function RegisterCards({ view, entry, longestMinutes }: RegisterCardsProps) {
  const [lateFor, setLateFor] = useState<string | null>(null);
  const [otherFor, setOtherFor] = useState<string | null>(null);
  const late = entry.rows.find((row) => row.enrolment.id === lateFor);
  const other = entry.rows.find((row) => row.enrolment.id === otherFor);
  const closed = view.closing !== null && view.head.records === 'marks';
  return (
    <>
      <ul className={classes['cards'] ?? ''}>
        {entry.rows.map((row) => (
          <PupilCard
            key={row.enrolment.id}
            row={row}
            view={view}
            entry={entry}
            // After the close the minutes no longer matter: U is proposed with the time.
            onLate={() => (closed ? entry.enter(row, { code: 'L' }) : setLateFor(row.enrolment.id))}
            onOther={() => setOtherFor(row.enrolment.id)}
          />
        ))}
      </ul>
      <MinutesGrid
        opened={late !== undefined}
        name={late === undefined ? '' : nameOf(late.pupil)}
        longest={longestMinutes}
        onChoose={(minutesLate) => {
          setLateFor(null);
          if (late !== undefined) entry.enter(late, { code: 'L', minutesLate });
        }}
        onClose={() => setLateFor(null)}
      />
      <RowSheet
        row={other}
        kind="menu"
        view={view}
        onChoose={(row, code) => {
          setOtherFor(null);
          entry.enter(row, { code });
        }}
        onClose={() => setOtherFor(null)}
      />
    </>
  );
}
