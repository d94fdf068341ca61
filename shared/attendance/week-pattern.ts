import { isoWeekday } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { PlannedSession, Session, SettingKind } from './types.ts';

/** A pupil's own week from a day on, until the next one starts: ten sessions, Monday morning first. */
export type WeekInForce = {
  readonly from: LocalDate;
  readonly sessions: readonly { readonly setting: SettingKind; readonly place?: string | undefined }[];
};

/** What a place adds to a plan: who arranged the provision there, and what it is. */
export type PlaceFacts = {
  readonly commissionedBy?: 'school' | 'la' | undefined;
  readonly programme?: string | undefined;
};

/** 0 is Monday morning, 9 Friday afternoon; null on Saturday and Sunday. */
export function weekSlot(date: LocalDate, session: Session): number | null {
  const weekday = isoWeekday(date);
  return weekday > 5 ? null : (weekday - 1) * 2 + (session === 'PM' ? 1 : 0);
}

/** The week in force on a day: the one that began last. Of two that began the same day, the later in the list. */
export function patternOn<P extends { readonly from: LocalDate }>(patterns: readonly P[], date: LocalDate): P | null {
  let found: P | null = null;
  for (const pattern of patterns) {
    if (pattern.from <= date && (found === null || pattern.from >= found.from)) found = pattern;
  }
  return found;
}

/** Which setting expects the pupil in the session; null where no week in force says anything. */
export function plannedSession(
  patterns: readonly WeekInForce[],
  places: ReadonlyMap<string, PlaceFacts>,
  date: LocalDate,
  session: Session,
): PlannedSession | null {
  const slot = weekSlot(date, session);
  const planned = slot === null ? undefined : patternOn(patterns, date)?.sessions[slot];
  if (planned === undefined) return null;
  const { setting, place } = planned;
  const facts = place === undefined ? undefined : places.get(place);
  return { setting, placeId: place, nature: facts?.programme, commissionedBy: facts?.commissionedBy };
}
