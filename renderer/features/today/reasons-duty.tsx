import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { readOpenReasons } from '../../data/queries/open-reasons.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { counted, formatDay } from '../../ui/format.ts';
import { DutyLine, DutyLoading } from './duty-line.tsx';

/** N codes whose reason has to be found, against the fifth school day. */
export function ReasonsDuty({ today }: { readonly today: LocalDate }) {
  const session = useSession();
  const open = useLoaded(() => readOpenReasons(session, today), [today]);
  if (open === undefined) return <DutyLoading />;
  if (open.length === 0) return null;
  const overdue = open.filter(({ clock }) => clock.state === 'overdue').length;
  const warned = open.filter(({ clock }) => clock.state === 'warning');
  const next = warned[0]?.clock.dueOn ?? null;
  const parts = [
    overdue > 0 ? `${overdue} past the fifth school day: O is proposed.` : '',
    warned.length > 0 && next !== null ? `${warned.length} nearly out of time, the first on ${formatDay(next)}.` : '',
    overdue + warned.length < open.length ? `${open.length - overdue - warned.length} with time left.` : '',
  ];
  return (
    <DutyLine
      to="/absence/reasons"
      title={`${counted(open.length, 'N mark')} without a reason`}
      urgent={overdue + warned.length > 0}
    >
      {parts.filter((part) => part !== '').join(' ')}
    </DutyLine>
  );
}
