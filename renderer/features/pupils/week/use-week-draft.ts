import { useState } from 'react';
import type { SettingKind } from '../../../../shared/attendance/types.ts';
import type { Place } from '../../../../shared/providers/place.ts';
import { placeKindOfSetting, type WeekCell } from '../../../../shared/pupils/week-problems.ts';

export type CopyTo = 'all' | 'half' | 'day';

export interface WeekDraft {
  readonly cells: readonly WeekCell[];
  readonly chosen: number;
  readonly choose: (slot: number) => void;
  readonly set: (slot: number, setting: SettingKind) => void;
  readonly setPlace: (place: string | undefined) => void;
  /** Gives what the chosen session has to the others: all, every morning (or afternoon), or the other half of the day. */
  readonly copy: (to: CopyTo) => void;
}

const nothing: readonly WeekCell[] = Array.from({ length: 10 }, () => null);

/** A week being drawn up. Choosing a setting proposes the place where the pupil goes for it already, or the only one there is. */
export function useWeekDraft(
  start: readonly WeekCell[] | undefined,
  places: readonly Place[],
  homeSchool: string | undefined,
): WeekDraft {
  const [cells, setCells] = useState<readonly WeekCell[]>(start ?? nothing);
  const [chosen, choose] = useState(0);
  const change = (slot: number, cell: WeekCell): void => setCells((before) => before.with(slot, cell));
  return {
    cells,
    chosen,
    choose,
    set: (slot, setting) => change(slot, cellOf(setting, likelyPlace(setting, cells, places, homeSchool))),
    setPlace: (place) => {
      const cell = cells[chosen];
      if (cell != null) change(chosen, cellOf(cell.setting, place));
    },
    copy: (to) => {
      const cell = cells[chosen] ?? null;
      setCells((before) => before.map((old, slot) => (copies(to, chosen, slot) ? cell : old)));
    },
  };
}

function cellOf(setting: SettingKind, place: string | undefined): WeekCell {
  return place === undefined ? { setting } : { setting, place };
}

function copies(to: CopyTo, from: number, slot: number): boolean {
  if (to === 'all') return true;
  return to === 'half' ? slot % 2 === from % 2 : slot >> 1 === from >> 1;
}

function likelyPlace(
  setting: SettingKind,
  cells: readonly WeekCell[],
  places: readonly Place[],
  homeSchool: string | undefined,
): string | undefined {
  const kind = placeKindOfSetting[setting];
  if (kind === null) return undefined;
  const before = cells.findLast((cell) => cell?.setting === setting && cell.place !== undefined);
  const known = before?.place ?? (setting === 'homeSchool' ? homeSchool : undefined);
  const ofKind = places.filter((place) => place.kind === kind);
  return known ?? (ofKind.length === 1 ? ofKind[0]?.id : undefined);
}
