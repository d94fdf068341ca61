import type { JsonValue } from '../../../shared/model/declare.ts';

/**
 * The slow, independent answer to "what does the store say?": a plain list of everything that was done, read from the
 * start for every question. It shares no code with the fold, the sheets or the counters it judges.
 */
export interface Done {
  readonly n: number;
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly reason?: string;
  readonly changes: readonly {
    readonly type: string;
    readonly key: string;
    readonly op: string;
    readonly fields: Readonly<Record<string, readonly [JsonValue, JsonValue]>>;
  }[];
}

/** Which fields a viewer may see, written out by hand for the types the test uses. */
const hiddenFrom: Record<'lead' | 'tutor', readonly string[]> = {
  lead: [],
  tutor: ['middleNames', 'upn', 'address', 'medical', 'who', 'answer', 'restrictedCode'],
};
export type Viewer = keyof typeof hiddenFrom;

type Values = Record<string, JsonValue>;

export function recordsOf(done: readonly Done[], type: string, viewer: Viewer): Values[] {
  const keys = [
    ...new Set(done.flatMap(({ changes }) => changes.filter((change) => change.type === type).map(({ key }) => key))),
  ];
  return keys.map((key) => recordOf(done, type, key, viewer)).filter((record) => record !== null);
}

function recordOf(done: readonly Done[], type: string, key: string, viewer: Viewer): Values | null {
  const values: Values = { id: key };
  let there = false;
  for (const { changes } of done) {
    for (const change of changes) {
      if (change.type !== type || change.key !== key) continue;
      there = change.op !== 'withdraw';
      for (const [name, [, to]] of Object.entries(change.fields)) {
        if (to === null) Reflect.deleteProperty(values, name);
        else if (!hiddenFrom[viewer].includes(name)) values[name] = to;
      }
    }
  }
  return there ? values : null;
}

/** Every line of a record's history: the number, and what each field the viewer may see really stood at before. */
export function historyOf(done: readonly Done[], type: string, key: string, viewer: Viewer): JsonValue[] {
  const stood: Values = {};
  const lines: JsonValue[] = [];
  for (const { n, by, changes } of done) {
    for (const change of changes) {
      if (change.type !== type || change.key !== key) continue;
      const line: Record<string, JsonValue> = {};
      for (const [name, [, to]] of Object.entries(change.fields)) {
        const before = stood[name] ?? null;
        stood[name] = to;
        if (change.op === 'create' || hiddenFrom[viewer].includes(name)) continue;
        if (JSON.stringify(before) !== JSON.stringify(to)) line[name] = [before, to];
      }
      lines.push([n, by, change.op, line]);
    }
  }
  return lines;
}

export interface Entry {
  readonly code: string | null;
  readonly minutesLate: JsonValue;
  readonly nature: JsonValue;
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly n: number;
  readonly op: string;
  readonly reason: string | null;
}

/** All entries of one mark, oldest first. What an entry does not name stays as it stood; an entry without a code says nothing else. */
export function entriesOf(done: readonly Done[], key: string, viewer: Viewer): Entry[] {
  const entries: Entry[] = [];
  for (const { n, by, position, at, reason, changes } of done) {
    for (const { type, key: changed, op, fields } of changes) {
      if (type !== 'mark' || changed !== key) continue;
      const last = entries.at(-1);
      const named = (name: 'code' | 'minutesLate' | 'nature'): JsonValue =>
        fields[name]?.[1] ?? (fields[name] ? null : (last?.[name] ?? null));
      const shared = named('code') as string | null;
      const restricted = hiddenFrom[viewer].includes('restrictedCode') ? undefined : fields['restrictedCode']?.[1];
      const code = shared === 'Y' && restricted === 'Y5' ? 'Y5' : shared;
      const rest =
        code === null
          ? { minutesLate: null, nature: null }
          : { minutesLate: named('minutesLate'), nature: named('nature') };
      entries.push({ code, ...rest, by, position, at, n, op, reason: reason ?? null });
    }
  }
  return entries;
}

/** How many marks stand with each code, from one day to another; the restricted code counts as its shared face. */
export function countsOf(done: readonly Done[], enrolment: string, from: string, to: string): Record<string, number> {
  const keys = new Set(
    done.flatMap(({ changes }) => changes.filter(({ type }) => type === 'mark').map(({ key }) => key)),
  );
  const counts: Record<string, number> = {};
  for (const key of keys) {
    const [whose, day = ''] = key.split('|');
    const code = entriesOf(done, key, 'tutor').at(-1)?.code ?? null;
    if (whose !== enrolment || day < from || day > to || code === null) continue;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
