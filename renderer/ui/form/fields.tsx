import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly width?: number | string;
  readonly onChange: (value: string) => void;
}

function field(type: 'text' | 'date' | 'time', defaultWidth: number | string) {
  return function Field({ onChange, width = defaultWidth, required = false, ...rest }: FieldProps) {
    return (
      <TextInput
        {...rest}
        type={type}
        maw={width}
        aria-required={required || undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  };
}

/** One line of text. */
export const TextField = field('text', 480);
/** A day as 'YYYY-MM-DD'; '' while it is not whole. */
export const DateField = field('date', 200);
/** A time of day as 'HH:MM'; '' while it is not whole. */
export const TimeField = field('time', 160);

interface ChoiceFieldProps<T extends string> extends Omit<FieldProps, 'value' | 'onChange'> {
  readonly value: T | '';
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a list. */
export function ChoiceField<T extends string>({
  choices,
  width = 480,
  required,
  onChange,
  ...rest
}: ChoiceFieldProps<T>) {
  return (
    <Select
      {...rest}
      maw={width}
      data={choices}
      aria-required={required || undefined}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
