import { DatePickerInput, type DatePickerInputProps } from '@mantine/dates';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Period } from '../../../shared/centre/periods.ts';
import { OneOf } from '../../ui/form/record-fields.tsx';
import type { AttendanceSearch } from './search.ts';

interface PeriodPickerProps {
  readonly search: AttendanceSearch;
  /** The days now shown: what a choice of one's own starts from. */
  readonly shown: Period;
  readonly today: LocalDate;
  readonly onChange: (part: Partial<AttendanceSearch>) => void;
}

const choices = [
  { value: 'week', label: 'This week' },
  { value: 'fourWeeks', label: 'Last 4 weeks' },
  { value: 'halfTerm', label: 'This half-term' },
  { value: 'term', label: 'This term' },
  { value: 'year', label: 'This year' },
  { value: 'custom', label: 'Other days' },
] as const;

/** Which days: by name, or any first and last day up to today. */
export function PeriodPicker({ search, shown, today, onChange }: PeriodPickerProps) {
  return (
    <>
      <OneOf
        id="attendance-period"
        label="Days"
        required
        emptyLabel="Choose the days"
        value={search.period}
        choices={choices}
        onChange={(value) => {
          const period = choices.find((choice) => choice.value === value)?.value;
          if (period === 'custom') onChange({ period, ...shown });
          else if (period !== undefined) onChange({ period, from: null, to: null });
        }}
      />
      {search.period === 'custom' && <OtherDays shown={shown} today={today} onChange={onChange} />}
    </>
  );
}

// The kit's pale days of other months and red weekends miss 4.5:1, and its arrows have no names of their own.
const dayBox = {
  valueFormat: 'D MMM YYYY',
  firstDayOfWeek: 1,
  hideOutsideDates: true,
  weekendDays: [],
  ariaLabels: {
    previousMonth: 'Month before',
    nextMonth: 'Month after',
    previousYear: 'Year before',
    nextYear: 'Year after',
    previousDecade: 'Ten years before',
    nextDecade: 'Ten years after',
    monthLevelControl: 'Choose a month',
    yearLevelControl: 'Choose a year',
  },
  size: 'md',
  w: 170,
} satisfies DatePickerInputProps;

function OtherDays({ shown, today, onChange }: Omit<PeriodPickerProps, 'search'>) {
  const bounds = { ...dayBox, maxDate: today };
  const read = (value: string | null): LocalDate | null => (value === null ? null : parseLocalDate(value.slice(0, 10)));
  return (
    <>
      <DatePickerInput
        {...bounds}
        label="First day"
        value={shown.from}
        onChange={(value) => {
          const from = read(value);
          if (from !== null) onChange({ from, to: shown.to < from ? from : shown.to });
        }}
      />
      <DatePickerInput
        {...bounds}
        label="Last day"
        value={shown.to}
        onChange={(value) => {
          const to = read(value);
          if (to !== null) onChange({ to, from: shown.from > to ? to : shown.from });
        }}
      />
    </>
  );
}
