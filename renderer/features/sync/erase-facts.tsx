import { Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { countErasure, type ErasureCounts } from '../../data/sync/erase.ts';
import { useSession } from '../../data/session-context.ts';
import { counted } from '../../ui/format.ts';

/** What goes with an erasure and what stays, with its numbers. */
export function EraseFacts({ pupil }: { readonly pupil: string }) {
  const session = useSession();
  const [counts, setCounts] = useState<ErasureCounts | null>(null);
  useEffect(() => {
    let isHere = true;
    void countErasure(session, pupil).then((read) => {
      if (isHere) setCounts(read);
    });
    return () => {
      isHere = false;
    };
  }, [session, pupil]);
  const files = session.replica.persons.filesOf(pupil).length;
  if (counts === null) return null;
  return (
    <>
      <section aria-label="What goes">
        <Title order={2} mb="xs">
          What goes
        </Title>
        <ul>
          <li>Name, details, health and needs, numbers and addresses.</li>
          {files > 1 && <li>{`${files} files that were found to be this young person’s, all of them.`}</li>}
          {goingInWords(counts).map((words) => (
            <li key={words}>{words}</li>
          ))}
          <li>The whole history of these, here, at the local authority and on every laptop.</li>
        </ul>
      </section>
      <section aria-label="What stays">
        <Title order={2} mb="xs">
          What stays
        </Title>
        <ul>
          <li>
            {`${counted(counts.entries, 'entry', 'entries')} in the history keep their numbers and say nothing any more.`}
          </li>
          <li>That a pupil was erased, when, why and by whom; without a name.</li>
          <li>
            What is not Waymark’s: printed pages, saved files, and backups made before. So is what somebody wrote about
            this pupil in a colleague’s or another pupil’s record.
          </li>
        </ul>
      </section>
    </>
  );
}

/** What goes, counted; nothing is said of what there is none of. */
export function goingInWords(counts: ErasureCounts): string[] {
  const { marks, observations, attempts, contacts, stays, suspensions, plans } = counts;
  const lines: readonly (readonly [number, string])[] = [
    [marks, `${counted(marks, 'mark')} in the register; centre figures for those days no longer count them`],
    [observations, `${counted(observations, 'observation')} at lessons and providers`],
    [attempts, `${counted(attempts, 'note')} of telling home or school about an absence`],
    [contacts, counted(contacts, 'family contact')],
    [stays, counted(stays, 'enrolment')],
    [suspensions, counted(suspensions, 'suspension')],
    [plans, counted(plans, 'week, part-time timetable or group place', 'weeks, part-time timetables and group places')],
  ];
  return lines.filter(([count]) => count > 0).map(([, words]) => `${words}.`);
}
