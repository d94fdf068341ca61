import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { tierLabels, tiers, type Tier } from '../../../shared/model/tiers.ts';
import { pupil as declaration } from '../../../shared/pupils/pupil.ts';
import { changePupil } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { holdsTier } from '../../data/session.ts';
import { useRecords } from '../../data/use-data.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { pupilFieldsByTier, pupilHelps } from './pupil-fields.ts';
import { useOpenFile } from './pupil-screen.tsx';
import { wordsOfValue } from '../../../shared/pupils/record-words.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { JoinedCard } from './same/joined-card.tsx';
import { UpnCard } from './upn-card.tsx';
import { useWhoChanged } from '../../data/who-changed.ts';
import { useNames } from '../../data/use-names.ts';

/** Every field of the file, by who may see it; each part is edited on its own. */
export function DetailsTab() {
  const session = useSession();
  const [editing, setEditing] = useState<Tier | null>(null);
  const mayEdit = may(session.member.role, 'editPupils');
  useActions(
    mayEdit && editing === null
      ? [
          {
            id: 'pupil edit',
            label: 'Edit details',
            section: 'This pupil',
            keys: 'e',
            run: () => setEditing('register'),
          },
        ]
      : [],
  );
  return (
    <>
      {tiers
        .filter((tier) => holdsTier(session, tier))
        .map((tier) => (
          <TierCard
            key={tier}
            tier={tier}
            editing={editing === tier}
            onEdit={mayEdit && editing === null ? () => setEditing(tier) : undefined}
            onClose={() => setEditing(null)}
          />
        ))}
      {holdsTier(session, 'identity') && <UpnCard mayEdit={mayEdit} />}
      <JoinedCard />
      {session.kind === 'real' && session.member.role === 'administrator' && <EraseLink />}
    </>
  );
}

/** The way to an erasure, which is made at the local authority (features/sync/erase-screen.tsx). */
function EraseLink() {
  const { pupil } = useOpenFile();
  return (
    <div className="no-print">
      <Anchor component={Link} to={`/pupils/${pupil.id}/erase`} underline="always">
        Erase this pupil’s records
      </Anchor>
    </div>
  );
}

const titles: Record<Tier, string> = {
  ...tierLabels,
  register: 'Names and education',
  identity: 'Other names and ULN',
};

interface TierCardProps {
  readonly tier: Tier;
  readonly editing: boolean;
  readonly onEdit: (() => void) | undefined;
  readonly onClose: () => void;
}

function TierCard({ tier, editing, onEdit, onClose }: TierCardProps) {
  const session = useSession();
  const { pupil } = useOpenFile();
  const staff = useRecords('staff');
  const names = useNames();
  const whoChanged = useWhoChanged('pupil', pupil.id);
  const fields = pupilFieldsByTier[tier];
  const title = titles[tier];
  if (editing) {
    return (
      <SectionCard title={title}>
        <RecordForm
          label={title}
          declaration={declaration}
          names={fields}
          record={pupil}
          helps={pupilHelps(staff)}
          saveLabel="Save"
          whoChanged={whoChanged}
          onSave={(values) => changePupil(session, pupil, values)}
          onDone={onClose}
          onCancel={onClose}
        />
      </SectionCard>
    );
  }
  const shown = fields.map((name) => ({
    label: declaration.fields[name].label,
    value: wordsOfValue(name, pupil[name], names),
  }));
  const history = {
    label: declaration.fields.schoolHistory.label,
    value: wordsOfValue('schoolHistory', pupil.schoolHistory, names),
  };
  return (
    <SectionCard
      title={title}
      action={
        onEdit !== undefined && (
          <Button variant="default" onClick={onEdit} aria-label={`Edit ${title.toLowerCase()}`}>
            Edit
          </Button>
        )
      }
    >
      <FactsList facts={tier === 'register' ? [...shown, history] : shown} />
    </SectionCard>
  );
}
