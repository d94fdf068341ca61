import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { matchName, undecided, type Decisions } from '../../../../shared/joining/decide.ts';
import { agreeToBring } from '../../../data/sync/bring/agree.ts';
import type { Bringing } from '../../../data/sync/bring/begin.ts';
import type { BringPreview } from '../../../data/sync/bring/preview.ts';
import { counted } from '../../../ui/format.ts';
import { useAct } from '../../../ui/form/use-act.ts';
import { useUnkept } from '../../../ui/leaving/unkept.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ProofForm } from '../proof-form.tsx';
import { MatchCard } from './match-card.tsx';
import { MatchTable } from './match-table.tsx';
import { WhatFollows } from './what-follows.tsx';

interface BringPreviewPageProps {
  readonly bringing: Bringing;
  readonly preview: BringPreview;
  readonly onTogether: () => void;
  readonly onLeave: () => void;
}

/** Who is the same, who is new, who must be decided; then the agreement, which is the only thing that writes and sends. */
export function BringPreviewPage({ bringing, preview, onTogether, onLeave }: BringPreviewPageProps) {
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const act = useAct();
  const letGo = useUnkept(decisions.size > 0 || act.busy);
  const { matches } = preview;
  const doubtful = matches.filter(({ outcome }) => outcome === 'doubtful');
  const waiting = undecided(matches, decisions).length;
  const centreName = bringing.there.replica.one('centre', 'centre')?.name ?? 'the centre';
  return (
    <Stack gap="lg">
      <Text role="status" fw={650}>
        {`This laptop joins ${centreName}. ${summary(preview, waiting)}`}
      </Text>
      <WhatFollows preview={preview} centreName={centreName} />
      {doubtful.length > 0 && (
        <section aria-label="To decide">
          <Title order={2} mb="sm">
            {`To decide (${doubtful.length})`}
          </Title>
          <Stack gap="md">
            {doubtful.map((match) => (
              <MatchCard
                key={matchName(match)}
                match={match}
                preview={preview}
                decision={decisions.get(matchName(match))}
                onDecide={(decision) => setDecisions(new Map(decisions).set(matchName(match), decision))}
              />
            ))}
          </Stack>
        </section>
      )}
      <MatchTable title="The same" matches={matches.filter(({ outcome }) => outcome === 'same')} preview={preview} />
      <MatchTable
        title="New to the centre"
        matches={matches.filter(({ outcome }) => outcome === 'new')}
        preview={preview}
      />
      {waiting > 0 ? (
        <Notice kind="warning" title="Decide first" standing>
          {`${counted(waiting, 'record')} of this laptop may be at the centre already. Say for each who or what it is.`}
        </Notice>
      ) : (
        <ProofForm
          busy={act.busy}
          problem={act.problem}
          words="Agree with the passphrase chosen for the centre and a code of the authenticator app. Until then nothing is sent."
          label={`Agree and join ${centreName}`}
          onProve={(credentials) =>
            act.run(
              () => agreeToBring(bringing, decisions, credentials),
              () => {
                letGo();
                onTogether();
              },
            )
          }
          onCancel={() => {
            letGo();
            onLeave();
          }}
        />
      )}
    </Stack>
  );
}

function summary({ matches }: BringPreview, waiting: number): string {
  const pupils = matches.filter(({ type }) => type === 'pupil');
  const of = (outcome: string): number => pupils.filter((match) => match.outcome === outcome).length;
  const decide = waiting === 0 ? 'Nothing is left to decide.' : `${waiting} to decide.`;
  return `Of its ${counted(pupils.length, 'pupil')}, at the centre already: ${of('same')}; new to it: ${of('new')}. ${decide}`;
}
