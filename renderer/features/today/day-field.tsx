import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { dayInput } from '../../ui/form/fields.tsx';

interface DayFieldProps {
  readonly date: LocalDate;
  readonly onChange: (date: LocalDate) => void;
}

/** Goes to a day picked from the calendar, or typed and finished with Enter or Tab; a half-typed day leads nowhere. */
export function DayField({ date, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState<LocalDate | null>(date);
  const go = (day: LocalDate | null): void => {
    if (day !== null && day !== date) onChange(day);
  };
  return (
    <DateInput
      {...dayInput}
      aria-label="Day"
      w={180}
      value={draft}
      onChange={(day) => setDraft(parseLocalDate(day ?? ''))}
      getDayProps={(day) => ({ onClick: () => go(parseLocalDate(day)) })}
      onBlur={() => go(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go(draft);
        if (event.key === 'Escape') setDraft(date);
      }}
    />
  );
}
