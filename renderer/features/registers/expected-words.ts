import { settingLabels } from '../../../shared/pupils/group.ts';
import type { RegisterHead, RegisterRow } from '../../data/queries/registers.ts';

type PlannedRow = Pick<RegisterRow, 'plan' | 'plannedPlace' | 'suspended' | 'expectedHere'>;

/**
 * What the pupil is expected to do now, by the plan, as it is said where the register is taken: 'Here',
 * 'Northgate Motors', 'Home school: Elm Park Academy'. Nobody's plan is to be on the minibus, so there it is the place they go to.
 */
export function expectedWords(
  { plan, plannedPlace, suspended, expectedHere }: PlannedRow,
  { kind }: Pick<RegisterHead, 'kind'>,
): string {
  if (suspended) return 'Suspended';
  const onTheWay = kind === 'minibus';
  if (plan === null) return onTheWay || !expectedHere ? 'No week entered' : 'Here (no week entered)';
  if (expectedHere && !onTheWay) return 'Here';
  if (plan.setting === 'pru') return plannedPlace ?? 'At the centre';
  const label = settingLabels[plan.setting];
  if (plannedPlace === null) return label;
  return plan.setting === 'homeSchool' ? `${label}: ${plannedPlace}` : plannedPlace;
}
