import { localDate } from '../../../shared/lib/local-date.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';

/** The seed with which the sample centre is founded. */
const seed = 1944;

/** Written out here from SI 2024/208 and the guidance, so that it shares nothing with the app's own table. */
const attended = ['/', '\\', 'L', 'K', 'V', 'P', 'W', 'B'];
const authorised = ['C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T'];
const unauthorised = ['G', 'N', 'O', 'U'];

export interface SlowCount {
  readonly name: string;
  readonly attended: number;
  readonly authorised: number;
  readonly unauthorised: number;
}

type Values = Readonly<Record<string, unknown>>;

/** Counts marks one by one over everything that was ever done in the sample centre: the last entry of a mark stands. */
export function slowCount(today: string, from: string, to: string): SlowCount[] {
  const { changes, batches } = sampleCentre({ today: localDate(today), seed });
  const pupils = new Map<string, Values>();
  const stays = new Map<string, Values>();
  const marks = new Map<string, string>();
  for (const { type, key, fields } of [...changes, ...batches.flatMap((batch) => batch.changes)]) {
    const values = Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]));
    if (type === 'pupil') pupils.set(key, { ...pupils.get(key), ...values });
    if (type === 'enrolment') stays.set(key, { ...stays.get(key), ...values });
    if (type === 'mark' && typeof values['code'] === 'string') marks.set(key, values['code']);
  }
  return [...stays]
    .filter(([, stay]) => stay['status'] !== 'G' && day(stay['from'], '') <= to && day(stay['to'], '9999') >= from)
    .map(([id, stay]) => {
      const codes = [...marks]
        .map(([key, code]) => ({ parts: key.split('|'), code }))
        .filter(({ parts: [enrolment, date = ''] }) => enrolment === id && from <= date && date <= to)
        .map(({ code }) => code);
      const among = (list: readonly string[]): number => codes.filter((code) => list.includes(code)).length;
      return {
        name: nameOf(pupils.get(String(stay['pupil'])) ?? {}),
        attended: among(attended),
        authorised: among(authorised),
        unauthorised: among(unauthorised),
      };
    });
}

function day(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function nameOf(pupil: Values): string {
  return `${String(pupil['preferredSurname'] ?? pupil['surname'])}, ${String(pupil['preferredForename'] ?? pupil['forename'])}`;
}
