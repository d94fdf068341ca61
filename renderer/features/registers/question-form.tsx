import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { CommonReasons } from '../../ui/common-reasons.tsx';
import { draftOf, unitOfDraft, type Draft } from './answer.ts';
import type { Question } from './entry.ts';
import type { Answer } from './entry-deps.ts';

interface QuestionFormProps {
  readonly name: string;
  readonly expected: string;
  readonly question: Question;
  /** Why the last answer was refused. */
  readonly problem: string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
}

const commonReasons = ['Parent rang', 'Provider reported', 'Entered in error'];
const reasonsLate = ['Arrived late', ...commonReasons];
const reasonsBesidePlan = ['Their other school rang', 'Parent rang', 'The week has changed'];

function titleOf(name: string, { unit, instead, reason }: Question): string {
  if (instead !== null) return `The register has closed. ${name} has arrived late.`;
  return `${name}: ${unit.code} ${codeInfo(unit.code).label}${reason?.amends === true ? ' (amendment)' : ''}`;
}

/** Asks in place for what a mark still needs. Enter keeps it, Escape leaves everything as it was. */
export function QuestionForm({ name, expected, question, problem, onAnswer, onCancel }: QuestionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(question));
  const [missing, setMissing] = useState<string | null>(null);
  const put = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input:not([type="radio"]), button[type="submit"]');
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
        {question.besidePlan && (
          <Text>{`The plan says: ${expected}. D says that ${name}’s other school expected them in this session, and takes it out of your figures. Enter it only if that school told you.`}</Text>
        )}
        <Group align="flex-end" gap="sm">
          <QuestionFields question={question} late={late} draft={draft} onPut={put} />
          <Group gap="xs">
            <Button type="submit">{submitWords(question, late)}</Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </Group>
        {question.reason !== null && (
          <CommonReasons reasons={reasonsFor(question, late)} onChoose={(reason) => put({ reason })} />
        )}
        {trouble !== null && (
          <Text role="alert" c="var(--mantine-color-error)" fw={600}>
            {trouble}
          </Text>
        )}
      </Stack>
    </form>
  );
}

function reasonsFor({ unit, besidePlan }: Question, late: boolean): readonly string[] {
  if (besidePlan) return reasonsBesidePlan;
  return late || unit.code === 'L' || unit.code === 'U' ? reasonsLate : commonReasons;
}

function submitWords({ unit, instead, seenHere, reason }: Question, late: boolean): string {
  const code = late ? (instead?.code ?? unit.code) : unit.code;
  if (seenHere) return `Seen here: enter ${code}`;
  return reason?.amends === true ? `Amend to ${code}` : `Enter ${code}`;
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

interface QuestionFieldsProps {
  readonly question: Question;
  readonly late: boolean;
  readonly draft: Draft;
  readonly onPut: (part: Partial<Draft>) => void;
}

function QuestionFields({ question, late, draft, onPut }: QuestionFieldsProps) {
  const { minutes, words, arrival, instead, reason } = question;
  const fields = [
    { name: 'minutes', label: 'Minutes late', width: 140, asked: minutes !== null },
    { name: 'words', label: words?.prompt ?? '', width: 360, asked: words !== null },
    { name: 'arrival', label: 'Arrived at', width: 140, asked: late || (instead === null && arrival) },
    {
      name: 'reason',
      label: reason?.amends === true ? 'Reason for the amendment' : 'Reason',
      width: 360,
      asked: reason !== null,
    },
  ] as const;
  return fields
    .filter(({ asked }) => asked)
    .map(({ name, label, width }) => (
      <TextInput
        key={name}
        label={label}
        w={width}
        autoComplete="off"
        {...(name === 'minutes' ? { inputMode: 'numeric' } : {})}
        value={draft[name]}
        onChange={(event) => onPut({ [name]: event.currentTarget.value })}
      />
    ));
}
