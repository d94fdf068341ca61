import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { draftOf, unitOfDraft, type Draft } from './answer.ts';
import type { Question } from './entry.ts';
import type { Answer } from './use-entry.ts';

interface QuestionFormProps {
  readonly name: string;
  readonly expected: string;
  readonly question: Question;
  /** Why the last answer was refused. */
  readonly problem: string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
}

const commonReasons = ['Parent rang', 'Provider reported', 'Entered in error', 'Arrived late'] as const;

function titleOf(name: string, { unit, instead, reason }: Question): string {
  if (instead !== null) return `The register has closed. ${name} has arrived late.`;
  return `${name}: ${unit.code} ${codeInfo(unit.code).label}${reason === null ? '' : ' (amendment)'}`;
}

/** Asks in place for what a mark still needs. Enter keeps it, Escape leaves everything as it was. */
export function QuestionForm({ name, expected, question, problem, onAnswer, onCancel }: QuestionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(question));
  const [missing, setMissing] = useState<string | null>(null);
  const put = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input[type="text"], button[type="submit"]');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  }, [question]);
  const submit = (): void => {
    const unit = unitOfDraft(question, draft);
    if (!unit.ok) {
      setMissing(unit.error.message);
      return;
    }
    setMissing(null);
    onAnswer({ unit: unit.value, reason: draft.reason, seenHere: question.seenHere });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  };
  const trouble = missing ?? problem;
  const late = question.instead !== null && !draft.keepsTyped;
  return (
    <form
      ref={form}
      noValidate
      aria-label={titleOf(name, question)}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <Text fw={650}>{titleOf(name, question)}</Text>
        {question.instead !== null && (
          <LateChoice
            name={name}
            typed={question.unit}
            keeps={draft.keepsTyped}
            onKeep={(keepsTyped) => put({ keepsTyped })}
          />
        )}
        {question.seenHere && (
          <Text>{`The plan says: ${expected}. Only mark ${name} if you have seen them here.`}</Text>
        )}
        <Group align="flex-end" gap="sm">
          {question.minutes !== null && (
            <TextInput
              label="Minutes late"
              inputMode="numeric"
              autoComplete="off"
              w={140}
              value={draft.minutes}
              onChange={(event) => put({ minutes: event.currentTarget.value })}
            />
          )}
          {question.words !== null && (
            <TextInput
              label={question.words.prompt}
              required={question.words.required}
              autoComplete="off"
              w={360}
              value={draft.words}
              onChange={(event) => put({ words: event.currentTarget.value })}
            />
          )}
          {(late || (question.instead === null && question.arrival)) && (
            <TextInput
              label="Arrived at"
              autoComplete="off"
              w={140}
              value={draft.arrival}
              onChange={(event) => put({ arrival: event.currentTarget.value })}
            />
          )}
          {question.reason !== null && <ReasonField value={draft.reason} onChange={(reason) => put({ reason })} />}
        </Group>
        {trouble !== null && (
          <Text role="alert" c="var(--mantine-color-error)" fw={600}>
            {trouble}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit">{submitWords(question, late)}</Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function submitWords({ unit, instead, seenHere, reason }: Question, late: boolean): string {
  const code = late ? (instead?.code ?? unit.code) : unit.code;
  if (seenHere) return `Seen here: enter ${code}`;
  return reason === null ? `Enter ${code}` : `Amend to ${code}`;
}

interface LateChoiceProps {
  readonly name: string;
  readonly typed: MarkUnit;
  readonly keeps: boolean;
  readonly onKeep: (keeps: boolean) => void;
}

function LateChoice({ name, typed, keeps, onKeep }: LateChoiceProps) {
  return (
    <Radio.Group label="Enter" value={keeps ? 'typed' : 'late'} onChange={(value) => onKeep(value === 'typed')}>
      <Stack gap={4} mt={4}>
        <Radio value="late" label={`U: came after the register closed`} />
        <Radio value="typed" label={`${typed.code}: ${name} was there in time, and the mark was wrong`} />
      </Stack>
    </Radio.Group>
  );
}

function ReasonField({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  return (
    <Stack gap={4}>
      <TextInput
        label="Reason for the amendment"
        required
        autoComplete="off"
        w={420}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap={4}>
        {commonReasons.map((reason) => (
          <Button key={reason} variant="light" size="compact-sm" mih={32} onClick={() => onChange(reason)}>
            {reason}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
