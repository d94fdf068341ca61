import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { dayInput } from '../../ui/form/fields.tsx';
import { noSuchDay, readTypedDate } from '../../ui/form/typed.ts';

interface DayFieldProps {
  readonly date: LocalDate;
  readonly onChange: (date: LocalDate) => void;
}

function isNoDay(typed: string): boolean {
  return typed.trim() !== '' && readTypedDate(typed) === null;
}

/** Goes to a day picked from the calendar, or typed and finished with Enter or Tab; what is no day leads nowhere and says so. */
export function DayField({ date, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState<LocalDate | null>(date);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const go = (day: LocalDate | null): void => {
    if (day !== null && day !== date) onChange(day);
  };
  const settle = (text: string): void => {
    if (isNoDay(text)) setProblem(noSuchDay(text.trim()));
    else go(draft);
  };
  const reset = (): void => {
    setDraft(date);
    setTyped('');
    setProblem(undefined);
  };
  return (
    <DateInput
      {...dayInput}
      aria-label="Day"
      w={180}
      error={problem}
      value={draft}
      fixOnBlur={!isNoDay(typed)}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(day) => {
        setTyped('');
        setProblem(undefined);
        setDraft(parseLocalDate(day ?? ''));
      }}
      getDayProps={(day) => ({ onClick: () => go(parseLocalDate(day)) })}
      onBlur={(event) => settle(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(event.currentTarget.value);
        if (event.key === 'Escape') reset();
      }}
    />
  );
}
