import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { today } from '../../../data/clock.ts';
import type { Founded } from '../../../data/found-centre.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../../ui/form/problems.ts';
import { PlainPage } from '../../../ui/plain-page.tsx';
import { foundFromDraft } from './found-from-draft.ts';
import { newSetupDraft, problemsOfStep, setupSteps, type SetupDraft, type SetupStep } from './setup-draft.ts';
import { StepFields } from './step-fields.tsx';

interface SetupWizardProps {
  readonly onFounded: (founded: Founded) => void;
  readonly onCancel: () => void;
}

const titles: Record<SetupStep, string> = {
  centre: 'Your centre',
  day: 'The day and its registers',
  year: 'Terms and closures',
  person: 'You, the first to sign in',
};

/** Four short forms, and a centre is set up. Going back loses nothing. */
export function SetupWizard({ onFounded, onCancel }: SetupWizardProps) {
  const platform = usePlatform();
  const [draft, setDraft] = useState<SetupDraft>(() => newSetupDraft(today()));
  const [at, setAt] = useState(0);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [busy, setBusy] = useState(false);
  const step = setupSteps[at] ?? 'centre';
  const goTo = (place: number): void => {
    setProblems(noProblems);
    setAt(place);
  };
  const found = async (): Promise<void> => {
    setBusy(true);
    const founded = await foundFromDraft(draft, platform).finally(() => setBusy(false));
    if (founded.ok) onFounded(founded.value);
    else setProblems({ '': founded.error.message });
  };
  const submit = (): void => {
    if (busy) return;
    const wrong = problemsOfStep(step, draft);
    setProblems(wrong);
    if (hasProblems(wrong)) return;
    if (at < setupSteps.length - 1) goTo(at + 1);
    else void found();
  };
  return (
    <PlainPage
      title={titles[step]}
      width={step === 'year' ? 1000 : 640}
      beside={
        <Text c="dimmed">
          Set up a centre: step {at + 1} of {setupSteps.length}
        </Text>
      }
    >
      <Form label={titles[step]} onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <StepFields step={step} draft={draft} problems={problems} onChange={setDraft} />
        <Group gap="xs">
          <Button variant="default" disabled={busy} onClick={at === 0 ? onCancel : () => goTo(at - 1)}>
            Back
          </Button>
          <Button type="submit" loading={busy}>
            {at < setupSteps.length - 1 ? 'Continue' : 'Set up the centre'}
          </Button>
        </Group>
        {busy && <Text role="status">Making the keys of the centre. This takes some seconds.</Text>}
      </Form>
    </PlainPage>
  );
}
