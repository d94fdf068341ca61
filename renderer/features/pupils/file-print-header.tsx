import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { centreOf } from '../../data/queries/facts.ts';
import { useSession } from '../../data/session-context.ts';
import { yearWords } from '../../../shared/pupils/field-words.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { formatDate, nameOf } from '../../ui/format.ts';
import { PrintHeader } from '../../ui/print-header.tsx';

/** The head of a printed part of a file: whose, which part, who printed it and when. Never the UPN. */
export function FilePrintHeader({ pupil, part }: { readonly pupil: Pupil; readonly part: string }) {
  const session = useSession();
  const moment = useNow();
  const facts = [`Born ${formatDate(pupil.dob)}`, yearWords(pupil.yearGroup)];
  return (
    <div className="print-only" style={{ marginBlockEnd: 16 }}>
      <PrintHeader
        title={`${nameOf(pupil)}: ${part.toLowerCase()}`}
        subtitle={facts.filter((words) => words !== '').join(', ')}
        centreName={centreOf(session).name}
        printedBy={`${session.member.name}, ${session.member.position},`}
        printedAt={`${formatDate(dayOf(moment))}, ${timeOf(moment)}`}
        sample={session.kind === 'sample'}
      />
    </div>
  );
}
