import { readSessionKey, type Code, type SessionKey } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { countsOn } from '../../../shared/pupils/in-turn.ts';
import type { PersonView } from '../person-view.ts';
import type { MarkBook, MarkUnder, StandingMark } from './mark-book.ts';

/** The enrolments named, and those of the same young people that are on the roll beside them. */
export function withThoseBeside(persons: PersonView, enrolments: readonly string[]): string[] {
  if (persons.isEmpty) return [...enrolments];
  return [...new Set(enrolments.flatMap((id) => sourcesOf(persons, id)))];
}

/** An enrolment, and the others of the same young person in the order in which they count. */
function sourcesOf(persons: PersonView, enrolment: string): string[] {
  const turns = persons.staysBeside(enrolment) ?? [];
  return [enrolment, ...turns.map(({ span }) => span.id).filter((id) => id !== enrolment)];
}

/** Whether what is kept under `source` on a day is shown under `enrolment`: on each day under the one that counts, once. */
function isShownUnder(persons: PersonView, enrolment: string, source: string, date: LocalDate): boolean {
  const turns = persons.staysBeside(enrolment);
  if (turns === undefined) return source === enrolment;
  const counts = countsOn(turns, date);
  return counts === undefined ? source === enrolment : counts.id === enrolment;
}

/**
 * The marks of young people with several files as one register has them: one for a session, that of the enrolment that
 * counts; where it has none, another's, so that no session is left out. The others stand beside it.
 */
export function bookOfPersons(book: MarkBook, persons: PersonView): MarkBook {
  if (persons.isEmpty) return book;
  const get: MarkBook['get'] = (enrolment, date, session) => {
    const kept = sourcesOf(persons, enrolment)
      .filter((source) => isShownUnder(persons, enrolment, source, date))
      .flatMap((source): MarkUnder[] => {
        const mark = book.get(source, date, session);
        return mark === null ? [] : [{ ...mark, enrolment: source }];
      });
    return oneOf(enrolment, kept);
  };
  return {
    get,
    of: (enrolment) => {
      const slots = sourcesOf(persons, enrolment).flatMap((source) =>
        book.of(source).filter(({ date }) => isShownUnder(persons, enrolment, source, date)),
      );
      const named = new Map(slots.map(({ date, session }) => [`${date} ${session}`, { date, session }]));
      return [...named]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, at]) => {
          const mark = get(enrolment, at.date, at.session);
          return mark === null ? [] : [{ ...at, mark }];
        });
    },
  };
}

function oneOf(enrolment: string, kept: readonly MarkUnder[]): StandingMark | null {
  const under = kept.filter(({ unit }) => unit !== null);
  const shown = under[0] ?? kept.find((mark) => mark.enrolment === enrolment);
  if (shown === undefined) return null;
  const { unit, entries } = shown;
  const isPlain = under.length <= 1 && shown.enrolment === enrolment;
  return isPlain ? { unit, entries } : { unit, entries, under };
}

type Codes = ReadonlyMap<string, ReadonlyMap<string, Code>>;

/** The same of standing codes. */
export function codesOfPersons(codes: Codes, persons: PersonView, enrolments: readonly string[]): Codes {
  if (persons.isEmpty) return codes;
  const shown = (enrolment: string): ReadonlyMap<string, Code> => {
    const merged = new Map<string, Code>();
    for (const source of sourcesOf(persons, enrolment)) {
      for (const [key, code] of codes.get(source) ?? []) {
        // Keys of readCodes are made by sessionKey.
        const { date } = readSessionKey(key as SessionKey);
        if (!merged.has(key) && isShownUnder(persons, enrolment, source, date)) merged.set(key, code);
      }
    }
    return merged;
  };
  return new Map(enrolments.map((enrolment) => [enrolment, shown(enrolment)]));
}
