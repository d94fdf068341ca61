import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { pupil as declaration } from '../../../shared/pupils/pupil.ts';
import { changePupil } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { pupilHelps } from './pupil-fields.ts';
import { useOpenFile } from './pupil-screen.tsx';
import { SectionCard } from '../../ui/section-card.tsx';

/** Whether a UPN is held. The number itself only on request, and never on paper (DfE, Unique pupil numbers: a guide). */
export function UpnCard({ mayEdit }: { readonly mayEdit: boolean }) {
  const session = useSession();
  const { pupil } = useOpenFile();
  const [shown, setShown] = useState(false);
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <SectionCard title="Unique pupil number">
        <div className="no-print">
          <RecordForm
            label="Unique pupil number"
            declaration={declaration}
            names={['upn', 'formerUpn']}
            record={pupil}
            helps={pupilHelps([])}
            saveLabel="Save"
            onSave={(values) => changePupil(session, pupil, values)}
            onDone={() => setEditing(false)}
            onCancel={() => setEditing(false)}
          />
        </div>
      </SectionCard>
    );
  }
  const held = pupil.upn !== undefined || pupil.formerUpn !== undefined;
  return (
    <SectionCard title="Unique pupil number">
      <FactsList
        facts={[
          { label: 'UPN held', value: pupil.upn === undefined ? 'No' : 'Yes' },
          { label: 'Former UPN held', value: pupil.formerUpn === undefined ? 'No' : 'Yes' },
        ]}
      />
      {shown && (
        <Text className="no-print" mt="sm" fw={650}>
          {pupil.upn ?? 'No UPN'}
          {pupil.formerUpn !== undefined && `, formerly ${pupil.formerUpn}`}
        </Text>
      )}
      <Group gap="xs" mt="sm" className="no-print">
        {held && (
          <Button variant="default" onClick={() => setShown(!shown)}>
            {shown ? 'Hide UPN' : 'Show UPN'}
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {held ? 'Change UPN' : 'Enter UPN'}
          </Button>
        )}
      </Group>
    </SectionCard>
  );
}
