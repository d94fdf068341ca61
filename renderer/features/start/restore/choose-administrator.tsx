import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { dayOf, timeOf } from '../../../data/clock.ts';
import { lockingFor } from '../../../data/locking.ts';
import { passphraseProblem } from '../../../data/members.ts';
import { restoreBackup, type Restored } from '../../../data/restore.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import { ChoiceField } from '../../../ui/form/fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { emptyPassphrase, NewPassphraseFields, newPassphraseProblems } from '../../../ui/form/new-passphrase.tsx';
import { hasProblems, noProblems, type Problems } from '../../../ui/form/problems.ts';
import { formatDate } from '../../../ui/format.ts';
import type { OpenedFile } from './opened-file.ts';

interface ChooseAdministratorProps {
  readonly opened: OpenedFile;
  readonly onRestored: (restored: Restored) => void;
  readonly onBack: () => void;
}

/** Which administrator signs in on this laptop, with a new passphrase; then everything is written at once. */
export function ChooseAdministrator({ opened, onRestored, onBack }: ChooseAdministratorProps) {
  const { bytes, recoveryKey, contents } = opened;
  const platform = usePlatform();
  const [person, setPerson] = useState(contents.administrators[0]?.id ?? '');
  const [draft, setDraft] = useState(emptyPassphrase);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [done, setDone] = useState<number | null>(null);
  const submit = async (): Promise<void> => {
    const wrong = newPassphraseProblems(draft, passphraseProblem(draft.passphrase));
    setProblems(wrong);
    if (hasProblems(wrong) || done !== null) return;
    setDone(0);
    const progress = (part: number): Promise<void> => {
      setDone(part);
      return Promise.resolve();
    };
    const member = { id: person, passphrase: draft.passphrase };
    try {
      const answer = await restoreBackup({
        bytes,
        recoveryKey,
        member,
        progress,
        ...(await lockingFor('real', platform)),
      });
      if (answer.ok) onRestored(answer.value);
      else setProblems({ '': answer.error.message });
    } finally {
      setDone(null);
    }
  };
  return (
    <Form label="Who signs in first?" onSubmit={() => void submit()}>
      <Text>
        The backup is of {contents.centreName}, made on {formatDate(dayOf(contents.createdAt))} at{' '}
        {timeOf(contents.createdAt)}.
      </Text>
      <ErrorSummary problems={problems} />
      <ChoiceField
        id="person"
        label="Administrator"
        value={person}
        choices={contents.administrators.map(({ id, name, position }) => ({
          value: id,
          label: `${name}, ${position}`,
        }))}
        onChange={setPerson}
      />
      <NewPassphraseFields label="New passphrase" draft={draft} problems={problems} onChange={setDraft} />
      <Group gap="xs">
        <Button variant="default" disabled={done !== null} onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={done !== null}>
          Restore the centre
        </Button>
      </Group>
      {done !== null && <Progress value={done * 100} aria-label="Restoring" />}
    </Form>
  );
}
