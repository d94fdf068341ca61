import { NumberInput } from '@mantine/core';
import { enrolmentStatuses } from '../../../shared/pupils/pupil.ts';
import { OneOf } from '../../ui/form/record-fields.tsx';
import classes from './attendance.module.css';
import type { Choice } from './filter-rows.ts';
import type { AttendanceSearch } from './search.ts';
import { statusWords } from './words.ts';

interface AttendanceFiltersProps {
  readonly id: string;
  readonly search: AttendanceSearch;
  readonly groups: readonly Choice[];
  readonly routes: readonly Choice[];
  readonly onChange: (part: Partial<AttendanceSearch>) => void;
}

const only = [
  { value: 'persistent', label: 'Persistently absent' },
  { value: 'severe', label: 'Severely absent' },
] as const;
const statuses = enrolmentStatuses
  .filter((status) => status !== 'G')
  .map((value) => ({ value, label: statusWords[value] }));

/** What narrows the list besides the name. */
export function AttendanceFilters({ id, search, groups, routes, onChange }: AttendanceFiltersProps) {
  return (
    <div id={id} className={classes['filters'] ?? ''} role="search" aria-label="Narrow the list">
      <OneOf
        id="attendance-group"
        label="Group"
        value={search.group}
        choices={groups}
        emptyLabel="All groups"
        onChange={(group) => onChange({ group })}
      />
      {routes.length > 0 && (
        <OneOf
          id="attendance-route"
          label="Route"
          value={search.route}
          choices={routes}
          emptyLabel="All routes"
          onChange={(route) => onChange({ route })}
        />
      )}
      <OneOf
        id="attendance-status"
        label="Enrolment"
        value={search.status}
        choices={statuses}
        emptyLabel="Any"
        onChange={(value) => onChange({ status: statuses.find((status) => status.value === value)?.value ?? '' })}
      />
      <OneOf
        id="attendance-only"
        label="Absence"
        value={search.only}
        choices={only}
        emptyLabel="Any"
        onChange={(value) => onChange({ only: only.find((choice) => choice.value === value)?.value ?? '' })}
      />
      <NumberInput
        label="Attendance below"
        suffix="%"
        min={1}
        max={100}
        allowDecimal={false}
        hideControls
        value={search.below ?? ''}
        onChange={(value) => onChange({ below: typeof value === 'number' && value >= 1 ? value : null })}
      />
    </div>
  );
}
