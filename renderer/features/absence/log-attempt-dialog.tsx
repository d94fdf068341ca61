import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import {
  attemptHowLabels,
  attemptHows,
  attemptOutcomeLabels,
  attemptOutcomes,
  attemptToldKinds,
  attemptToldLabels,
  type AbsenceAttempt,
} from '../../../shared/attendance/observation.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { logAttempt, type AttemptWanted } from '../../data/acts/absence.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { useSession } from '../../data/session-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { nameOf } from '../../ui/format.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Ringing } from './tell-lines.tsx';

interface LogAttemptDialogProps {
  readonly row: AbsenceRow;
  readonly date: LocalDate;
  readonly ringing: Ringing;
  readonly onClose: () => void;
  readonly onKept: (words: string) => void;
}

type Draft = Pick<AbsenceAttempt, 'told' | 'how'> & {
  outcome: AbsenceAttempt['outcome'] | '';
  who: string;
  answer: string;
};

/** One attempt in place. What can be known is filled in: choose the outcome, press Enter. */
export function LogAttemptDialog({ row, date, ringing, onClose, onKept }: LogAttemptDialogProps) {
  const session = useSession();
  const act = useAct();
  const [draft, setDraft] = useState<Draft>({ ...ringing, how: 'phone', outcome: '', answer: '' });
  useUnkeptDraft(draft);
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const mayTell = session.keyring.holds('contact');
  const save = (): void => {
    const { outcome, who, answer, ...rest } = draft;
    setMissing(outcome === '');
    if (outcome === '') return;
    const wanted: AttemptWanted = { ...rest, outcome, pupil: row.pupil.id, date, session: row.session };
    act.run(
      () => logAttempt(session, mayTell ? { ...wanted, who, answer } : wanted),
      () => onKept(`Logged: ${attemptToldLabels[draft.told]}, ${attemptOutcomeLabels[outcome]}`),
    );
  };
  return (
    <Dialog onClose={onClose} size="lg" title={`Log an attempt: ${nameOf(row.pupil)}`}>
      <Form label="Log an attempt" onSubmit={save}>
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        <Choices
          label="What came of it?"
          values={attemptOutcomes}
          labels={attemptOutcomeLabels}
          value={draft.outcome}
          error={missing ? 'Choose what came of it' : undefined}
          autoFocus
          onChange={(outcome) => change({ outcome })}
        />
        <Choices
          label="Who was told?"
          values={attemptToldKinds}
          labels={attemptToldLabels}
          value={draft.told}
          onChange={(told) => change({ told })}
        />
        <Choices
          label="How?"
          values={attemptHows}
          labels={attemptHowLabels}
          value={draft.how}
          onChange={(how) => change({ how })}
        />
        {mayTell && (
          <>
            <TextField
              id="attempt-who"
              label="Name of the person (optional)"
              value={draft.who}
              onChange={(who) => change({ who })}
            />
            <TextField
              id="attempt-answer"
              label="What they said (optional)"
              value={draft.answer}
              onChange={(answer) => change({ answer })}
            />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={act.busy}>
            Log this attempt
          </Button>
        </Group>
      </Form>
    </Dialog>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly labels: Readonly<Record<T, string>>;
  readonly value: T | '';
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (value: T) => void;
}

function Choices<T extends string>({
  label,
  values,
  labels,
  value,
  error,
  autoFocus = false,
  onChange,
}: ChoicesProps<T>) {
  return (
    <Radio.Group
      label={label}
      value={value}
      error={error}
      onChange={(next) => {
        const chosen = values.find((candidate) => candidate === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Group gap="sm">
        {values.map((candidate, index) => (
          <Radio
            key={candidate}
            value={candidate}
            label={labels[candidate]}
            {...(autoFocus && index === 0 ? { 'data-autofocus': true } : {})}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}
