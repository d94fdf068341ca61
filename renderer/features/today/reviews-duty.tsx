import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { formatDay, nameOf } from '../../ui/format.ts';
import { DutyLine } from './duty-line.tsx';

/** A review is named a week before it is due, so that the parent can be asked. */
const daysAhead = 7;

/** Reviews of part-time timetables that are due or overdue, and timetables about to end. */
export function ReviewsDuty({ today }: { readonly today: LocalDate }) {
  const facts = attendanceFacts(useSession());
  const plans = useRecords('partTimePlan').filter((plan) => isEffective(plan, today));
  return plans.flatMap((plan) => {
    const pupil = facts.pupil(plan.pupil);
    const due = plan.reviews.filter(({ on, done }) => !done && on <= addDays(today, daysAhead)).map(({ on }) => on);
    const [first] = due.toSorted();
    if (pupil === undefined || (first === undefined && plan.to > addDays(today, daysAhead))) return [];
    const words =
      first === undefined
        ? `It ends on ${formatDay(plan.to)}. Agree what follows.`
        : first < today
          ? `The review of ${formatDay(first)} is overdue.`
          : `Review due on ${formatDay(first)}.`;
    return [
      <DutyLine
        key={plan.id}
        to={`/pupils/${pupil.id}/week`}
        title={`Part-time timetable: ${nameOf(pupil)}`}
        urgent={first !== undefined && first < today}
      >
        {words}
      </DutyLine>,
    ];
  });
}
