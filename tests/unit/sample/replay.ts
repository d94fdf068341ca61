import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { readMarkKey } from '../../../shared/attendance/mark.ts';
import { partTimePlanCovers, suspensionCovers } from '../../../shared/attendance/on-record.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { plannedSession } from '../../../shared/attendance/week-pattern.ts';
import { dayKind, schoolCalendar } from '../../../shared/centre/school-days.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { DeclarationOf, RecordType } from '../../../shared/model/registry.ts';
import type { RecordOf } from '../../../shared/model/declare.ts';
import type { SampleBatch } from '../../../shared/sample/batch.ts';
import type { SampleCentre } from '../../../shared/sample/centre.ts';
import type { Change } from '../../../shared/sync/commit.ts';

/** One entry in the life of a mark, as a plain reading of the batches tells it: nothing of the product's own fold. */
export interface Entry {
  readonly change: Change;
  readonly batch: SampleBatch;
  readonly unit: MarkUnit;
}

function valuesOf(change: Change): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change.fields).map(([name, [, to]]) => [name, to]));
}

/** The records of one type, as they were created. */
export function recordsOf<T extends RecordType>(sample: SampleCentre, type: T): RecordOf<DeclarationOf<T>>[] {
  return everyChange(sample)
    .filter((change) => change.type === type && change.op === 'create')
    .map((change) => ({ ...valuesOf(change), id: change.key }) as unknown as RecordOf<DeclarationOf<T>>);
}

export function everyChange(sample: SampleCentre): Change[] {
  return [...sample.changes, ...sample.batches.flatMap(({ changes }) => changes)];
}

/** Every mark's entries, oldest first, by key. */
export function marksOf(sample: SampleCentre): Map<string, Entry[]> {
  const marks = new Map<string, Entry[]>();
  for (const batch of sample.batches) {
    for (const change of batch.changes.filter(({ type }) => type === 'mark')) {
      const entries = marks.get(change.key) ?? [];
      const given: Record<string, unknown> = { ...entries.at(-1)?.unit, ...valuesOf(change) };
      const { restrictedCode, ...unit } = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== null),
      );
      const code = restrictedCode === undefined ? {} : { code: restrictedCode };
      marks.set(change.key, [...entries, { change, batch, unit: { ...unit, ...code } as MarkUnit }]);
    }
  }
  return marks;
}

/** What the rules ask about a mark, gathered afresh from the records. */
export function contextReader(sample: SampleCentre): (key: string, today: LocalDate) => MarkContext {
  const calendar = schoolCalendar(recordsOf(sample, 'term'), recordsOf(sample, 'closure'));
  const places = new Map(recordsOf(sample, 'place').map((place) => [place.id, place]));
  const pupils = new Map(recordsOf(sample, 'pupil').map((pupil) => [pupil.id, pupil]));
  const enrolments = new Map(recordsOf(sample, 'enrolment').map((enrolment) => [enrolment.id, enrolment]));
  const weeks = recordsOf(sample, 'weekPattern');
  const plans = recordsOf(sample, 'partTimePlan');
  const suspensions = recordsOf(sample, 'suspension');
  return (key, today) => {
    const { enrolment: id, date, session } = readMarkKey(key);
    const enrolment = enrolments.get(id);
    const pupil = pupils.get(enrolment?.pupil ?? '');
    if (enrolment === undefined || pupil === undefined) throw new Error(`A mark of nobody: ${key}`);
    const own = <T extends { pupil: string }>(list: readonly T[]): T[] =>
      list.filter((entry) => entry.pupil === pupil.id);
    const plan = plannedSession(own(weeks), places, date, session);
    return {
      date,
      session,
      today,
      dateOfBirth: pupil.dob,
      dayKind: dayKind(calendar, date),
      times: { startsAtMinutes: session === 'AM' ? 540 : 765, closesAfterMinutes: sample.centre.registerOpenMinutes },
      enrolment,
      registeredElsewhere: enrolment.status !== 'C',
      plan,
      partTimePlanCovers: partTimePlanCovers(own(plans), plan, date),
      suspensionCovers: suspensionCovers(own(suspensions), date, session),
      mayRecordRestricted: true,
    };
  };
}
