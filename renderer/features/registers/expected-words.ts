import { settingLabels } from '../../../shared/pupils/group.ts';
import type { RegisterRow } from '../../data/queries/registers.ts';

/** What the pupil is expected to do now, by the plan: 'Here', 'Northgate Motors', 'Home school: Elm Park Academy'. */
export function expectedWords({
  plan,
  plannedPlace,
  suspended,
}: Pick<RegisterRow, 'plan' | 'plannedPlace' | 'suspended'>): string {
  if (suspended) return 'Suspended';
  if (plan === null) return 'Here (no week entered)';
  const label = settingLabels[plan.setting];
  if (plan.setting === 'pru') return label;
  if (plannedPlace === null) return label;
  return plan.setting === 'homeSchool' ? `${label}: ${plannedPlace}` : plannedPlace;
}
