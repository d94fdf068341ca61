import { enrolmentStatuses, enrolmentStatusLabels } from '../../../shared/pupils/pupil.ts';
import type { Helps } from '../../ui/form/record-values.ts';

/** What the form of an enrolment knows beyond the declaration. Routes in use are offered as they are written. */
export function enrolmentHelps(routes: readonly string[]): Helps {
  return {
    status: { choices: enrolmentStatuses.map((value) => ({ value, label: enrolmentStatusLabels[value] })) },
    from: { description: 'The first day the pupil is on our admission register' },
    route: {
      description:
        routes.length === 0 ? 'Such as Route Mainstream or RESTART' : `In use here: ${routes.slice(0, 6).join(', ')}`,
    },
  };
}
