import { Text } from '@mantine/core';
import { useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import { recordInWords } from '../../../shared/sync/words.ts';
import { settleContest } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { Contest } from '../../data/sync/things.ts';
import { useRecord } from '../../data/use-data.ts';
import { useNames } from '../../data/use-names.ts';
import { nameOf } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { ContestValues } from './contest-value.tsx';
import { valueInWords } from './contest-words.ts';
import { ReasonForm } from './reason-form.tsx';

interface ContestCardProps {
  readonly contest: Contest;
  readonly onSettled: (words: string) => void;
}

/** Two or more values for one thing, side by side: who, when, where, why; one press chooses, with a reason where the law asks. */
export function ContestCard({ contest, onSettled }: ContestCardProps) {
  const session = useSession();
  const names = useNames();
  const pupil = useRecord('pupil', contest.pupil ?? undefined);
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const values = [contest.standing, ...contest.proposals];
  const what = contest.type === 'mark' ? recordInWords(contest.type, contest.key) : contest.label;
  const title = pupil === undefined ? what : `${nameOf(pupil)}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  const maySettle = may(session.member.role, knownDeclaration(contest.type).writtenWith);
  const choose = async (choice: string, reason?: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const kept = await settleContest(session, contest, choice, reason).finally(() => setBusy(false));
    const chosen = values.find(({ id }) => id === choice);
    if (kept.ok)
      onSettled(
        `${title}: ${chosen === undefined ? 'settled' : valueInWords(contest, chosen, names)}. The history keeps every entry.`,
      );
    else if (kept.error.code === 'needs-reason') setAsked(choice);
    else setProblem(kept.error.message);
  };
  return (
    <SectionCard title={title}>
      <ContestValues
        contest={contest}
        busy={busy}
        {...(maySettle && asked === null ? { onChoose: (choice: string) => void choose(choice) } : {})}
      />
      {asked !== null && (
        <ReasonForm busy={busy} onReason={(reason) => void choose(asked, reason)} onCancel={() => setAsked(null)} />
      )}
      {!maySettle && <Text c="dimmed">A colleague who may change this settles it.</Text>}
      {problem !== null && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600}>
          {problem}
        </Text>
      )}
    </SectionCard>
  );
}
