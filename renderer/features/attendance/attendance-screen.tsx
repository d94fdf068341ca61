import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { totalsOf } from '../../data/queries/attendance.ts';
import { useSession } from '../../data/session-context.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatRange } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AttendanceFilters } from './attendance-filters.tsx';
import classes from './attendance.module.css';
import { AttendanceTable } from './attendance-table.tsx';
import { attendanceCsv, csvName } from './export-csv.ts';
import { filterRows, groupChoices, routeChoices } from './filter-rows.ts';
import { GroupTable } from './group-table.tsx';
import { Headline } from './headline.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { useAttendance, useSearching } from './use-attendance.ts';

const savedWords = {
  saved: 'The file is saved',
  'handed over': 'The file is in your downloads',
  cancelled: '',
  failed: 'The file could not be saved. Try another folder.',
} as const;

/** The centre's and its groups' attendance over any days. */
export function AttendanceScreen() {
  const { member } = useSession();
  const platform = usePlatform();
  const { search, period, today, change } = useSearching();
  const rows = useAttendance(period);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<keyof typeof savedWords>('cancelled');
  const nameBox = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => filterRows(rows ?? [], search, name), [rows, search, name]);
  const totals = useMemo(() => totalsOf(shown), [shown]);
  const mayExport = may(member.role, 'exportAttendance');
  const save = (): void => {
    const bytes = new TextEncoder().encode(attendanceCsv(shown));
    void platform.saveFile(csvName(period), bytes, 'text/csv').then(setSaved);
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
      ? [{ id: 'attendance export', label: 'Save as a spreadsheet (CSV)', section: 'Attendance', keys: 'x', run: save }]
      : []),
  ]);
  return (
    <>
      <PageHeading
        title="Attendance"
        subtitle={formatRange(period.from, period.to)}
        actions={
          mayExport && (
            <Button variant="default" onClick={save}>
              Save as a spreadsheet
            </Button>
          )
        }
      />
      <Stack gap="md">
        {savedWords[saved] !== '' && (
          <Notice kind={saved === 'failed' ? 'error' : 'success'} title={savedWords[saved]} />
        )}
        <Group gap="sm" align="flex-end">
          <PeriodPicker search={search} shown={period} today={today} onChange={change} />
          <SegmentedControl
            aria-label="Show"
            size="md"
            value={search.view}
            onChange={(view) => change({ view })}
            data={[
              { value: 'pupils', label: 'Pupils' },
              { value: 'groups', label: 'Groups' },
            ]}
          />
        </Group>
        {search.view === 'pupils' && (
          <AttendanceFilters
            search={search}
            name={name}
            groups={groupChoices(rows ?? [])}
            routes={routeChoices(rows ?? [])}
            nameBox={nameBox}
            onName={setName}
            onChange={change}
          />
        )}
        {rows !== undefined && <Headline totals={search.view === 'pupils' ? totals : totalsOf(rows)} />}
        {rows !== undefined && search.view === 'groups' && (
          <GroupTable rows={rows} search={search} lastDay={period.to} />
        )}
        {search.view === 'pupils' && shown.length > 0 && <AttendanceTable rows={shown} totals={totals} />}
        {search.view === 'pupils' && rows !== undefined && shown.length === 0 && <NobodyShown any={rows.length > 0} />}
        <p className={classes['note'] ?? ''}>
          Sessions of this centre’s own register. Guests are left out: their own school keeps their register.
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
