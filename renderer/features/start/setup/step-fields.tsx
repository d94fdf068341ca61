import { Text } from '@mantine/core';
import { newId } from '../../../data/ids.ts';
import { DayFields, IdentityFields } from '../../../ui/centre/centre-fields.tsx';
import { YearEditor } from '../../../ui/centre/year-editor.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { NewPassphraseFields } from '../../../ui/form/new-passphrase.tsx';
import type { Problems } from '../../../ui/form/problems.ts';
import type { PersonDraft, SetupDraft, SetupStep } from './setup-draft.ts';

interface StepFieldsProps {
  readonly step: SetupStep;
  readonly draft: SetupDraft;
  readonly problems: Problems;
  readonly onChange: (draft: SetupDraft) => void;
}

/** The questions of one step. */
export function StepFields({ step, draft, problems, onChange }: StepFieldsProps) {
  const centre = {
    draft: draft.centre,
    problems,
    onChange: (part: Partial<SetupDraft['centre']>) => onChange({ ...draft, centre: { ...draft.centre, ...part } }),
  };
  switch (step) {
    case 'centre':
      return <IdentityFields {...centre} />;
    case 'day':
      return <DayFields {...centre} />;
    case 'year':
      return (
        <>
          <Text>These are usual dates for the year. Put in those your local authority has published.</Text>
          <YearEditor
            draft={draft.year}
            problems={problems}
            newKey={newId}
            onChange={(year) => onChange({ ...draft, year })}
          />
        </>
      );
    case 'person':
      return (
        <PersonFields
          person={draft.person}
          problems={problems}
          onChange={(part) => onChange({ ...draft, person: { ...draft.person, ...part } })}
        />
      );
  }
}

interface PersonFieldsProps {
  readonly person: PersonDraft;
  readonly problems: Problems;
  readonly onChange: (part: Partial<PersonDraft>) => void;
}

function PersonFields({ person, problems, onChange }: PersonFieldsProps) {
  return (
    <>
      <Text>You will be the administrator. You can add colleagues afterwards, each with a passphrase and a role.</Text>
      <TextField
        id="personName"
        label="Your name"
        required
        value={person.personName}
        error={problems['personName']}
        onChange={(personName) => onChange({ personName })}
      />
      <TextField
        id="position"
        label="Your position"
        description="It stands beside your name on every amendment, such as Office manager"
        required
        value={person.position}
        error={problems['position']}
        onChange={(position) => onChange({ position })}
      />
      <NewPassphraseFields label="Passphrase" draft={person} problems={problems} onChange={onChange} />
    </>
  );
}
