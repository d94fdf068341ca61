import { Stack, Title } from '@mantine/core';
import { today } from '../../data/clock.ts';
import { readOverlaps } from '../../data/queries/overlaps.ts';
import { readMaybeSame, readTwoMarks } from '../../data/queries/same-person.ts';
import { readToSettle } from '../../data/queries/to-settle.ts';
import { useContests } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import { useFound, useLoaded } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useState } from 'react';
import { ContestCard } from './contest-card.tsx';
import { MaybeOne } from './maybe-one.tsx';
import { Overlaps } from './overlaps.tsx';
import { SeenElsewhere } from './seen-elsewhere.tsx';
import { TwoFilesMarks } from './two-marks.tsx';

/** Everything on which two people, or a place and a mark, do not agree: each is settled by a person, in one place. */
export function SettleScreen() {
  const session = useSession();
  const contests = useContests();
  const seen = useLoaded(() => readToSettle(session, today()), []);
  const [done, setDone] = useState<string | null>(null);
  const maybe = useFound(() => readMaybeSame(session), [session]);
  const twoMarks = useLoaded(() => readTwoMarks(session), [session]) ?? [];
  const overlaps = useFound(() => readOverlaps(session, today()), [session]);
  const nothing = contests.length + overlaps.length + maybe.length + twoMarks.length === 0 && seen?.length === 0;
  return (
    <>
      <PageHeading
        title="Things to settle"
        subtitle="Where two entries do not agree. Nothing is lost whichever you choose."
      />
      <Stack gap="lg">
        {done !== null && <Notice kind="success">{done}</Notice>}
        {nothing && <EmptyState title="Nothing to settle">Everything that was entered agrees.</EmptyState>}
        {contests.length > 0 && (
          <Stack component="section" gap="md" aria-label="Entered differently in two places">
            <Title order={2}>Entered differently in two places</Title>
            {contests.map((contest) => (
              <ContestCard
                key={`${contest.type} ${contest.key} ${contest.unit}`}
                contest={contest}
                onSettled={setDone}
              />
            ))}
          </Stack>
        )}
        {overlaps.length > 0 && <Overlaps items={overlaps} />}
        {maybe.length > 0 && <MaybeOne items={maybe} onSettled={setDone} />}
        {twoMarks.length > 0 && <TwoFilesMarks items={twoMarks} onSettled={setDone} />}
        {seen !== undefined && seen.length > 0 && <SeenElsewhere items={seen} />}
      </Stack>
    </>
  );
}
