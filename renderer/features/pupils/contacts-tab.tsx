import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { contact as declaration, type Contact } from '../../../shared/pupils/pupil.ts';
import { addContact, changeContact, removeContact, ringEarlier } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useWhoChanged } from '../../data/who-changed.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { Notice } from '../../ui/notice.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { useOpenFile } from './pupil-screen.tsx';
import { wordsOfValue } from '../../../shared/pupils/record-words.ts';
import { relationshipWords } from './relationships.ts';
import { SectionCard } from '../../ui/section-card.tsx';

const fields = [
  'name',
  'relationship',
  'phone',
  'otherPhone',
  'parentalResponsibility',
  'livesWith',
  'email',
  'address',
  'note',
] as const;

/** Who to ring, in the order in which they are rung. */
export function ContactsTab() {
  const session = useSession();
  const { pupil, contacts } = useOpenFile();
  const [adding, setAdding] = useState(false);
  const mayEdit = may(session.member.role, 'editPupils') && contacts !== null;
  useActions(
    mayEdit
      ? [{ id: 'contact add', label: 'Add a contact', section: 'This pupil', keys: 'a', run: () => setAdding(true) }]
      : [],
  );
  if (contacts === null) {
    return <EmptyState title="Ask the office">Your role does not show families’ names and numbers.</EmptyState>;
  }
  return (
    <>
      {contacts.map((contact, index) => (
        <ContactCard key={contact.id} contact={contact} first={index === 0} mayEdit={mayEdit} />
      ))}
      {adding ? (
        <SectionCard title="New contact">
          <RecordForm
            label="New contact"
            declaration={declaration}
            names={fields}
            saveLabel="Add contact"
            onSave={(values) => addContact(session, pupil.id, values)}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </SectionCard>
      ) : (
        <Stack gap="md" align="flex-start">
          {contacts.length === 0 && <Text>No contacts are recorded yet.</Text>}
          {mayEdit && <Button onClick={() => setAdding(true)}>Add a contact</Button>}
        </Stack>
      )}
    </>
  );
}

interface ContactCardProps {
  readonly contact: Contact;
  readonly first: boolean;
  readonly mayEdit: boolean;
}

function ContactCard({ contact, first, mayEdit }: ContactCardProps) {
  const session = useSession();
  const act = useAct();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const whoChanged = useWhoChanged('contact', contact.id);
  const title = `${contact.order}. ${contact.name}`;
  if (editing) {
    return (
      <SectionCard title={title}>
        <RecordForm
          label={`Contact ${contact.name}`}
          declaration={declaration}
          names={fields}
          record={contact}
          saveLabel="Save"
          whoChanged={whoChanged}
          onSave={(values) => changeContact(session, contact, values)}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </SectionCard>
    );
  }
  const facts = fields
    .slice(1)
    .map((name) => ({
      label: declaration.fields[name].label,
      value:
        name === 'relationship'
          ? relationshipWords(contact.relationship ?? '')
          : wordsOfValue(name, contact[name], new Map()),
    }))
    .filter(({ label, value }) => value !== '' || label === declaration.fields.phone.label);
  return (
    <SectionCard
      title={title}
      action={
        mayEdit && (
          <Group gap="xs">
            {!first && (
              <Button
                variant="default"
                aria-label={`Ring ${contact.name} earlier`}
                onClick={() => act.run(() => ringEarlier(session, contact))}
              >
                Ring earlier
              </Button>
            )}
            <Button variant="default" aria-label={`Edit ${contact.name}`} onClick={() => setEditing(true)}>
              Edit
            </Button>
            <Button variant="default" aria-label={`Remove ${contact.name}`} onClick={() => setRemoving(true)}>
              Remove
            </Button>
          </Group>
        )
      }
    >
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <FactsList facts={facts} />
      <ConfirmDialog
        opened={removing}
        title={`Remove ${contact.name}?`}
        confirmLabel="Remove contact"
        danger
        busy={act.busy}
        onConfirm={() => act.run(() => removeContact(session, contact))}
        onCancel={() => setRemoving(false)}
      >
        Nobody will be told to ring them. The history keeps that they were here.
      </ConfirmDialog>
    </SectionCard>
  );
}
