import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { everyone } from '../../data/queries/registers.ts';
import { readToSettle } from '../../data/queries/to-settle.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { formatDay, formatSession, nameOf } from '../../ui/format.ts';
import { registerPath } from '../../ui/register-path.ts';
import { DutyLine, DutyLoading } from './duty-line.tsx';

const mostShown = 5;

/** Sessions in which what was seen and the mark disagree; each leads to its register, where it is settled. */
export function SettleDuty({ today }: { readonly today: LocalDate }) {
  const session = useSession();
  const open = useLoaded(() => readToSettle(session, today), [today]);
  if (open === undefined) return <DutyLoading />;
  return open.slice(0, mostShown).map((item) => (
    <DutyLine
      key={`${item.pupil.id} ${item.date} ${item.session}`}
      to={registerPath(everyone, item.date, item.session)}
      title={`To settle: ${nameOf(item.pupil)}`}
      urgent={false}
    >
      {`${formatSession(item.session)} of ${formatDay(item.date)}. ${item.settlement.message}`}
    </DutyLine>
  ));
}
