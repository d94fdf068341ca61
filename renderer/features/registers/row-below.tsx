import { Text } from '@mantine/core';
import { nameOf } from '../../ui/format.ts';
import { QuestionForm } from './question-form.tsx';
import { SettleNote } from './settle-note.tsx';
import type { ShownRow } from './shown-row.ts';
import type { Answer } from './entry-deps.ts';
import type { Entry } from './use-entry.ts';

interface RowBelowProps {
  readonly row: ShownRow;
  readonly entry: Entry;
  /** The register of everyone for the same session, where marks are entered. */
  readonly marksPath: string;
  readonly onAnswered: () => void;
  readonly onCancelled: () => void;
}

/** True where a row has something to say or ask under it. */
export function hasBelow(row: ShownRow, { asked, refused }: Entry): boolean {
  const { enrolment, settlement } = row;
  if (asked?.enrolment === enrolment.id || refused.has(enrolment.id)) return true;
  return settlement.kind === 'disagree' || settlement.kind === 'unclear';
}

/** What a row says or asks, in place under it: a refusal with its reason, a question, or a thing to settle. */
export function RowBelow({ row, entry, marksPath, onAnswered, onCancelled }: RowBelowProps) {
  const { asked, refused } = entry;
  const problem = refused.get(row.enrolment.id) ?? null;
  const name = nameOf(row.pupil);
  if (asked?.enrolment === row.enrolment.id) {
    const onAnswer = (answer: Answer): void => {
      if (entry.answer(row, answer)) onAnswered();
    };
    const onCancel = (): void => {
      entry.cancel();
      onCancelled();
    };
    return (
      <QuestionForm
        name={name}
        expected={row.expected}
        question={asked.question}
        problem={problem}
        onAnswer={onAnswer}
        onCancel={onCancel}
      />
    );
  }
  if (problem !== null) {
    return (
      <Text role="alert" c="var(--mantine-color-error)" fw={600}>
        {problem}
      </Text>
    );
  }
  return (
    <SettleNote
      settlement={row.settlement}
      standing={row.unit}
      elsewhere={row.records === 'mark' ? null : marksPath}
      onPropose={(unit, reason) => entry.propose(row, unit, reason)}
    />
  );
}
