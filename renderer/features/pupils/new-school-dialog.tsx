import { Modal } from '@mantine/core';
import { refused, type Result } from '../../../shared/lib/result.ts';
import { place as declaration } from '../../../shared/providers/place.ts';
import { addPlace, type PlaceValues } from '../../data/acts/groups.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';

interface NewSchoolDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (place: string) => void;
}

/** A home school that is not known here yet. */
export function NewSchoolDialog({ onClose, onAdded }: NewSchoolDialogProps) {
  const session = useSession();
  const places = useRecords('place');
  const add = async (values: PlaceValues): Promise<Result<string>> => {
    const same = places.find(
      (place) => place.kind === 'homeSchool' && place.name.toLowerCase() === values.name.toLowerCase(),
    );
    if (same !== undefined)
      return refused('same-name', 'This school is in the list already. Close this and choose it.');
    const added = await addPlace(session, values);
    if (added.ok) onAdded(added.value);
    return added;
  };
  return (
    <Modal opened onClose={onClose} title="Another home school">
      <RecordForm
        label="Another home school"
        declaration={declaration}
        names={['name', 'urn', 'contactName', 'phone', 'postcode']}
        helps={{ contactName: { description: 'Such as the attendance officer' } }}
        saveLabel="Add school"
        onSave={(values) => add({ ...values, kind: 'homeSchool' })}
        onDone={() => undefined}
        onCancel={onClose}
      />
    </Modal>
  );
}
