import { useState } from 'react';
import { longestMinutesLate } from '../../../shared/attendance/mark-rules.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { nameOf } from '../../ui/format.ts';
import { MinutesGrid } from './minutes-grid.tsx';
import { PupilCard } from './pupil-card.tsx';
import { RowSheet } from './row-sheet.tsx';
import type { ShownRow } from './shown-row.ts';
import type { Entry } from './use-entry.ts';
import classes from './register.module.css';

interface RegisterCardsProps {
  readonly view: RegisterView;
  readonly entry: Entry;
}

/** What a place may see: the lesson there began when it began, whatever our own session times are. */
const longestSeen = 60;

/** The register for touch: a card per pupil. */
export function RegisterCards({ view, entry }: RegisterCardsProps) {
  const session = useSession();
  const [lateFor, setLateFor] = useState<string | null>(null);
  const [otherFor, setOtherFor] = useState<string | null>(null);
  const late = entry.rows.find((row) => row.enrolment.id === lateFor);
  const other = entry.rows.find((row) => row.enrolment.id === otherFor);
  const closed = view.closing !== null && view.head.records === 'marks';
  const longest = (row: ShownRow): number => {
    if (row.records === 'observation') return longestSeen;
    const context = attendanceFacts(session).contextFor(row.enrolment.id, view.date, view.session);
    return context === null ? 0 : longestMinutesLate(context);
  };
  return (
    <>
      <ul className={classes['cards'] ?? ''}>
        {entry.rows.map((row) => (
          <PupilCard
            key={row.enrolment.id}
            row={row}
            view={view}
            entry={entry}
            // After the close the minutes no longer matter: U is proposed with the time. Before the start nobody is late.
            onLate={() => (closed || longest(row) < 1 ? entry.enter(row, { code: 'L' }) : setLateFor(row.enrolment.id))}
            onOther={() => setOtherFor(row.enrolment.id)}
          />
        ))}
      </ul>
      <MinutesGrid
        opened={late !== undefined}
        name={late === undefined ? '' : nameOf(late.pupil)}
        longest={late === undefined ? 0 : longest(late)}
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
