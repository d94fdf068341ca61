import { Button, Group } from '@mantine/core';
import { useId, useState } from 'react';
import { useSession } from '../../data/session-context.ts';
import { may } from '../../../shared/centre/staff.ts';
import { useRecords } from '../../data/use-data.ts';
import { compareText } from '../../ui/format.ts';
import { OneOf } from '../../ui/form/record-fields.tsx';
import { NewSchoolDialog } from './new-school-dialog.tsx';

interface SchoolPickerProps {
  /** Id of a place. */
  readonly value: string | undefined;
  readonly onChange: (place: string | undefined) => void;
}

/** The home school: one that is known here, or one taken from the schools directory. */
export function SchoolPicker({ value, onChange }: SchoolPickerProps) {
  const { member } = useSession();
  const id = useId();
  const [adding, setAdding] = useState(false);
  const schools = useRecords('place')
    .filter(({ kind }) => kind === 'homeSchool')
    .map((place) => ({ value: place.id, label: place.name }))
    .sort((a, b) => compareText(a.label, b.label));
  return (
    <>
      <Group align="flex-end" gap="xs">
        <OneOf
          id={id}
          label="Home school (optional)"
          value={value ?? ''}
          choices={schools}
          emptyLabel="None recorded"
          onChange={(place) => onChange(place === '' ? undefined : place)}
        />
        {may(member.role, 'editGroups') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Another school
          </Button>
        )}
      </Group>
      {adding && (
        <NewSchoolDialog
          onClose={() => setAdding(false)}
          onAdded={(place) => {
            setAdding(false);
            onChange(place);
          }}
        />
      )}
    </>
  );
}
