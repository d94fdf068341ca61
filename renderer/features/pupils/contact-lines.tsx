import { Text } from '@mantine/core';
import type { Contact } from '../../../shared/pupils/pupil.ts';
import { relationshipWords } from './relationships.ts';
import { FactsList } from '../../ui/facts-list.tsx';

interface ContactLinesProps {
  /** Null where the signed-in member may not see them. */
  readonly contacts: readonly Contact[] | null;
  readonly most: number;
}

/** Who to ring, in order, with their numbers. */
export function ContactLines({ contacts, most }: ContactLinesProps) {
  if (contacts === null) return <Text c="dimmed">Ask the office: your role does not show families’ numbers.</Text>;
  if (contacts.length === 0) return <Text c="dimmed">No contacts are recorded. Add one under Contacts.</Text>;
  return (
    <FactsList
      facts={contacts.slice(0, most).map(({ order, name, relationship, phone, otherPhone }) => ({
        label: `${order}. ${name}${relationship === undefined ? '' : `, ${relationshipWords(relationship).toLowerCase()}`}`,
        value: [phone, otherPhone].filter((number) => number !== undefined).join(' or ') || 'No number recorded',
      }))}
    />
  );
}
