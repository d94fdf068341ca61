import { NativeSelect, Textarea } from '@mantine/core';
import type { Declaration } from '../../../shared/model/declare.ts';
import { DateField, TextField } from './fields.tsx';
import { hasProblems, type Problems } from './problems.ts';
import { fieldOf, inputKind, isRequired, type Choice, type Draft, type Helps } from './record-values.ts';

interface RecordFieldsProps {
  /** Begins the ids of the boxes; unique on the screen. */
  readonly form: string;
  readonly declaration: Declaration;
  readonly names: readonly string[];
  readonly draft: Draft;
  readonly problems: Problems;
  readonly helps?: Helps;
  readonly onChange: (draft: Draft) => void;
}

const yesNo: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** Boxes for the fields of a record, in the order given, with the labels and kinds its declaration has. */
export function RecordFields({ form, declaration, names, draft, problems, helps = {}, onChange }: RecordFieldsProps) {
  return names.map((name) => {
    const kind = inputKind(declaration, name, helps[name]);
    const required = isRequired(declaration, name);
    const { label } = fieldOf(declaration, name);
    const shared = {
      id: fieldId(form, name),
      label: required ? label : `${label} (optional)`,
      value: draft[name] ?? '',
      error: problems[name],
      ...(helps[name]?.description === undefined ? {} : { description: helps[name].description }),
    };
    const change = (value: string): void => onChange({ ...draft, [name]: value });
    if (kind === 'date') return <DateField key={name} {...shared} required={required} onChange={change} />;
    if (kind === 'lines') return <LongText key={name} {...shared} onChange={change} />;
    if (kind === 'choice' || kind === 'yesNo') {
      const { choices = kind === 'yesNo' ? yesNo : [], emptyLabel } = helps[name] ?? {};
      const empty = emptyLabel === undefined ? {} : { emptyLabel };
      return <OneOf key={name} {...shared} {...empty} required={required} choices={choices} onChange={change} />;
    }
    return <TextField key={name} {...shared} required={required} onChange={change} />;
  });
}

export function fieldId(form: string, name: string): string {
  return `${form}-${name}`;
}

/** Problems as an error summary takes them: by the id of the box, each beginning with the field's label. */
export function summaryOf(form: string, declaration: Declaration, problems: Problems): Problems {
  if (!hasProblems(problems)) return problems;
  return Object.fromEntries(
    Object.entries(problems).map(([name, message]) => {
      const label = declaration.fields[name]?.label;
      return label === undefined ? [name, message] : [fieldId(form, name), `${label}: ${message}`];
    }),
  );
}

interface BoxProps {
  readonly id: string;
  /** Left out only where a table heading names the box and `aria-label` says so. */
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

function LongText({ onChange, ...rest }: BoxProps) {
  return (
    <Textarea
      {...rest}
      maw={640}
      autosize
      minRows={2}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** One of a list in the system's own control; the empty line says that nothing is recorded. */
export function OneOf({
  choices,
  required = false,
  emptyLabel = required ? 'Choose' : 'Not recorded',
  onChange,
  ...rest
}: BoxProps & { readonly choices: readonly Choice[]; readonly required?: boolean; readonly emptyLabel?: string }) {
  return (
    <NativeSelect
      {...rest}
      size="md"
      maw={580}
      aria-required={required || undefined}
      data={[{ value: '', label: emptyLabel }, ...choices]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
