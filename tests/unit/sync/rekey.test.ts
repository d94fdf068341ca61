import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { Declaration } from '../../../shared/model/declare.ts';
import { declarations, knownDeclaration } from '../../../shared/model/registry.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { rekeyChange, type IdMap } from '../../../shared/sync/rekey.ts';
import { everyChange } from '../sample/replay.ts';

const changes = everyChange(sampleCentre({ today: localDate('2026-11-20'), seed: 7 }));
const members = sampleCentre({ today: localDate('2026-11-20'), seed: 7 }).members.map(({ id }) => id);

/** Ids of everything in the sample centre that has one. */
const ids = new Set([
  ...members,
  ...changes.flatMap(({ type, op, key }) =>
    op === 'create' && knownDeclaration(type).key.length === 0 && key !== 'centre' ? [key] : [],
  ),
]);

const renamed: IdMap = (_type, id) => (ids.has(id) ? `other-${id}` : id);
const backAgain: IdMap = (_type, id) => (id.startsWith('other-') ? id.slice('other-'.length) : id);

/** Every text in a change that might be an id, however deep it lies. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split('|');
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe('records that go by another id from now on', () => {
  test('nowhere in the sample centre does an old id stay behind: every field that names a record is declared', () => {
    const left = changes.flatMap((change) => {
      const { op: _op, type, ...said } = rekeyChange(change, renamed);
      return textsIn(said).flatMap((text) => (ids.has(text) ? [`${type}: ${text}`] : []));
    });
    expect(left).toEqual([]);
  });

  test('renaming there and back gives every change as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...changes), (change) => {
        expect(rekeyChange(rekeyChange(change, renamed), backAgain)).toEqual(change);
      }),
    );
  });

  test('only what the map names is renamed, and nothing of a type this version does not know', () => {
    const unchanged: IdMap = (_type, id) => id;
    for (const change of changes.slice(0, 200)) expect(rekeyChange(change, unchanged)).toEqual(change);
    const newer: Change = { type: 'outing', key: 'p-1', op: 'create', fields: { pupil: [null, 'p-1'] } };
    expect(rekeyChange(newer, () => 'p-2')).toEqual(newer);
  });

  test('an id is renamed as what it is: a pupil and a group of one name do not change places', () => {
    const map: IdMap = (type, id) => `${type}-${id}`;
    const change: Change = {
      type: 'membership',
      key: 'same',
      pupil: 'same',
      op: 'create',
      fields: { pupil: [null, 'same'], group: ['same', null], from: [null, '2026-09-01'] },
    };
    expect(rekeyChange(change, map)).toEqual({
      ...change,
      key: 'membership-same',
      pupil: 'pupil-same',
      fields: { pupil: [null, 'pupil-same'], group: ['group-same', null], from: [null, '2026-09-01'] },
    });
  });

  test('a settled difference names its record by the kind of record it says it is about', () => {
    const map: IdMap = (type, id) => `${type}-${id}`;
    const fields = { of: [null, 'mark'], record: [null, 'e-1|2026-09-21|AM'] } as const;
    const settled = rekeyChange({ type: 'settlement', key: 's', op: 'create', fields }, map);
    expect(settled.fields['record']).toEqual([null, 'enrolment-e-1|2026-09-21|AM']);
  });

  test('what is declared to refer to a record names a type there is', () => {
    const all: readonly Declaration[] = declarations;
    const named = all.flatMap(({ keyRefersTo, fields }) => [
      ...keyRefersTo,
      ...Object.values(fields).map(({ refersTo }) => refersTo?.type ?? null),
    ]);
    for (const type of named) if (type !== null) expect(() => knownDeclaration(type)).not.toThrow();
  });
});
