import { placeKindLabels, type PlaceKind } from '../providers/place.ts';
import type { SettingKind } from '../attendance/types.ts';
import type { EnrolmentStatus } from './pupil.ts';

/** One cell of a week being drawn up; null while nobody has said which setting expects the pupil. */
export type WeekCell = { readonly setting: SettingKind; readonly place?: string | undefined } | null;

export type WeekProblem = {
  /** 0 is Monday morning, 9 Friday afternoon. */
  readonly slot: number;
  /** A gap: nobody expects the pupil. A clash: the week says what the registers do not. Unsaid: something is still to be filled in. */
  readonly kind: 'gap' | 'clash' | 'unsaid';
  readonly message: string;
};

export type WeekFacts = {
  /** Null where the pupil is not on roll on the first day of the week in question. */
  readonly status: EnrolmentStatus | null;
  readonly hasHomeSchool: boolean;
  /** An agreed part-time timetable is in force on the first day of the pattern. */
  readonly partTimeAgreed: boolean;
};

/** Which kind of place a setting is at; null where it needs none. */
export const placeKindOfSetting: Readonly<Record<SettingKind, PlaceKind | null>> = {
  pru: null,
  homeSchool: 'homeSchool',
  college: 'college',
  provider: 'provider',
  workPlacement: 'workPlacement',
  homeTuition: 'homeTuition',
  none: null,
};

const needsPlace: readonly SettingKind[] = ['college', 'provider', 'workPlacement'];
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** 'Monday morning' for 0, 'Friday afternoon' for 9. */
export function slotName(slot: number): string {
  return `${dayNames[slot >> 1] ?? ''} ${slot % 2 === 0 ? 'morning' : 'afternoon'}`;
}

/**
 * Where a week leaves a pupil out or contradicts the registers: every session is some setting's, a pupil on our roll only has
 * no home school that expects them, and a session at no setting needs an agreed part-time timetable (mission A3).
 */
export function weekProblems(cells: readonly WeekCell[], facts: WeekFacts): WeekProblem[] {
  return Array.from({ length: 10 }, (_, slot) => problemOf(cells[slot] ?? null, slot, facts)).filter(
    (problem) => problem !== null,
  );
}

function problemOf(cell: WeekCell, slot: number, facts: WeekFacts): WeekProblem | null {
  const when = slotName(slot);
  if (cell === null) {
    const dual = facts.status === 'M' || facts.status === 'S';
    const who = dual ? 'the pupil is dual registered but nobody expects them' : 'nobody expects the pupil';
    return { slot, kind: 'gap', message: `${when}: no setting is chosen, so ${who}.` };
  }
  if (cell.setting === 'none' && !facts.partTimeAgreed) {
    return {
      slot,
      kind: 'gap',
      message: `${when}: not expected anywhere, and no part-time timetable is agreed for that day.`,
    };
  }
  if (cell.setting === 'homeSchool' && facts.status === 'C') {
    return { slot, kind: 'clash', message: `${when}: the pupil is on our roll only, so no home school expects them.` };
  }
  if (cell.setting === 'homeSchool' && !facts.hasHomeSchool && cell.place === undefined) {
    return { slot, kind: 'unsaid', message: `${when}: say which home school.` };
  }
  if (needsPlace.includes(cell.setting) && cell.place === undefined) {
    const kind = placeKindOfSetting[cell.setting];
    const what = kind === null ? 'place' : placeKindLabels[kind].toLowerCase();
    return { slot, kind: 'unsaid', message: `${when}: say which ${what}.` };
  }
  return null;
}
