import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { RecordOf } from '../../../shared/model/declare.ts';
import { knownDeclaration, type DeclarationOf, type RecordType } from '../../../shared/model/registry.ts';
import { baseTier, tiers, type Tier } from '../../../shared/model/tiers.ts';
import { foldChange, joinSlices, type Slice } from '../../../shared/sync/fold.ts';
import { unpackSlice } from '../../../shared/sync/slice-codec.ts';
import type { RecordRow } from '../rows.ts';
import { isInTrail } from '../held-slices.ts';
import type { PersonView } from '../person-view.ts';
import type { PendingChange } from '../replica.ts';
import type { Session } from '../session.ts';
import { readWithPending } from './settled-read.ts';

export interface DatedRecord<T extends RecordType> {
  readonly record: RecordOf<DeclarationOf<T>>;
  /** Its history: who made it and when, first entry first. */
  readonly trail: Slice['trail'];
}

/** Records of a dated type from one day to another, both included, in the order in which they were made. */
export async function readDated<T extends RecordType>(
  session: Session,
  type: T,
  from: LocalDate,
  to: LocalDate,
): Promise<DatedRecord<T>[]> {
  const { dateField } = knownDeclaration(type);
  const pending = session.replica.pendingOf(type).filter(({ change }) => {
    const date = dateField === null ? undefined : change.fields[dateField]?.[1];
    return date === undefined || (typeof date === 'string' && date >= from && date <= to);
  });
  return laidOver(session, type, pending, () =>
    session.database.records.where('[type+date]').between([type, from], [type, to], true, true).toArray(),
  );
}

/** All records of a dated type about one young person, in any file of theirs, in the order in which they were made. */
export async function readDatedOfPupil<T extends RecordType>(
  session: Session,
  type: T,
  pupil: string,
): Promise<DatedRecord<T>[]> {
  const files = session.replica.persons.filesOf(pupil);
  const pending = session.replica.pendingOf(type).filter(({ change }) => files.includes(change.pupil ?? ''));
  // One range for each file: several at once are read by a cursor, and sealed rows never are.
  const ofFile = (file: string): Promise<RecordRow[]> =>
    session.database.records.where('[type+pupil]').equals([type, file]).toArray();
  return laidOver(session, type, pending, async () => (await Promise.all(files.map(ofFile))).flat());
}

async function laidOver<T extends RecordType>(
  session: Session,
  type: T,
  taken: readonly PendingChange[],
  read: () => Promise<RecordRow[]>,
): Promise<DatedRecord<T>[]> {
  const { answer: rows, pending } = await readWithPending(session, [session.database.records], taken, read);
  const records = new Map<string, Map<Tier, Slice>>(rows.map((row) => [row.key, slicesOfRow(row)]));
  for (const { tier, change, header } of pending) {
    const slices = records.get(change.key) ?? new Map<Tier, Slice>();
    if (!isInTrail(slices.get(tier), header)) slices.set(tier, foldChange(slices.get(tier), change, header));
    records.set(change.key, slices);
  }
  const { persons } = session.replica;
  const { about } = knownDeclaration(type);
  return (
    [...records]
      // The base part says which day a record belongs to: parts of other tiers alone are some other day's.
      .filter(([, slices]) => slices.has(baseTier))
      .map(([key, slices]): [string, Slice] => [key, joinSlices([...slices.values()])])
      .filter(([, slice]) => slice.withdrawn !== true)
      .map(([key, slice]) => ({
        // Values were checked by the declaration when they were written.
        record: shownUnder(persons, about, { ...slice.values, id: key }) as unknown as RecordOf<DeclarationOf<T>>,
        trail: slice.trail,
      }))
      .sort((a, b) => (a.trail[0]?.at ?? 0) - (b.trail[0]?.at ?? 0) || (a.trail[0]?.n ?? 0) - (b.trail[0]?.n ?? 0))
  );
}

/** The record under the file that stands. */
function shownUnder(persons: PersonView, about: string | null, record: Slice['values']): Slice['values'] {
  const file = about === null ? undefined : record[about];
  return about === null || typeof file !== 'string' ? record : { ...record, [about]: persons.standing(file) };
}

function slicesOfRow({ p }: RecordRow): Map<Tier, Slice> {
  return new Map(tiers.flatMap((tier) => (p[tier] === undefined ? [] : [[tier, unpackSlice(p[tier])] as const])));
}
