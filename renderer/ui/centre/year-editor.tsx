import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { closureKindLabels, closureKinds } from '../../../shared/centre/centre.ts';
import type { ClosureDraft, TermDraft } from '../../../shared/centre/check-year.ts';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { ChoiceField, DateField, TextField } from '../form/fields.tsx';
import type { Problems } from '../form/problems.ts';

export interface YearDraft {
  readonly terms: readonly TermDraft[];
  readonly closures: readonly ClosureDraft[];
}

interface YearEditorProps {
  readonly draft: YearDraft;
  readonly problems: Problems;
  readonly onChange: (draft: YearDraft) => void;
  /** A fresh key for a row that is added. */
  readonly newKey: () => string;
}

/** Terms, and the days inside them on which the centre does not meet. */
export function YearEditor({ draft, problems, onChange, newKey }: YearEditorProps) {
  return (
    <>
      <TermRows
        terms={draft.terms}
        problems={problems}
        onChange={(terms) => onChange({ ...draft, terms })}
        newKey={newKey}
      />
      <ClosureRows
        closures={draft.closures}
        problems={problems}
        onChange={(closures) => onChange({ ...draft, closures })}
        newKey={newKey}
      />
    </>
  );
}

interface RowsProps {
  readonly problems: Problems;
  readonly newKey: () => string;
}

function TermRows({
  terms,
  problems,
  newKey,
  onChange,
}: RowsProps & { terms: readonly TermDraft[]; onChange: (terms: readonly TermDraft[]) => void }) {
  const alter = (key: string, part: Partial<TermDraft>): void => {
    onChange(terms.map((term) => (term.key === key ? { ...term, ...part } : term)));
  };
  return (
    <section aria-labelledby="terms-heading">
      <Title order={2} id="terms-heading" mb="sm">
        Terms
      </Title>
      <Stack gap="sm">
        {terms.map(({ key, name, from, to }) => (
          <Group key={key} align="flex-end" gap="sm" role="group" aria-label={name === '' ? 'New term' : name}>
            <TextField
              id={`${key}-name`}
              label="Name"
              width={240}
              value={name}
              error={problems[`${key}-name`]}
              onChange={(text) => alter(key, { name: text })}
            />
            <DateField
              id={`${key}-from`}
              label="First day"
              value={from}
              error={problems[`${key}-from`]}
              onChange={(day) => alter(key, { from: day })}
            />
            <DateField
              id={`${key}-to`}
              label="Last day"
              value={to}
              error={problems[`${key}-to`]}
              onChange={(day) => alter(key, { to: day })}
            />
            <RemoveRow
              what={name === '' ? 'this term' : name}
              onClick={() => onChange(terms.filter((term) => term.key !== key))}
            />
          </Group>
        ))}
        <AddRow
          label="Add a term"
          onClick={() => onChange([...terms, { key: newKey(), name: '', from: '', to: '' }])}
        />
      </Stack>
    </section>
  );
}

const kindChoices = closureKinds.map((value) => ({ value, label: closureKindLabels[value] }));

function ClosureRows({
  closures,
  problems,
  newKey,
  onChange,
}: RowsProps & { closures: readonly ClosureDraft[]; onChange: (closures: readonly ClosureDraft[]) => void }) {
  const alter = (key: string, part: Partial<ClosureDraft>): void => {
    onChange(closures.map((closure) => (closure.key === key ? { ...closure, ...part } : closure)));
  };
  return (
    <section aria-labelledby="closures-heading">
      <Title order={2} id="closures-heading" mb="xs">
        Closures inside the terms
      </Title>
      <Stack gap="sm">
        <Text c="dimmed">Half-terms, bank holidays and training days. No register is owed on them.</Text>
        {closures.map(({ key, kind, from, to, note }) => (
          <Group
            key={key}
            align="flex-end"
            gap="sm"
            role="group"
            aria-label={note === '' ? closureKindLabels[kind] : note}
          >
            <ChoiceField
              id={`${key}-kind`}
              label="Kind"
              width={220}
              value={kind}
              choices={kindChoices}
              onChange={(chosen) => alter(key, { kind: chosen })}
            />
            <DateField
              id={`${key}-from`}
              label="First day"
              width={190}
              value={from}
              error={problems[`${key}-from`]}
              onChange={(day) =>
                alter(key, { from: day, ...(to === '' && parseLocalDate(day) !== null ? { to: day } : {}) })
              }
            />
            <DateField
              id={`${key}-to`}
              label="Last day"
              width={190}
              value={to}
              error={problems[`${key}-to`]}
              onChange={(day) => alter(key, { to: day })}
            />
            <TextField
              id={`${key}-note`}
              label="Note (optional)"
              width={200}
              value={note}
              onChange={(text) => alter(key, { note: text })}
            />
            <RemoveRow
              what={note === '' ? closureKindLabels[kind] : note}
              onClick={() => onChange(closures.filter((closure) => closure.key !== key))}
            />
          </Group>
        ))}
        <AddRow
          label="Add a closure"
          onClick={() => onChange([...closures, { key: newKey(), kind: 'inset', from: '', to: '', note: '' }])}
        />
      </Stack>
    </section>
  );
}

function RemoveRow({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  return (
    <ActionIcon aria-label={`Remove ${what}`} title={`Remove ${what}`} onClick={onClick}>
      <IconTrash size={20} aria-hidden="true" />
    </ActionIcon>
  );
}

function AddRow({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Group>
      <Button variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={onClick}>
        {label}
      </Button>
    </Group>
  );
}
