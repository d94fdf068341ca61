import { Loader } from '@mantine/core';
import { useParams } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Session } from '../../../shared/attendance/types.ts';
import { readRegister } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ReadRegister } from './read-register.tsx';
import { RegisterScreen } from './register-screen.tsx';

function readSession(text: string | undefined): Session | null {
  const upper = text?.toUpperCase();
  return upper === 'AM' || upper === 'PM' ? upper : null;
}

/** One group's register of one session. */
export function RegisterPage() {
  const { groupId = '', date: day = '', session: half } = useParams();
  const date = parseLocalDate(day);
  const daySession = readSession(half);
  if (date === null || daySession === null) return <NoRegister />;
  return (
    <LoadedRegister key={`${groupId} ${date} ${daySession}`} groupId={groupId} date={date} daySession={daySession} />
  );
}

function LoadedRegister({
  groupId,
  date,
  daySession,
}: {
  readonly groupId: string;
  readonly date: LocalDate;
  readonly daySession: Session;
}) {
  const session = useSession();
  const view = useLoaded(() => readRegister(session, groupId, date, daySession), [groupId, date, daySession]);
  if (view === undefined) return <Loader role="status" aria-label="Opening the register" />;
  if (view === null) return <NoRegister />;
  return may(session.member.role, 'observe') ? <RegisterScreen view={view} /> : <ReadRegister view={view} />;
}

function NoRegister() {
  return (
    <>
      <PageHeading title="There is no such register" />
      <EmptyState title="This register cannot be found">Choose a register on Today.</EmptyState>
    </>
  );
}
