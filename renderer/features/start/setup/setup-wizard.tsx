import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Founded } from '../../../data/found-centre.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../../ui/form/problems.ts';
import type { HistorySteps } from '../../../ui/leaving/use-history-steps.ts';
import { PlainPage } from '../../../ui/plain-page.tsx';
import { foundFromDraft } from './found-from-draft.ts';
import { problemsOfStep, setupSteps, type SetupDraft, type SetupStep } from './setup-draft.ts';
import { StepFields } from './step-fields.tsx';

interface SetupWizardProps {
  readonly step: SetupStep;
  readonly draft: SetupDraft;
  readonly onChange: (draft: SetupDraft) => void;
  readonly steps: HistorySteps;
  readonly onFounded: (founded: Founded) => void;
}

const titles: Record<SetupStep, string> = {
  centre: 'Your centre',
  day: 'The day and its registers',
  year: 'Terms and closures',
  person: 'You, the first to sign in',
};

/** Four short forms, and a centre is set up. Going back loses nothing. */
export function SetupWizard({ step, draft, onChange, steps, onFounded }: SetupWizardProps) {
  const platform = usePlatform();
  const [wrongIn, setWrongIn] = useState<{ step: SetupStep; problems: Problems }>({ step, problems: noProblems });
  const [busy, setBusy] = useState(false);
  const problems = wrongIn.step === step ? wrongIn.problems : noProblems;
  const setProblems = (wrong: Problems): void => setWrongIn({ step, problems: wrong });
  const at = setupSteps.indexOf(step);
  const next = setupSteps[at + 1];
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
    if (next === undefined) void found();
    else steps.go(next);
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
        <StepFields step={step} draft={draft} problems={problems} onChange={onChange} />
        <Group gap="xs">
          <Button variant="default" disabled={busy} onClick={steps.back}>
            Back
          </Button>
          <Button type="submit" loading={busy}>
            {next === undefined ? 'Set up the centre' : 'Continue'}
          </Button>
        </Group>
        {busy && <Text role="status">Making the keys of the centre. This takes some seconds.</Text>}
      </Form>
    </PlainPage>
  );
}
