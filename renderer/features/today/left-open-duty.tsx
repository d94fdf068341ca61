import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { readLeftOpen, type LeftOpen } from '../../data/queries/left-open.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { compareText, counted, formatDay, formatSession } from '../../ui/format.ts';
import { registerPath } from '../../ui/register-path.ts';
import { DutyLine, DutyLoading } from './duty-line.tsx';

interface LeftOpenDutyProps {
  readonly today: LocalDate;
  /** The afternoon has begun, so that this morning's register should be closed too. */
  readonly morningIsOver: boolean;
}

const shownAtFirst = 3;

/** Registers of sessions that are over and that nobody has closed, the oldest first. */
export function LeftOpenDuty({ today, morningIsOver }: LeftOpenDutyProps) {
  const session = useSession();
  const [all, setAll] = useState(false);
  const open = useLoaded(() => readLeftOpen(session, today, morningIsOver), [today, morningIsOver]);
  if (open === undefined) return <DutyLoading />;
  const { sessions, total } = open;
  const shown = all ? sessions : sessions.slice(0, shownAtFirst);
  const hidden = sessions.length - shown.length;
  return (
    <>
      {shown.map((item) => (
        <DutyLine
          key={`${item.date} ${item.session}`}
          to={registerPath(item.register, item.date, item.session)}
          title={`${whenWords(item, today)}: register not closed`}
          urgent
        >
          {lackWords(item)}
        </DutyLine>
      ))}
      {hidden > 0 && (
        <Button variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>
          {`Show ${hidden} more not closed`}
        </Button>
      )}
      {all && total > sessions.length && (
        <Text size="sm">{`${counted(total - sessions.length, 'later register')} not closed.`}</Text>
      )}
    </>
  );
}

function whenWords({ date, session }: LeftOpen, today: LocalDate): string {
  const half = formatSession(session).toLowerCase();
  return date === today ? `This ${half}` : `${formatDay(date)}, ${half}`;
}

const mostNamed = 3;

/** '3 pupils without a mark: Hawthorn, Year 10.' Until the closing none of them gets an N. */
function lackWords({ withoutMark, classes }: LeftOpen): string {
  if (withoutMark === 0) return 'Everyone has a mark. Close it, so that marks change only with a reason.';
  const lack = `${counted(withoutMark, 'pupil')} without a mark`;
  if (classes.length === 0) return `${lack}.`;
  const named = classes.toSorted(compareText).slice(0, mostNamed).join('; ');
  const others = classes.length - mostNamed;
  return `${lack}. Not finished: ${named}${others > 0 ? ` and ${counted(others, 'other class', 'other classes')}` : ''}.`;
}
