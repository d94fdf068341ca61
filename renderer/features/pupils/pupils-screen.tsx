import { Button, Group, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { today } from '../../data/clock.ts';
import { attendanceThisTerm, pupilRows, type PupilRow } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useFound, useLoaded } from '../../data/use-data.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { compareText, counted, sortName } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { everyoneOnRoll, filterRows } from './filter-rows.ts';
import { pupilColumns, type ListedPupil } from './pupil-columns.tsx';
import { PupilFilters } from './pupil-filters.tsx';

/** Header, heading, filters and count above the list, and a little room under it; CSS px. */
const heightTaken = 296;
const pupilId = ({ pupil }: ListedPupil): string => pupil.id;

/** Everyone this centre has a file for. */
export function PupilsScreen() {
  const session = useSession();
  const navigate = useNavigate();
  const date = today();
  const nameBox = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(everyoneOnRoll);
  const rows = useFound(() => byName(pupilRows(session, date)), [session, date]);
  const attendance = useLoaded(() => attendanceThisTerm(session, date), [date]);
  const shown = useMemo(
    () =>
      filterRows(rows, filter).map((row) => ({
        ...row,
        attendance: row.state === 'on' && row.enrolment !== undefined ? attendance?.get(row.enrolment.id) : undefined,
      })),
    [rows, filter, attendance],
  );
  const mayAdd = may(session.member.role, 'editPupils');
  const mayImport = may(session.member.role, 'importPupils');
  const add = (): void => void navigate('/pupils/new');
  useActions([
    { id: 'pupils filter', label: 'Filter by name', section: 'Pupils', keys: 'f', run: () => nameBox.current?.focus() },
    ...(mayAdd ? [{ id: 'pupils add', label: 'Add a pupil', section: 'Pupils', keys: 'a', run: add }] : []),
  ]);
  const addButtons = (
    <Group gap="xs">
      {mayImport && (
        <Button variant="default" component={Link} to="/import">
          Bring in pupils from a file
        </Button>
      )}
      {mayAdd && <Button onClick={add}>Add a pupil</Button>}
    </Group>
  );
  if (rows.length === 0) {
    return (
      <>
        <PageHeading title="Pupils" />
        <EmptyState title="No pupils yet" action={addButtons}>
          Bring in the file that a school sent (CTF or CSV), or add pupils one at a time.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title="Pupils" actions={addButtons} />
      <PupilFilters
        filter={filter}
        groups={groupChoices(rows)}
        routes={routesOf(rows)}
        nameBox={nameBox}
        onChange={setFilter}
      />
      <Text mb="xs" role="status">
        {counted(shown.length, 'pupil')}
      </Text>
      {shown.length === 0 ? (
        <EmptyState
          title="Nobody matches"
          action={<Button onClick={() => setFilter({ ...everyoneOnRoll, roll: 'all' })}>Show everyone</Button>}
        >
          No pupil has all that is asked for above.
        </EmptyState>
      ) : (
        <DataTable
          label="List of pupils"
          columns={pupilColumns}
          rows={shown}
          rowId={pupilId}
          rowHeight={53}
          heightTaken={heightTaken}
        />
      )}
    </>
  );
}

function byName(rows: readonly PupilRow[]): PupilRow[] {
  return rows.toSorted((a, b) => compareText(sortName(a.pupil), sortName(b.pupil)));
}

function groupChoices(rows: readonly PupilRow[]) {
  const groups = new Map(rows.flatMap((row) => row.groups).map(({ id, name }) => [id, name]));
  return [...groups].map(([value, label]) => ({ value, label })).sort((a, b) => compareText(a.label, b.label));
}

function routesOf(rows: readonly PupilRow[]): string[] {
  return [...new Set(rows.flatMap(({ enrolment }) => enrolment?.route ?? []))].sort(compareText);
}
