import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { refused, type Result } from '../../../shared/lib/result.ts';
import { place as declaration, type Place } from '../../../shared/providers/place.ts';
import { addPlace, type PlaceValues } from '../../data/acts/groups.ts';
import { directoryInfo, findSchools } from '../../data/directory.ts';
import { placeOfSchool } from '../../data/queries/imports.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded, useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { Notice } from '../../ui/notice.tsx';

interface NewSchoolDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (place: string) => void;
}

/** A home school that is not known here yet: from the directory where it is here, else by hand. */
export function NewSchoolDialog({ onClose, onAdded }: NewSchoolDialogProps) {
  const session = useSession();
  const places = useRecords('place');
  const add = async (values: PlaceValues): Promise<Result<string>> => {
    if (isKnown(places, values)) {
      return refused('same-school', 'This school is in the list already. Close this and choose it.');
    }
    return addPlace(session, values);
  };
  return (
    <Dialog onClose={onClose} title="Another home school">
      <Stack gap="lg">
        {directoryInfo(session) !== null && <FromDirectory onAdd={add} onAdded={onAdded} />}
        <RecordForm
          label="A school by hand"
          declaration={declaration}
          names={['name', 'urn', 'contactName', 'phone', 'postcode']}
          helps={{ contactName: { description: 'Such as the attendance officer' } }}
          saveLabel="Add school"
          onSave={async (values) => {
            const added = await add({ ...values, kind: 'homeSchool' });
            if (added.ok) onAdded(added.value);
            return added;
          }}
          onDone={() => undefined}
          onCancel={onClose}
        />
      </Stack>
    </Dialog>
  );
}

function isKnown(places: readonly Place[], { name, urn }: PlaceValues): boolean {
  return places.some(
    (place) =>
      place.kind === 'homeSchool' &&
      (urn === undefined ? place.name.toLowerCase() === name.toLowerCase() : place.urn === urn),
  );
}

const mostFound = 6;

interface FromDirectoryProps {
  readonly onAdd: (values: PlaceValues) => Promise<Result<string>>;
  readonly onAdded: (place: string) => void;
}

/** The schools directory by name, URN or DfE number. */
function FromDirectory({ onAdd, onAdded }: FromDirectoryProps) {
  const session = useSession();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const found = useLoaded(() => findSchools(session, typed, mostFound), [typed]) ?? [];
  return (
    <Stack gap="xs">
      <TextInput
        label="Find in the schools directory"
        description="The beginning of its name, its URN, or its DfE number"
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      {found.map((school) => (
        <Button
          key={school.urn}
          variant="default"
          justify="flex-start"
          loading={act.busy}
          onClick={() => act.run(() => onAdd(placeOfSchool(school)), onAdded)}
        >
          {[school.name, school.postcode, school.urn].filter((part) => part !== '').join(', ')}
        </Button>
      ))}
      {typed.trim().length > 1 && found.length === 0 && (
        <Text size="sm" c="dimmed">
          No school in the directory begins so.
        </Text>
      )}
      <Text fw={650} mt="sm">
        Or by hand
      </Text>
    </Stack>
  );
}
