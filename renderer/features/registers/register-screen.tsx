import { Button, Stack, TextInput, type CssVariables } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState, type CSSProperties } from 'react';
import { Link } from 'react-router';
import { isMarkDay } from '../../../shared/centre/school-days.ts';
import { may } from '../../../shared/centre/staff.ts';
import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import { today } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { runsIn, type RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { remember, remembered } from '../../platform/remembered.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatSession } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { registerPath } from '../../ui/register-path.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { dayWords } from './day-words.ts';
import { RegisterBar, type Mode } from './register-bar.tsx';
import { RegisterCards } from './register-cards.tsx';
import { RegisterClosing } from './register-closing.tsx';
import { RegisterTable } from './register-table.tsx';
import { offersRest } from './rest.ts';
import { useEntry } from './use-entry.ts';

/** A register with everything that can be done on it: list or cards, the rest present, undo, closing. */
export function RegisterScreen({ view }: { readonly view: RegisterView }) {
  const session = useSession();
  const { head, date, session: daySession } = view;
  const facts = attendanceFacts(session);
  const placeProgramme = head.place === undefined ? '' : (session.replica.one('place', head.place)?.programme ?? '');
  const [activity, setActivity] = useState(placeProgramme);
  const [mode, setModeNow] = useState<Mode>(() => (remembered('register-mode') === 'cards' ? 'cards' : 'list'));
  const setMode = (next: Mode): void => {
    remember('register-mode', next);
    setModeNow(next);
  };
  const entry = useEntry(view, activity);
  const { ref: measure, height } = useElementSize();
  const barHeight: CSSProperties & CssVariables = { '--register-bar-height': `${height}px` };
  const { startsAtMinutes, closesAfterMinutes } = facts.registerTimes(date, daySession);
  const other = daySession === 'AM' ? 'PM' : 'AM';
  const rest = {
    id: 'register.rest',
    label: 'Mark the rest present',
    section: 'Register',
    keys: 'mod+Enter',
    run: entry.markRest,
  };
  useActions([
    ...(offersRest(view, today()) ? [rest] : []),
    { id: 'register.undo', label: 'Undo the last entry', section: 'Register', keys: 'mod+z', run: entry.undo },
    {
      id: 'register.mode',
      label: mode === 'list' ? 'Show as cards' : 'Show as a list',
      section: 'Register',
      keys: 'F6',
      run: () => setMode(mode === 'list' ? 'cards' : 'list'),
    },
  ]);
  const observes = head.records === 'observations';
  return (
    <>
      <PageHeading
        title={head.name}
        subtitle={[
          `${formatSession(daySession)}, ${formatDate(date)}`,
          observes
            ? (head.placeName ?? 'What was seen')
            : `${formatClockTime(startsAtMinutes)} to ${formatClockTime(startsAtMinutes + closesAfterMinutes)}`,
        ].join(' · ')}
        actions={
          runsIn(head, other) && (
            <Button component={Link} to={registerPath(head.id, date, other)} variant="default">
              {formatSession(other)} register
            </Button>
          )
        }
      />
      <Stack gap="sm" style={barHeight}>
        {!isMarkDay(view.dayKind) && (
          <Notice kind="information" standing title={dayWords(view.dayKind, date)}>
            No register is due on this day.
          </Notice>
        )}
        {may(session.member.role, 'closeRegister') && session.registersOnly === null && (
          <RegisterClosing view={view} say={entry.say} />
        )}
        {observes && (
          <TextInput
            label="What they are doing"
            description="Goes with each pupil seen, and into the mark that follows."
            maw={480}
            autoComplete="off"
            value={activity}
            onChange={(event) => setActivity(event.currentTarget.value)}
          />
        )}
        <RegisterBar view={view} entry={entry} mode={mode} onMode={setMode} measure={measure} />
        {entry.rows.length === 0 && (
          <EmptyState title="Nobody is on this register on this day">
            {may(session.member.role, 'readPupils') && session.registersOnly === null
              ? 'Add pupils to the group under Groups.'
              : 'If somebody should be, ask the centre.'}
          </EmptyState>
        )}
        {entry.rows.length > 0 && mode === 'list' && <RegisterTable view={view} entry={entry} />}
        {entry.rows.length > 0 && mode === 'cards' && <RegisterCards view={view} entry={entry} />}
      </Stack>
    </>
  );
}
