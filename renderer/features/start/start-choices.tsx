import { Button, Progress, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CentreKind } from '../../data/database.ts';
import type { Founded } from '../../data/found-centre.ts';
import { now, today } from '../../data/clock.ts';
import { foundSampleCentre } from '../../data/sample/found-sample.ts';
import { refusalOfStoreError } from '../../data/store-errors.ts';
import { Notice } from '../../ui/notice.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';

interface StartChoicesProps {
  readonly here: readonly CentreKind[];
  readonly onFounded: (founded: Founded) => void;
  readonly onOpen: (kind: CentreKind) => void;
  /** Further ways to begin, where this laptop allows them. */
  readonly children?: ReactNode;
}

/** "Open the sample centre", and whatever else this laptop allows. */
export function StartChoices({ here, onFounded, onOpen, children }: StartChoicesProps) {
  const [making, setMaking] = useState<number | null>(null);
  const [problem, setProblem] = useState<string>();
  const openSample = async (): Promise<void> => {
    if (here.includes('sample')) {
      onOpen('sample');
      return;
    }
    setProblem(undefined);
    setMaking(0);
    try {
      const made = await foundSampleCentre({ today: today(), now: now(), onProgress: setMaking });
      if (made.ok) onFounded(made.value);
      else setProblem(made.error.message);
    } catch (error) {
      const refusal = refusalOfStoreError(error);
      if (!refusal.ok) setProblem(refusal.error.message);
    } finally {
      setMaking(null);
    }
  };
  return (
    <PlainPage title="Registers for pupil referral units and alternative provision">
      <p>Waymark takes registers on site and keeps them on this laptop, encrypted. It needs no connection.</p>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <Choice
        title="Look round first"
        words="About sixty invented pupils, their groups, their weeks and a term of registers. Nothing in it is real, and you can remove it at any time."
      >
        <Button loading={making !== null} onClick={() => void openSample()}>
          Open the sample centre
        </Button>
        {making !== null && <SampleProgress done={making} />}
      </Choice>
      {children}
    </PlainPage>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}

/** One way to begin: what it is, and its button. */
export function Choice({ title, words, children }: ChoiceProps) {
  return (
    <Stack component="section" gap="xs" align="flex-start">
      <Title order={2}>{title}</Title>
      <Text>{words}</Text>
      {children}
    </Stack>
  );
}

function SampleProgress({ done }: { readonly done: number }) {
  return (
    <Stack gap={4} w="100%">
      <Text role="status">Making the sample centre. This takes a few seconds.</Text>
      <Progress value={done * 100} aria-label="Sample centre" />
    </Stack>
  );
}
