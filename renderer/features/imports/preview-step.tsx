import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { planImport, undecidedRows, type Decision } from '../../../shared/imports/plan.ts';
import { countOutcomes } from '../../../shared/imports/preview.ts';
import { refused } from '../../../shared/lib/result.ts';
import { bringIn, type EnrolmentChoices } from '../../data/acts/imports.ts';
import { useSession } from '../../data/session-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { counted } from '../../ui/format.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { useStepBack } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { Doubtful } from './doubtful.tsx';
import { EnrolmentQuestions, useEnrolmentDraft } from './enrolment-questions.tsx';
import { PreviewParts } from './preview-parts.tsx';
import type { Previewed } from './reading.ts';
import type { Import, Matched } from './use-import.ts';

interface PreviewStepProps {
  readonly previewed: Previewed;
  readonly matched: Matched | null;
  readonly job: Import;
}

/** What the file would do, row by row; then the agreement, which is the only thing that writes. */
export function PreviewStep({ previewed, matched, job }: PreviewStepProps) {
  const session = useSession();
  const act = useAct();
  const { rows } = previewed;
  const [decisions, setDecisions] = useState<ReadonlyMap<number, Decision>>(new Map());
  const enrolment = useEnrolmentDraft();
  useStepBack(job.back === null ? null : { run: job.back, losing: decisions.size > 0 });
  const counts = countOutcomes(rows);
  const waiting = undecidedRows(rows, decisions).length;
  const plan = planImport(rows, decisions);
  const creates = plan.ok ? plan.value.creates.length : 0;
  const updates = plan.ok ? plan.value.updates.length : 0;
  const agree = (): void => {
    act.run(
      () => {
        const choices = enrolment.read();
        if (!plan.ok) return Promise.resolve(plan);
        if (choices === null) return Promise.resolve(refused('start', 'Enter the starting day as a real date.'));
        return keepAll(choices);
      },
      (kept) => job.go({ at: 'done', created: creates, changed: updates, kept }),
    );
  };
  const keepAll = (choices: EnrolmentChoices) =>
    plan.ok
      ? bringIn(
          session,
          plan.value,
          choices,
          matched === null ? undefined : { headers: matched.table.headers, mapping: matched.mapping },
        )
      : Promise.resolve(plan);
  useActions([
    {
      id: 'import agree',
      label: 'Agree and bring in',
      section: 'Bring in a file',
      keys: 'mod+Enter',
      inFields: true,
      run: agree,
    },
  ]);
  return (
    <Stack gap="lg">
      <Text role="status" fw={650}>
        {summary(counts)}
      </Text>
      <LeftOut previewed={previewed} />
      <Doubtful
        rows={rows}
        decisions={decisions}
        onDecide={(row, decision) => setDecisions(new Map(decisions).set(row, decision))}
      />
      <PreviewParts rows={rows} />
      {creates > 0 && <EnrolmentQuestions draft={enrolment} />}
      {!plan.ok && waiting === 0 && <Notice kind="warning">{plan.error.message}</Notice>}
      {waiting > 0 && (
        <Notice kind="warning" title="Decide first" standing>
          {`${counted(waiting, 'row')} may be about someone who is here already. Say for each who it is.`}
        </Notice>
      )}
      {act.problem !== null && (
        <Notice kind="error" title="Nothing was brought in">
          {act.problem}
        </Notice>
      )}
      <Group gap="xs">
        <Button disabled={!plan.ok} loading={act.busy} onClick={agree}>
          {agreeLabel(creates, updates)}
        </Button>
        <Button variant="default" onClick={job.restart}>
          Leave everything as it is
        </Button>
      </Group>
    </Stack>
  );
}

function agreeLabel(creates: number, updates: number): string {
  if (creates === 0 && updates === 0) return 'Finish: nothing to bring in';
  if (updates === 0) return `Bring in ${counted(creates, 'pupil')}`;
  if (creates === 0) return `Change ${counted(updates, 'pupil')}`;
  return `Bring in ${counted(creates, 'pupil')} and change ${updates}`;
}

function summary(counts: ReturnType<typeof countOutcomes>): string {
  return [
    `${counts.new} new`,
    `${counts.changed} changed`,
    `${counts.unchanged} unchanged`,
    `${counts['possible-duplicate']} to decide`,
    `${counts.refused} refused`,
  ].join(', ');
}

/** What of the file goes nowhere, named. */
function LeftOut({ previewed: { ignored, noPlace, notAllowed, notes } }: { readonly previewed: Previewed }) {
  const lines = [
    ...(ignored.length > 0 ? [`Left out, for Waymark keeps no such thing: ${ignored.join(', ')}.`] : []),
    ...(noPlace.length > 0 ? [`Read, but not kept here: ${noPlace.join(', ')}.`] : []),
    ...(notAllowed.length > 0
      ? [`Left out, because your role may not see it: ${notAllowed.join(', ')}. A lead can bring in the same file.`]
      : []),
    ...notes,
  ];
  if (lines.length === 0) return null;
  return (
    <Notice kind="information" title="Not everything in the file is kept" standing>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Notice>
  );
}
