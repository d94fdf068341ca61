import { settingLabels } from '../../../../shared/pupils/group.ts';
import type { SettingKind } from '../../../../shared/attendance/types.ts';

export interface SettingChoice {
  readonly setting: SettingKind;
  /** The key that sets it in the week. */
  readonly letter: string;
  readonly label: string;
  /** Fits a cell of the week. */
  readonly short: string;
}

export const settingChoices: readonly SettingChoice[] = [
  { setting: 'pru', letter: 'H', label: settingLabels.pru, short: 'Here' },
  { setting: 'homeSchool', letter: 'S', label: settingLabels.homeSchool, short: 'School' },
  { setting: 'college', letter: 'C', label: settingLabels.college, short: 'College' },
  { setting: 'provider', letter: 'P', label: settingLabels.provider, short: 'Provider' },
  { setting: 'workPlacement', letter: 'W', label: settingLabels.workPlacement, short: 'Work' },
  { setting: 'homeTuition', letter: 'T', label: settingLabels.homeTuition, short: 'Tuition' },
  { setting: 'none', letter: 'N', label: settingLabels.none, short: 'Not due' },
];

export function choiceOf(setting: SettingKind): SettingChoice {
  const found = settingChoices.find((choice) => choice.setting === setting);
  if (found === undefined) throw new Error(`No such setting: ${setting}`);
  return found;
}
