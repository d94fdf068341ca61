import { Select, TextInput } from '@mantine/core';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { noSuchDay, readTypedDate, readTypedTime } from './typed.ts';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** How wide the box may grow, in pixels; label and hint may be wider. */
  readonly width?: number | string;
  readonly onChange: (value: string) => void;
}

/** One line of text. */
export function TextField({ onChange, width = 480, required = false, ...rest }: FieldProps) {
  return (
    <TextInput
      {...rest}
      styles={{ wrapper: { maxWidth: width } }}
      aria-required={required || undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** A time of day, 24-hour. Any usual way of typing is put right when the field is left: '905', '9.05' and '9:05' are 09:05. */
export function TimeField({ onChange, width = 120, ...rest }: FieldProps) {
  return (
    <div
      onBlur={() => {
        const time = readTypedTime(rest.value);
        if (time !== null && time !== rest.value) onChange(time);
      }}
    >
      <TextField {...rest} width={width} onChange={onChange} />
    </div>
  );
}

/** The arrows of the calendar have no words on them. */
const calendarButtons = {
  previousMonth: 'Earlier month',
  nextMonth: 'Later month',
  previousYear: 'Earlier year',
  nextYear: 'Later year',
  previousDecade: 'Earlier decade',
  nextDecade: 'Later decade',
};

/** How every day is shown, typed and picked. */
export const dayInput = {
  size: 'md',
  autoComplete: 'off',
  valueFormat: 'ddd D MMM YYYY',
  dateParser: readTypedDate,
  weekendDays: [],
  ariaLabels: calendarButtons,
  firstDayOfWeek: 1,
  // Days of the months beside it are too pale to read, and darker they would look like days of this one.
  hideOutsideDates: true,
} satisfies DateInputProps;

/**
 * A day, as 'YYYY-MM-DD', or '' while there is none. Typed as '2/9/2026' or '2 Sep 2026', or picked from the calendar that
 * a click opens. What was typed and is no day stays in the box and is given as it was typed, so that no form takes it for an empty one.
 */
export function DateField({ value, onChange, width = 220, required = false, error, ...rest }: FieldProps) {
  const [typed, setTyped] = useState('');
  const [lastDay, setLastDay] = useState(value);
  // Only a pointer opens the calendar: a dialog that puts the keyboard on its first box must not cover itself with it.
  const [pointed, setPointed] = useState(false);
  const isDay = value === '' || parseLocalDate(value) !== null;
  if (isDay && value !== lastDay) setLastDay(value);
  const settle = (text: string): void => {
    if (text.trim() === '') onChange('');
    else if (readTypedDate(text) === null) onChange(text.trim());
  };
  return (
    <DateInput
      {...rest}
      {...dayInput}
      styles={{ wrapper: { maxWidth: width } }}
      aria-required={required || undefined}
      error={error ?? (isDay ? undefined : noSuchDay(value))}
      // What is no day keeps the calendar where it was: given null, the kit would empty the box.
      value={lastDay === '' ? null : lastDay}
      fixOnBlur={typed.trim() === '' || readTypedDate(typed) !== null}
      onInput={(event) => setTyped(event.currentTarget.value)}
      popoverProps={{ disabled: !pointed }}
      onClick={() => setPointed(true)}
      onBlur={(event) => {
        setPointed(false);
        settle(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(event.currentTarget.value);
      }}
      onChange={(day) => {
        setTyped('');
        onChange(day ?? '');
      }}
    />
  );
}

interface ChoiceFieldProps<T extends string> extends Omit<FieldProps, 'value' | 'onChange'> {
  readonly value: T | '';
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a list. */
export function ChoiceField<T extends string>({
  choices,
  value,
  width = 480,
  required,
  onChange,
  ...rest
}: ChoiceFieldProps<T>) {
  return (
    <Select
      {...rest}
      value={value === '' ? null : value}
      styles={{ wrapper: { maxWidth: width } }}
      data={choices}
      aria-required={required === true ? true : undefined}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
    />
  );
}
