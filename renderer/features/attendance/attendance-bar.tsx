import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { AttendanceFilters } from './attendance-filters.tsx';
import classes from './attendance.module.css';
import { filtersOn, groupChoices, routeChoices } from './filter-rows.ts';
import { PeriodPicker } from './period-picker.tsx';
import type { Searching } from './use-attendance.ts';

interface AttendanceBarProps {
  readonly searching: Searching;
  readonly rows: readonly AttendanceRow[];
  readonly name: string;
  readonly nameBox: Ref<HTMLInputElement>;
  readonly onName: (name: string) => void;
}

const filtersId = 'attendance-filters';

/** What is shown, on one line: days, pupils or groups, a name. A name typed here never gets into the address. */
export function AttendanceBar({ searching, rows, name, nameBox, onName }: AttendanceBarProps) {
  const { search, period, today, change } = searching;
  const on = filtersOn(search);
  const [open, setOpen] = useState(on > 0);
  const Arrow = open ? IconChevronUp : IconChevronDown;
  return (
    <>
      <div className={classes['bar'] ?? ''}>
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
        {search.view === 'pupils' && (
          <>
            <TextInput
              ref={nameBox}
              label="Name"
              value={name}
              autoComplete="off"
              spellCheck={false}
              w={150}
              onChange={(event) => onName(event.currentTarget.value)}
            />
            <Button
              variant="default"
              aria-expanded={open}
              aria-controls={open ? filtersId : undefined}
              rightSection={<Arrow size={16} aria-hidden="true" />}
              onClick={() => setOpen(!open)}
            >
              {on === 0 ? 'Filters' : `Filters (${on} on)`}
            </Button>
          </>
        )}
      </div>
      {search.view === 'pupils' && open && (
        <AttendanceFilters
          id={filtersId}
          search={search}
          groups={groupChoices(rows)}
          routes={routeChoices(rows)}
          onChange={change}
        />
      )}
    </>
  );
}
