import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { timeOf } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { counted } from '../../ui/format.ts';
import { useStepBack, useUnkept } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ChooseStep } from './choose-step.tsx';
import { DirectoryStep } from './directory-step.tsx';
import { MatchStep } from './match-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { useImport, type Import, type Step } from './use-import.ts';

/** Brings in pupils from files of schools and councils, and the directory of schools. A preview always comes first. */
export function ImportScreen() {
  const { member } = useSession();
  const job = useImport();
  const { at } = job.step;
  useHeadingFocus(at);
  useUnkept(at === 'reading' || at === 'match' || at === 'preview');
  // The preview knows what was decided in it.
  useStepBack(job.back === null || at === 'preview' ? null : { run: job.back, losing: false });
  if (!may(member.role, 'importPupils')) {
    return (
      <>
        <PageHeading title="Bring in a file" />
        <EmptyState title="Ask the office">Your role does not bring in files of pupils.</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title="Bring in a file" subtitle={subtitles[job.step.at]} />
      <StepOf job={job} />
    </>
  );
}

/** The button that led to a step has gone with the step before; the keyboard goes on from the heading. */
function useHeadingFocus(step: Step['at']): void {
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [step]);
}

const subtitles: Record<Step['at'], string> = {
  choose: 'Nothing is kept until you have seen what the file holds and agreed.',
  reading: 'Reading the file. Nothing is kept yet.',
  refused: 'The file was not brought in. Everything here is as it was.',
  match: 'Step 1 of 2: say which column holds what.',
  preview: 'Nothing is kept yet. Look through it, then agree at the end.',
  directory: 'Schools are public data and are kept apart from pupils.',
  done: 'All of it is kept.',
};

function StepOf({ job }: { readonly job: Import }) {
  const { step } = job;
  switch (step.at) {
    case 'choose':
      return <ChooseStep notOpened={step.notOpened} onPick={job.pick} />;
    case 'reading':
      return <ReadingStep onStop={job.restart} />;
    case 'refused':
      return (
        <Stack gap="md" align="flex-start">
          <Notice kind="error" title="This file cannot be brought in">
            {step.message}
          </Notice>
          <Button onClick={job.restart}>Choose another file</Button>
        </Stack>
      );
    case 'match':
      return (
        <MatchStep
          {...step}
          onMatched={(mapping) => job.match({ table: step.table, mapping, remembered: step.remembered })}
          onCancel={job.restart}
        />
      );
    case 'preview':
      return <PreviewStep {...step} job={job} />;
    case 'directory':
      return <DirectoryStep bytes={step.bytes} onDone={job.restart} />;
    case 'done':
      return <DoneStep {...step} onRestart={job.restart} />;
  }
}

function ReadingStep({ onStop }: { readonly onStop: () => void }) {
  return (
    <Stack gap="md" align="flex-start">
      <Group gap="sm" role="status">
        <Loader size="sm" aria-hidden="true" />
        <Text>Reading and comparing</Text>
      </Group>
      <Button variant="default" onClick={onStop}>
        Stop
      </Button>
    </Stack>
  );
}

interface DoneStepProps extends Extract<Step, { readonly at: 'done' }> {
  readonly onRestart: () => void;
}

function DoneStep({ created, changed, kept, onRestart }: DoneStepProps) {
  const navigate = useNavigate();
  const parts = [
    ...(created > 0 ? [`${counted(created, 'pupil')} brought in`] : []),
    ...(changed > 0 ? [`${counted(changed, 'pupil')} changed`] : []),
  ];
  const words =
    parts.length === 0 ? 'Everyone in the file was here already, as the file has them.' : `${parts.join(', ')}.`;
  return (
    <Stack gap="md" align="flex-start">
      <Notice kind="success" title={kept === null ? 'Nothing to keep' : `Kept ${timeOf(kept.at)}`}>
        {words}
      </Notice>
      {created > 0 && (
        <Text>Next: put the new pupils in groups, and set each one’s week, so that registers expect them.</Text>
      )}
      <Group gap="xs">
        <Button onClick={() => void navigate('/pupils')}>See the pupils</Button>
        <Button variant="default" onClick={() => void navigate('/groups')}>
          Put them in groups
        </Button>
        <Button variant="default" onClick={onRestart}>
          Bring in another file
        </Button>
      </Group>
    </Stack>
  );
}
