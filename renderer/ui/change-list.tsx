import { List, Text } from '@mantine/core';
import type { FieldChange } from '../../shared/imports/field-changes.ts';

/** Field by field, from what is kept to what the file has. */
export function ChangeList({ changes }: { readonly changes: readonly FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <List size="sm">
      {changes.map(({ field, label, shownFrom, shownTo }) => (
        <List.Item key={field}>
          <Text span size="sm">
            {`${label}: ${shownFrom} → ${shownTo}`}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
