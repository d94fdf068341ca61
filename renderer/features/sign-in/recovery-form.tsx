import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { refused } from '../../../shared/lib/result.ts';
import type { WaymarkDatabase } from '../../data/database.ts';
import type { MemberRow } from '../../data/rows.ts';
import { lockingFor } from '../../data/locking.ts';
import { passphraseProblem } from '../../data/members.ts';
import { useRecoveryKey as recover } from '../../data/recovery.ts';
import { refusalOfStoreError } from '../../data/store-errors.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { ChoiceField, TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { NewPassphraseFields, newPassphraseProblems } from '../../ui/form/new-passphrase.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { emptyRecovery, recoveryProblems, type RecoveryDraft } from './recovery-draft.ts';

interface RecoveryFormProps {
  readonly database: WaymarkDatabase;
  readonly members: readonly MemberRow[];
  readonly onBack: () => void;
  /** The passphrase is set; the new recovery key has to be kept before anything else. */
  readonly onRecovered: (recoveryKey: string, person: string) => void;
}

/** Lets a person back in who has forgotten the passphrase: the printed recovery key, and a colleague who agrees. */
export function RecoveryForm({ database, members, onBack, onRecovered }: RecoveryFormProps) {
  const platform = usePlatform();
  const [draft, setDraft] = useState<RecoveryDraft>(() => emptyRecovery(members[0]?.id ?? ''));
  useUnkeptDraft(draft);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<RecoveryDraft>): void => setDraft({ ...draft, ...part });
  const colleagues = members.filter(({ id }) => id !== draft.memberId);
  const submit = async (): Promise<void> => {
    const wrong = {
      ...recoveryProblems(draft, colleagues.length > 0),
      ...newPassphraseProblems(draft, passphraseProblem(draft.passphrase)),
    };
    setProblems(wrong);
    if (busy || hasProblems(wrong)) return;
    setBusy(true);
    try {
      const answer = await recoverFrom(draft, database, await lockingFor('real', platform));
      if (answer.ok) onRecovered(answer.value.recoveryKey, members.find(({ id }) => id === draft.memberId)?.name ?? '');
      else setProblems({ '': answer.error.message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form label="Use the recovery key" onSubmit={() => void submit()}>
      <ErrorSummary problems={problems} />
      <ChoiceField
        id="memberId"
        label="Who has forgotten the passphrase?"
        value={draft.memberId}
        choices={choicesOf(members)}
        onChange={(memberId) => change({ memberId, colleague: '', colleaguePassphrase: '' })}
      />
      <TextField
        id="key"
        label="Recovery key"
        description="Seven groups of four characters, from the printed sheet"
        value={draft.key}
        error={problems['key']}
        onChange={(key) => change({ key })}
      />
      <NewPassphraseFields label="New passphrase" draft={draft} problems={problems} onChange={change} />
      {colleagues.length > 0 && (
        <ColleagueFields draft={draft} problems={problems} colleagues={colleagues} onChange={change} />
      )}
      <Group gap="xs">
        <Button variant="default" disabled={busy} onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={busy}>
          Set the new passphrase
        </Button>
      </Group>
      {busy && <Text role="status">This takes some seconds.</Text>}
    </Form>
  );
}

function choicesOf(members: readonly MemberRow[]) {
  return members.map(({ id, name, position }) => ({ value: id, label: `${name}, ${position}` }));
}

async function recoverFrom(
  draft: RecoveryDraft,
  database: WaymarkDatabase,
  locking: Awaited<ReturnType<typeof lockingFor>>,
) {
  const { memberId, key, passphrase, colleague, colleaguePassphrase } = draft;
  try {
    return await recover({
      database,
      key,
      memberId,
      newPassphrase: passphrase,
      ...(colleague === '' ? {} : { second: { memberId: colleague, passphrase: colleaguePassphrase } }),
      ...locking,
    });
  } catch (error) {
    const refusal = refusalOfStoreError(error);
    return refusal.ok ? refused('unknown', 'Waymark could not do this. Try again.') : refusal;
  }
}

interface ColleagueFieldsProps {
  readonly draft: RecoveryDraft;
  readonly problems: Problems;
  readonly colleagues: readonly MemberRow[];
  readonly onChange: (part: Partial<RecoveryDraft>) => void;
}

function ColleagueFields({ draft, problems, colleagues, onChange }: ColleagueFieldsProps) {
  return (
    <>
      <Text>A colleague has to agree, so that a sheet that was found by somebody opens nothing.</Text>
      <ChoiceField
        id="colleague"
        label="Colleague"
        value={draft.colleague}
        error={problems['colleague']}
        choices={choicesOf(colleagues)}
        onChange={(colleague) => onChange({ colleague })}
      />
      <PassphraseField
        id="colleaguePassphrase"
        label="The colleague’s passphrase"
        value={draft.colleaguePassphrase}
        error={problems['colleaguePassphrase']}
        onChange={(colleaguePassphrase) => onChange({ colleaguePassphrase })}
      />
    </>
  );
}
