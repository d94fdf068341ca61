import { Avatar, Button, Group, Stack, Text } from '@mantine/core';
import { NavLink, Outlet, useLocation, useNavigate, useOutletContext } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { today } from '../../data/clock.ts';
import { stayOn, type PupilFile } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import type { Action } from '../../ui/actions/action.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { initialsOf, nameOf } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { FilePrintHeader } from './file-print-header.tsx';
import classes from './pupil-screen.module.css';
import { usePupilFile } from './use-pupil-file.ts';
import { statusWords } from './words.ts';
import { yearWords } from '../../../shared/pupils/field-words.ts';

interface Tab {
  readonly path: string;
  readonly label: string;
  readonly keys: string;
}

const tabs: readonly Tab[] = [
  { path: '', label: 'Overview', keys: '1' },
  { path: 'week', label: 'Week', keys: '2' },
  { path: 'enrolment', label: 'Enrolment', keys: '3' },
  { path: 'contacts', label: 'Contacts', keys: '4' },
  { path: 'details', label: 'Details', keys: '5' },
  { path: 'history', label: 'History', keys: '6' },
];

/** A pupil's file: who this is, then one tab at a time. Attendance is a screen of its own. */
export function PupilScreen() {
  const file = usePupilFile();
  if (file === undefined) {
    return (
      <>
        <PageHeading title="No such pupil" />
        <EmptyState title="There is no file here">
          It may have been taken back. Look for the pupil in the list.
        </EmptyState>
      </>
    );
  }
  return <OpenFile file={file} />;
}

function OpenFile({ file }: { readonly file: PupilFile }) {
  const navigate = useNavigate();
  const platform = usePlatform();
  const prints = may(useSession().member.role, 'printFiles');
  const { pathname } = useLocation();
  const { pupil } = file;
  const print = (): void => void platform.printPage();
  const printing: Action = {
    ...{
      id: 'pupil print',
      label: 'Print this page',
      section: 'This pupil',
      keys: 'mod+p',
      inFields: true,
      run: print,
    },
  };
  const base = `/pupils/${pupil.id}`;
  const attendance: Tab = { path: `/attendance/pupil/${pupil.id}`, label: 'Attendance', keys: '7' };
  const links = [...tabs.map((tab) => ({ ...tab, path: tab.path === '' ? base : `${base}/${tab.path}` })), attendance];
  const shown = links.find(({ path }) => path === pathname)?.label ?? 'Overview';
  useActions([
    ...links.map(({ path, label, keys }) => ({
      id: `pupil tab ${label}`,
      label: `Show ${label.toLowerCase()}`,
      section: 'This pupil',
      keys,
      run: () => void navigate(path),
    })),
    ...(prints ? [printing] : []),
  ]);
  return (
    <>
      <FilePrintHeader pupil={pupil} part={shown} />
      <Group gap="md" align="flex-start" wrap="nowrap" className="no-print">
        <Avatar size={56} radius="sm" color="accent" aria-hidden="true">
          {initialsOf(pupil)}
        </Avatar>
        <div style={{ flex: 1 }}>
          <PageHeading
            title={nameOf(pupil)}
            subtitle={<Subtitle file={file} />}
            actions={
              prints && (
                <Button variant="default" onClick={print}>
                  Print
                </Button>
              )
            }
          />
        </div>
      </Group>
      <nav aria-label="Parts of the file" className={classes['tabs'] ?? ''}>
        {links.map(({ path, label }) => (
          <NavLink key={label} to={path} end className={classes['tab'] ?? ''}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Stack gap="lg">
        <Outlet context={file} />
      </Stack>
    </>
  );
}

function Subtitle({ file }: { readonly file: PupilFile }) {
  const { pupil, enrolments } = file;
  const { enrolment, state } = stayOn(enrolments, today());
  const legal = `${pupil.forename} ${pupil.surname}`;
  const words = [
    yearWords(pupil.yearGroup),
    enrolment?.route,
    legal === nameOf(pupil) ? undefined : `Legal name ${legal}`,
  ];
  return (
    <Group gap="xs">
      <StatusBadge tone={state === 'on' ? 'good' : 'quiet'}>{statusWords(enrolment, state)}</StatusBadge>
      <Text span>{words.filter((word) => word !== undefined && word !== '').join(' · ')}</Text>
    </Group>
  );
}

/** The file that the screen round a tab has open. */
export function useOpenFile(): PupilFile {
  return useOutletContext<PupilFile>();
}
