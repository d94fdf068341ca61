import { Button, Stack, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { place as declaration, placeKindLabels, placeKinds, type Place } from '../../../shared/providers/place.ts';
import { keepPlace } from '../../data/acts/groups.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { compareText } from '../../ui/format.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { placeFields, placeHelps } from './group-fields.ts';

const headings: Record<(typeof placeKinds)[number], string> = {
  pru: 'Our own sites',
  provider: 'Providers',
  college: 'Colleges',
  homeSchool: 'Home schools',
  workPlacement: 'Work placements',
  homeTuition: 'Home and hospital tuition',
};

/** Everywhere a pupil may be expected. */
export function PlacesScreen() {
  const { member } = useSession();
  const places = useRecords('place');
  const [open, setOpen] = useState<Place | 'new' | null>(null);
  const mayEdit = may(member.role, 'editGroups');
  const add = (): void => setOpen('new');
  useActions(mayEdit ? [{ id: 'places add', label: 'Add a place', section: 'Places', keys: 'a', run: add }] : []);
  const addButton = mayEdit && <Button onClick={add}>Add a place</Button>;
  return (
    <>
      <PageHeading
        title="Places"
        subtitle="Everywhere a pupil may be expected: our own sites, providers, home schools, colleges, work placements."
        actions={
          <>
            <Button variant="default" component={Link} to="/groups">
              Groups
            </Button>
            {addButton}
          </>
        }
      />
      {places.length === 0 && (
        <EmptyState title="No places yet" action={addButton}>
          Add the providers and home schools first, then pupils’ weeks can say where they are expected.
        </EmptyState>
      )}
      <Stack gap="lg">
        {placeKinds.map((kind) => {
          const ofKind = places.filter((place) => place.kind === kind).toSorted((a, b) => compareText(a.name, b.name));
          return ofKind.length === 0 ? null : (
            <section key={kind} aria-label={headings[kind]}>
              <Title order={2} mb="xs">
                {headings[kind]}
              </Title>
              <PlaceTable places={ofKind} onEdit={mayEdit ? setOpen : undefined} />
            </section>
          );
        })}
      </Stack>
      {open !== null && <PlaceDialog {...(open === 'new' ? {} : { shown: open })} onClose={() => setOpen(null)} />}
    </>
  );
}

interface PlaceTableProps {
  readonly places: readonly Place[];
  readonly onEdit: ((place: Place) => void) | undefined;
}

function PlaceTable({ places, onEdit }: PlaceTableProps) {
  return (
    <Table.ScrollContainer minWidth={640} aria-label="Places">
      <Table verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Programme</Table.Th>
            <Table.Th>Arranged by</Table.Th>
            <Table.Th>Who to ring</Table.Th>
            {onEdit !== undefined && <Table.Th w={120}>Change</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map((place) => (
            <Table.Tr key={place.id}>
              <Table.Td fw={650}>{place.name}</Table.Td>
              <Table.Td>{place.programme ?? place.category}</Table.Td>
              <Table.Td>{arranger(place)}</Table.Td>
              <Table.Td>{[place.contactName, place.phone].filter((part) => part !== undefined).join(', ')}</Table.Td>
              {onEdit !== undefined && (
                <Table.Td>
                  <Button variant="default" aria-label={`Change ${place.name}`} onClick={() => onEdit(place)}>
                    Change
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function arranger({ commissionedBy }: Place): string {
  if (commissionedBy === undefined) return '';
  return commissionedBy === 'la' ? 'Local authority' : 'School or PRU';
}

function PlaceDialog({ shown, onClose }: { readonly shown?: Place; readonly onClose: () => void }) {
  const session = useSession();
  const title = shown === undefined ? 'New place' : `Change ${placeKindLabels[shown.kind].toLowerCase()}`;
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <RecordForm
        label={title}
        declaration={declaration}
        names={placeFields}
        {...(shown === undefined ? {} : { record: shown })}
        helps={placeHelps}
        saveLabel={shown === undefined ? 'Add place' : 'Save'}
        onSave={(values) => keepPlace(session, values, shown)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
