import { SegmentedControl, Stack, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import { may } from '../../../shared/centre/staff.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { useSession } from '../../data/session-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AbsenceTabs } from './absence-tabs.tsx';
import { AccountedFor } from './accounted-for.tsx';
import { BoardSections } from './board-sections.tsx';
import { LogAttemptDialog } from './log-attempt-dialog.tsx';
import type { Ringing } from './tell-lines.tsx';
import { rowKey, useBoard } from './use-board.ts';

type Showing = 'all' | 'marked' | 'unmarked';

/** Absence within the hour: everyone expected anywhere and not accounted for, against the clock. */
export function AbsenceScreen() {
  const { member } = useSession();
  const board = useBoard();
  const [showing, setShowing] = useState<Showing>('all');
  const [logging, setLogging] = useState<{ row: AbsenceRow; ringing: Ringing } | null>(null);
  const [kept, setKept] = useState('');
  useKeptFocus(kept === '' ? undefined : board?.missing.length);
  const mayLog = may(member.role, 'logAbsence');
  const missing = board?.missing ?? [];
  const shown = missing.filter((row) => showing === 'all' || (showing === 'marked') === (row.mark !== null));
  useActions(
    mayLog && missing.length > 0
      ? [
          {
            id: 'absence log',
            label: 'Log an attempt for the pupil in focus, or the first',
            section: 'Absence',
            keys: 'l',
            run: () => {
              const row = shown.find((candidate) => rowKey(candidate) === focusedRow()) ?? shown[0];
              if (row !== undefined) setLogging({ row, ringing: likelyRinging(row) });
            },
          },
        ]
      : [],
  );
  if (board === undefined) return <PageHeading title="Absence within the hour" />;
  const { date, nowMinutes, day, accountedFor } = board;
  return (
    <>
      <PageHeading
        title="Absence within the hour"
        subtitle={`${formatDate(date)}, ${formatClockTime(nowMinutes)}. The home school, and on the first day the family, must be told within one hour of the start.`}
      />
      {may(member.role, 'takeRegister') && <AbsenceTabs current="board" />}
      <Stack gap="lg">
        {kept !== '' && <Notice kind="success" title={kept} />}
        {day.dayKind !== 'schoolDay' && (
          <EmptyState title="Nobody is expected today">It is not a school day for this centre.</EmptyState>
        )}
        {day.dayKind === 'schoolDay' && missing.length === 0 && <NobodyMissing begun={accountedFor.length > 0} />}
        {missing.length > 0 && <Filter rows={missing} value={showing} onChange={setShowing} />}
        <BoardSections
          rows={shown}
          nowMinutes={nowMinutes}
          onLog={mayLog ? (row, ringing) => setLogging({ row, ringing }) : undefined}
        />
        {accountedFor.length > 0 && (
          <section>
            <Title order={2} mb="xs">
              Accounted for: {accountedFor.length}
            </Title>
            <AccountedFor rows={accountedFor} />
          </section>
        )}
      </Stack>
      {logging !== null && (
        <LogAttemptDialog
          row={logging.row}
          ringing={logging.ringing}
          date={date}
          onClose={() => setLogging(null)}
          onKept={(words) => {
            setLogging(null);
            setKept(words);
          }}
        />
      )}
    </>
  );
}

function NobodyMissing({ begun }: { readonly begun: boolean }) {
  return begun ? (
    <EmptyState title="Everyone expected is accounted for">Nobody is left to find or to tell about.</EmptyState>
  ) : (
    <EmptyState title="No session has begun yet">The board fills when the morning session starts.</EmptyState>
  );
}

interface FilterProps {
  readonly rows: readonly AbsenceRow[];
  readonly value: Showing;
  readonly onChange: (value: Showing) => void;
}

function Filter({ rows, value, onChange }: FilterProps) {
  const marked = rows.filter(({ mark }) => mark !== null).length;
  return (
    <SegmentedControl
      aria-label="Show"
      style={{ alignSelf: 'flex-start' }}
      value={value}
      onChange={onChange}
      data={[
        { value: 'all', label: `All (${rows.length})` },
        { value: 'marked', label: `Marked absent (${marked})` },
        { value: 'unmarked', label: `No mark yet (${rows.length - marked})` },
      ]}
    />
  );
}

/** A pupil accounted for leaves the board with the button that held the keyboard: the heading takes it over. */
function useKeptFocus(missing: number | undefined): void {
  useEffect(() => {
    if (missing === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [missing]);
}

/** The row of the board that holds the keyboard's focus. */
function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
}

/** Who is rung first: whoever must still be told. */
function likelyRinging({ stillToTell, homeSchool, contacts }: AbsenceRow): Ringing {
  const told = stillToTell[0] ?? 'family';
  if (told === 'homeSchool') return { told, who: homeSchool?.contactName ?? '' };
  return { told, who: contacts?.[0]?.name ?? '' };
}
