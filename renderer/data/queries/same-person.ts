import type { MarkUnit, Session as DaySession } from '../../../shared/attendance/types.ts';
import { may } from '../../../shared/centre/staff.ts';
import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import { fileDifferences, type FileDifference } from '../../../shared/pupils/file-differences.ts';
import { maybeSame, type MaybeSame } from '../../../shared/pupils/maybe-same.ts';
import type { Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import type { SamePerson } from '../../../shared/pupils/same-person.ts';
import { isSameMark } from '../acts/mark-change.ts';
import { today } from '../clock.ts';
import type { Session } from '../session.ts';
import type { MarkUnder, StandingMark } from './mark-book.ts';
import { readKeptMarks, readMarks } from './marks.ts';

/** Another file of the young person whose file is open. */
export interface JoinedFile {
  readonly file: Pupil;
  /** What it says that the standing file does not. */
  readonly differences: readonly FileDifference[];
}

export function joinedFiles({ replica }: Session, pupil: Pupil): JoinedFile[] {
  return replica.persons
    .filesOf(pupil.id)
    .filter((id) => id !== pupil.id)
    .flatMap((id) => {
      const file = replica.keptOne('pupil', id);
      return file === undefined ? [] : [{ file, differences: fileDifferences(pupil, file) }];
    });
}

/** Files that may be one young person's, for those who may say so; nobody else is asked. */
export function readMaybeSame({
  member,
  replica,
}: Session): (MaybeSame & { readonly pupils: readonly [Pupil, Pupil] })[] {
  if (!may(member.role, 'joinPupils')) return [];
  const found = maybeSame(replica.kept('pupil'), replica.kept('samePerson'), (file) => replica.persons.standing(file));
  return found.flatMap((pair) => {
    const [one, other] = pair.files.map((id) => replica.one('pupil', id));
    return one === undefined || other === undefined ? [] : [{ ...pair, pupils: [one, other] as const }];
  });
}

/** How much one file holds by itself, for whoever decides which stands. */
export interface FileHolds {
  readonly stays: readonly Enrolment[];
  readonly groups: readonly string[];
  readonly contacts: number | null;
  /** What stands, by day and session. */
  readonly marks: ReadonlyMap<string, MarkUnit>;
}

/** Marks may lie ahead of today: an afternoon's, a closure that is planned. */
const daysAhead = 366;

export async function readFileHolds(session: Session, id: string): Promise<FileHolds> {
  const { replica, keyring } = session;
  const stays = replica.kept('enrolment').filter(({ pupil }) => pupil === id);
  const first = stays.map(({ from }) => from).toSorted()[0];
  const ids = stays.map((stay) => stay.id);
  const marks = first === undefined ? null : await readKeptMarks(session, ids, first, addDays(today(), daysAhead));
  const names = new Map(replica.all('group').map(({ id: group, name }) => [group, name]));
  const groups = replica
    .kept('membership')
    .filter(({ pupil, to }) => pupil === id && (to === undefined || to >= today()))
    .flatMap(({ group }) => names.get(group) ?? []);
  return {
    stays,
    groups: [...new Set(groups)],
    contacts: keyring.holds('contact') ? replica.kept('contact').filter(({ pupil }) => pupil === id).length : null,
    marks: new Map(
      ids.flatMap((stay) =>
        (marks?.of(stay) ?? []).flatMap(({ date, session: half, mark: { unit } }) =>
          unit === null ? [] : [[`${date} ${half}`, unit] as const],
        ),
      ),
    ),
  };
}

/** How many sessions are marked in both files, and how many of them differently. */
export function marksInBoth(one: FileHolds, other: FileHolds): { readonly both: number; readonly differently: number } {
  const both = [...one.marks].filter(([at]) => other.marks.has(at));
  return {
    both: both.length,
    differently: both.filter(([at, unit]) => !isSameMark(unit, other.marks.get(at) ?? null)).length,
  };
}

/** A session for which two files of one young person have marks that differ. */
export interface TwoMarks {
  readonly pupil: Pupil;
  readonly enrolment: string;
  readonly date: LocalDate;
  readonly session: DaySession;
  readonly mark: StandingMark;
  /** The one that counts until it is settled, and those that differ from it. */
  readonly kept: readonly (MarkUnder & { readonly unit: MarkUnit })[];
}

/** Every such session, the oldest first. Only of people with several files, so few are read. */
export async function readTwoMarks(session: Session): Promise<TwoMarks[]> {
  const { replica } = session;
  const stays = replica.all('enrolment').filter(({ id }) => replica.persons.staysBeside(id) !== undefined);
  const first = stays.map(({ from }) => from).toSorted()[0];
  if (first === undefined) return [];
  const ids = stays.map(({ id }) => id);
  const book = await readMarks(session, ids, first, addDays(today(), daysAhead));
  return stays
    .flatMap((stay) => {
      const pupil = replica.one('pupil', stay.pupil);
      if (pupil === undefined) return [];
      return book.of(stay.id).flatMap(({ date, session: half, mark }): TwoMarks[] => {
        const under = (mark.under ?? []).flatMap(({ unit, ...one }) => (unit === null ? [] : [{ ...one, unit }]));
        const kept = under.filter(({ unit }, place) => place === 0 || !isSameMark(unit, mark.unit));
        return kept.length < 2 ? [] : [{ pupil, enrolment: stay.id, date, session: half, mark, kept }];
      });
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.session < b.session ? -1 : 1));
}

/** What was said of a file and another: every pair that names one of the person's files. */
export function pairsOf({ replica }: Session, pupil: string): SamePerson[] {
  const files = new Set(replica.persons.filesOf(pupil));
  return replica.kept('samePerson').filter(({ pupil: one, other }) => files.has(one) || files.has(other));
}
