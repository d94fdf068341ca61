import { Button, Stack } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { totalsOf, type AttendanceRow } from '../../data/queries/attendance.ts';
import { noteExport } from '../../data/acts/exported.ts';
import { useSession } from '../../data/session-context.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatRange } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { AttendanceBar } from './attendance-bar.tsx';
import classes from './attendance.module.css';
import { attendanceColumns, totalsByColumn } from './columns.tsx';
import { attendanceCsv, csvName } from './export-csv.ts';
import { filterRows } from './filter-rows.ts';
import { GroupTable } from './group-table.tsx';
import { Headline } from './headline.tsx';
import { useAttendance, useSearching } from './use-attendance.ts';

const savedWords = {
  saved: 'The file is saved',
  'handed over': 'The file is in your downloads',
  cancelled: '',
  failed: 'The file could not be saved. Try another folder.',
} as const;

/** Header, heading, choices and figures above the table, and a little room under it; CSS px. */
const heightTaken = 366;
const rowId = ({ enrolment }: AttendanceRow): string => enrolment.id;

/** The centre's and its groups' attendance over any days. */
export function AttendanceScreen() {
  const session = useSession();
  const { member } = session;
  const platform = usePlatform();
  const searching = useSearching();
  const { search, period } = searching;
  const rows = useAttendance(period);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<keyof typeof savedWords>('cancelled');
  const nameBox = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => filterRows(rows ?? [], search, name), [rows, search, name]);
  const totals = useMemo(() => totalsOf(shown), [shown]);
  const mayExport = may(member.role, 'exportAttendance');
  const save = async (): Promise<void> => {
    const pupils = shown.map(({ pupil }) => pupil.id);
    const noted = await noteExport(session, { what: 'attendance', from: period.from, to: period.to, pupils });
    const bytes = new TextEncoder().encode(attendanceCsv(shown));
    setSaved(noted.ok ? await platform.saveFile(csvName(period), bytes, 'text/csv') : 'failed');
  };
  useActions([
    {
      id: 'attendance filter',
      label: 'Filter by name',
      section: 'Attendance',
      keys: 'f',
      run: () => nameBox.current?.focus(),
    },
    ...(mayExport
      ? [
          {
            id: 'attendance export',
            label: 'Save as a spreadsheet (CSV)',
            section: 'Attendance',
            keys: 'x',
            run: () => void save(),
          },
        ]
      : []),
  ]);
  return (
    <>
      <PageHeading
        title="Attendance"
        subtitle={formatRange(period.from, period.to)}
        actions={
          mayExport && (
            <Button variant="default" onClick={() => void save()}>
              Save as a spreadsheet
            </Button>
          )
        }
      />
      <Stack gap="sm">
        {savedWords[saved] !== '' && (
          <Notice kind={saved === 'failed' ? 'error' : 'success'} title={savedWords[saved]} />
        )}
        <AttendanceBar searching={searching} rows={rows ?? []} name={name} nameBox={nameBox} onName={setName} />
        {rows !== undefined && <Headline totals={search.view === 'pupils' ? totals : totalsOf(rows)} />}
        {rows !== undefined && search.view === 'groups' && (
          <GroupTable rows={rows} search={search} lastDay={period.to} heightTaken={heightTaken} />
        )}
        {search.view === 'pupils' && shown.length > 0 && (
          <DataTable
            label="Attendance by pupil"
            columns={attendanceColumns}
            rows={shown}
            rowId={rowId}
            rowHeight={45}
            heightTaken={heightTaken}
            totals={totalsByColumn(totals)}
          />
        )}
        {search.view === 'pupils' && rows !== undefined && shown.length === 0 && <NobodyShown any={rows.length > 0} />}
        <p className={classes['note'] ?? ''}>
          Groups are those of {formatDate(period.to)}, the last day shown. Guests count at their own school only.
        </p>
      </Stack>
    </>
  );
}

function NobodyShown({ any }: { readonly any: boolean }) {
  return any ? (
    <EmptyState title="No pupil fits">Choose other groups, days or figures above.</EmptyState>
  ) : (
    <EmptyState title="Nobody was on roll in these days">Choose other days above.</EmptyState>
  );
}
