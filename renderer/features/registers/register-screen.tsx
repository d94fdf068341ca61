import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowBackUp, IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { isMarkDay } from '../../../shared/centre/school-days.ts';
import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatSession } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { registerPath } from '../../ui/register-path.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { dayWords } from './day-words.ts';
import { RegisterCards } from './register-cards.tsx';
import { RegisterClosing } from './register-closing.tsx';
import { RegisterSaid, RegisterState } from './register-status.tsx';
import { RegisterTable } from './register-table.tsx';
import { useEntry } from './use-entry.ts';

type Mode = 'list' | 'cards';

/** A register with everything that can be done on it: list or cards, the rest present, undo, closing. */
export function RegisterScreen({ view }: { readonly view: RegisterView }) {
  const session = useSession();
  const { head, date, session: daySession } = view;
  const facts = attendanceFacts(session);
  const placeProgramme = head.place === undefined ? '' : (session.replica.one('place', head.place)?.programme ?? '');
  const [activity, setActivity] = useState(placeProgramme);
  const [mode, setMode] = useLocalStorage<Mode>({
    key: 'waymark.register-mode',
    defaultValue: 'list',
    getInitialValueInEffect: false,
  });
  const entry = useEntry(view, activity);
  const startsAt = facts.startsAtMinutes(daySession);
  const other = daySession === 'AM' ? 'PM' : 'AM';
  useActions([
    {
      id: 'register.rest',
      label: 'Mark the rest present',
      section: 'Register',
      keys: 'mod+Enter',
      run: entry.markRest,
    },
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
            : `${formatClockTime(startsAt)} to ${formatClockTime(startsAt + facts.centre.registerOpenMinutes)}`,
        ].join(' · ')}
        actions={
          <Button component={Link} to={registerPath(head.id, date, other)} variant="default">
            {formatSession(other)} register
          </Button>
        }
      />
      <Stack gap="sm">
        {!isMarkDay(view.dayKind) && (
          <Notice kind="information" standing title={dayWords(view.dayKind, date)}>
            No register is due on this day.
          </Notice>
        )}
        <RegisterClosing view={view} say={entry.say} />
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
        <Group justify="space-between">
          <Group gap="xs">
            <Button leftSection={<IconChecks size={20} aria-hidden="true" />} onClick={entry.markRest}>
              Mark the rest present
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
              onClick={entry.undo}
            >
              Undo
            </Button>
          </Group>
          <Group gap="sm">
            <RegisterState view={view} rows={entry.rows} />
            <SegmentedControl
              aria-label="Show the register as"
              value={mode}
              onChange={(value) => setMode(value === 'cards' ? 'cards' : 'list')}
              data={[
                { value: 'list', label: 'List' },
                { value: 'cards', label: 'Cards' },
              ]}
            />
          </Group>
        </Group>
        <RegisterSaid said={entry.said} />
        {entry.rows.length === 0 && (
          <EmptyState title="Nobody is on this register on this day">Add pupils to the group under Groups.</EmptyState>
        )}
        {entry.rows.length > 0 && mode === 'list' && <RegisterTable view={view} entry={entry} />}
        {entry.rows.length > 0 && mode === 'cards' && (
          <RegisterCards view={view} entry={entry} longestMinutes={observes ? 60 : facts.centre.registerOpenMinutes} />
        )}
      </Stack>
    </>
  );
}
