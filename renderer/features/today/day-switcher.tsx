import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addSchoolDays, type SchoolCalendar } from '../../../shared/centre/school-days.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { formatDate } from '../../ui/format.ts';
import { DayField } from './day-field.tsx';

interface DaySwitcherProps {
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly calendar: SchoolCalendar;
  readonly onChange: (date: LocalDate) => void;
}

/** Goes to the registers of another day: the school day before or after, or any date. */
export function DaySwitcher({ date, today, calendar, onChange }: DaySwitcherProps) {
  const before = addSchoolDays(calendar, date, -1);
  const after = addSchoolDays(calendar, date, 1);
  return (
    <Group gap="xs">
      {date !== today && (
        <Button variant="default" onClick={() => onChange(today)}>
          Back to today
        </Button>
      )}
      {before !== null && (
        <ActionIcon
          variant="default"
          aria-label={`School day before, ${formatDate(before)}`}
          onClick={() => onChange(before)}
        >
          <IconChevronLeft size={20} aria-hidden="true" />
        </ActionIcon>
      )}
      <DayField key={date} date={date} onChange={onChange} />
      {after !== null && (
        <ActionIcon
          variant="default"
          aria-label={`School day after, ${formatDate(after)}`}
          onClick={() => onChange(after)}
        >
          <IconChevronRight size={20} aria-hidden="true" />
        </ActionIcon>
      )}
    </Group>
  );
}
