import { Button, Group, Stack, Text } from '@mantine/core';
import type { Declaration } from '../../../shared/model/declare.ts';
import { Notice } from '../notice.tsx';
import type { ChangedField } from './changed-under.ts';
import { fieldOf, type Draft, type Helps } from './record-values.ts';

interface ChangedNoteProps {
  readonly declaration: Declaration;
  readonly helps: Helps;
  readonly changed: readonly ChangedField[];
  readonly current: Draft;
  readonly draft: Draft;
  /** 'Denise Farrowby changed this at 09:14'; undefined where that is not known. */
  readonly whoChanged: ((field: string) => string | undefined) | undefined;
  readonly onTake: (field: string) => void;
  readonly onKeepOwn: (field: string) => void;
}

/** Says above an open form what changed meanwhile, with both values. The boxes stay as they are under the person's hands. */
export function ChangedNote(props: ChangedNoteProps) {
  if (props.changed.length === 0) return null;
  return (
    <Notice kind="warning" title="This changed while you had it open">
      <Stack gap="sm" mt="xs">
        {props.changed.map((field) => (
          <ChangedLine key={field.name} {...props} field={field} />
        ))}
      </Stack>
    </Notice>
  );
}

function ChangedLine(props: ChangedNoteProps & { readonly field: ChangedField }) {
  const { declaration, helps, field, current, draft, whoChanged, onTake, onKeepOwn } = props;
  const { label } = fieldOf(declaration, field.name);
  const said = (text: string | undefined): string => {
    const choice = helps[field.name]?.choices?.find(({ value }) => value === text);
    return text === undefined || text === '' ? 'nothing' : `“${choice?.label ?? text}”`;
  };
  const who = whoChanged?.(field.name) ?? 'A colleague changed this';
  return (
    <div>
      <Text>
        <b>{label}.</b> {`${who}: now ${said(current[field.name])}.`}
        {field.typed
          ? ` You typed ${said(draft[field.name])}. Choose one of them.`
          : ' You have not changed it, so that stays.'}
      </Text>
      {field.typed && (
        <Group gap="xs" mt={4}>
          <Button variant="default" aria-label={`Use the other: ${label}`} onClick={() => onTake(field.name)}>
            Use the other
          </Button>
          <Button variant="default" aria-label={`Keep mine: ${label}`} onClick={() => onKeepOwn(field.name)}>
            Keep mine
          </Button>
        </Group>
      )}
    </div>
  );
}
