import { describe, expect, test } from 'vitest';
import { isSameMark, markChanges } from '../../../renderer/data/acts/mark-change.ts';
import { bookOfPersons, codesOfPersons, withThoseBeside } from '../../../renderer/data/queries/one-persons-marks.ts';
import type { MarkBook, StandingMark } from '../../../renderer/data/queries/mark-book.ts';
import { Replica } from '../../../renderer/data/replica.ts';
import { localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import type { Code } from '../../../shared/attendance/types.ts';

const none = { register: 0, contact: 0, sensitive: 0, identity: 0 };
const [september, november] = [localDate('2026-09-01'), localDate('2026-11-16')];

function child(id: string, surname: string, from: LocalDate): Change[] {
  return [
    created('pupil', id, { surname, forename: 'Imani', dob: localDate('2012-05-06'), sex: 'F' }),
    created('enrolment', `stay-${id}`, { pupil: id, status: 'C', from }),
    created('membership', `place-${id}`, { pupil: id, group: 'hair', from }),
    created('weekPattern', `week-${id}`, { pupil: id, from: september, sessions: [] as never }),
  ];
}

const people: readonly Change[] = [
  ...child('imported', 'Okafor', september),
  ...child('by-hand', 'Okafer', november),
  ...child('another', 'Bell', september),
  created('contact', 'mother', { pupil: 'imported', order: 1, name: 'Ada Okafor', phone: '01632 960001' }),
  created('contact', 'mother-again', { pupil: 'by-hand', order: 1, name: 'Ada Okafor', phone: '01632 960001' }),
  created('contact', 'aunt', { pupil: 'by-hand', order: 2, name: 'Ify Okafor', phone: '01632 960002' }),
];

const key = 'by-hand|imported';
const joined: Change = {
  ...{ type: 'samePerson', key, pupil: 'by-hand', op: 'create' },
  fields: {
    ...{ pupil: [null, 'by-hand'], other: [null, 'imported'] },
    ...{ answer: [null, 'one'], stands: [null, 'imported'] },
  },
};
const undone: Change = {
  ...{ type: 'samePerson', key, pupil: 'by-hand', op: 'set' },
  fields: { answer: ['one', 'two'], stands: ['imported', null] },
};

function replicaOf(...acts: readonly (readonly Change[])[]): Replica {
  const replica = new Replica(none);
  acts.forEach((changes, index) => {
    const header = { device: 'device-1', n: index + 1, by: 'lead', position: 'Lead', at: index, schema: 1 };
    replica.apply({ header: { ...header, seen: ['', 0] }, tiers: [{ tier: baseTier, changes }] });
  });
  return replica;
}

const types = ['pupil', 'enrolment', 'membership', 'weekPattern', 'contact'] as const;
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('two files that are one young person’s', () => {
  const replica = replicaOf(people, [joined]);

  test('lists have one child, under the file that stands', () => {
    expect(ids(replica.all('pupil'))).toEqual(['imported', 'another']);
    expect(replica.one('pupil', 'by-hand')?.surname).toBe('Okafor');
    expect(replica.keptOne('pupil', 'by-hand')?.surname).toBe('Okafer');
  });

  test('nobody is twice on the roll or twice in a group', () => {
    expect(replica.all('enrolment').map(({ pupil }) => pupil)).toEqual(['imported', 'another']);
    expect(replica.all('membership').map(({ pupil }) => pupil)).toEqual(['imported', 'another']);
  });

  test('where the first stay has ended the other goes on from the next day', () => {
    const ended: Change = {
      ...{ type: 'enrolment', key: 'stay-imported', pupil: 'imported', op: 'set' },
      fields: { to: [null, '2026-11-20'] },
    };
    const stays = replicaOf(people, [joined], [ended])
      .all('enrolment')
      .map(({ id, pupil, from, to }) => [id, pupil, from, to]);
    expect(stays).toEqual([
      ['stay-imported', 'imported', '2026-09-01', '2026-11-20'],
      ['stay-by-hand', 'imported', '2026-11-21', undefined],
      ['stay-another', 'another', '2026-09-01', undefined],
    ]);
  });

  test('the family of both is there to be rung, and nobody twice', () => {
    expect(ids(replica.all('contact'))).toEqual(['mother', 'aunt']);
  });

  test('of two weeks that begin on one day that of the file that stands is the later in the list', () => {
    expect(ids(replica.all('weekPattern').filter(({ pupil }) => pupil === 'imported'))).toEqual([
      'week-by-hand',
      'week-imported',
    ]);
  });

  test('the history has the entries of both', () => {
    expect(replica.slicesAbout('enrolment', 'imported').map(({ key: id }) => id)).toEqual([
      'stay-imported',
      'stay-by-hand',
    ]);
  });

  test('undone, everything is as it was', () => {
    const before = replicaOf(people);
    const after = replicaOf(people, [joined], [undone]);
    for (const type of types) expect(after.all(type)).toEqual(before.all(type));
    for (const type of types) expect(replica.kept(type)).toEqual(before.kept(type));
  });

  test('a list asked for before the joining is not given after it', () => {
    const live = replicaOf(people);
    expect(live.all('pupil')).toHaveLength(3);
    live.apply({
      header: { device: 'd', n: 9, by: 'lead', position: 'Lead', at: 9, schema: 1, seen: ['', 0] },
      tiers: [{ tier: baseTier, changes: [joined] }],
    });
    expect(live.all('pupil')).toHaveLength(2);
    expect(live.all('pupil')).toBe(live.all('pupil'));
  });
});

describe('the marks of both files', () => {
  const { persons } = replicaOf(people, [joined]);
  const monday = localDate('2026-11-16');
  const standing = (code: Code): StandingMark => ({ unit: { code }, entries: [] });
  const kept = new Map<string, StandingMark>([
    ['stay-imported AM', standing('/')],
    ['stay-by-hand AM', standing('N')],
    ['stay-by-hand PM', standing('\\')],
  ]);
  const book: MarkBook = {
    get: (enrolment, _date, session) => kept.get(`${enrolment} ${session}`) ?? null,
    of: (enrolment) =>
      (['AM', 'PM'] as const).flatMap((session) => {
        const mark = kept.get(`${enrolment} ${session}`);
        return mark === undefined ? [] : [{ date: monday, session, mark }];
      }),
  };
  const shown = bookOfPersons(book, persons);

  test('a session has one mark: that of the stay that counts, else the other’s', () => {
    expect(shown.of('stay-imported').map(({ session, mark }) => [session, mark.unit?.code])).toEqual([
      ['AM', '/'],
      ['PM', '\\'],
    ]);
    expect(shown.of('stay-by-hand')).toEqual([]);
    expect(shown.get('stay-imported', monday, 'AM')?.under?.map(({ enrolment }) => enrolment)).toEqual([
      'stay-imported',
      'stay-by-hand',
    ]);
  });

  test('codes are counted once', () => {
    const codes = codesOfPersons(
      new Map([
        ['stay-imported', new Map<string, Code>([['2026-11-16|AM', '/']])],
        [
          'stay-by-hand',
          new Map<string, Code>([
            ['2026-11-16|AM', '/'],
            ['2026-11-16|PM', '\\'],
          ]),
        ],
      ]),
      persons,
      ['stay-imported'],
    );
    expect([...(codes.get('stay-imported') ?? [])].map(([, code]) => code)).toEqual(['/', '\\']);
    expect(withThoseBeside(persons, ['stay-imported', 'stay-another'])).toEqual([
      'stay-imported',
      'stay-by-hand',
      'stay-another',
    ]);
  });

  test('an amendment is entered where the mark is kept, and makes both say the same', () => {
    const at = (session: 'AM' | 'PM') => ({ enrolment: 'stay-imported', date: monday, session });
    const entered = (session: 'AM' | 'PM', code: Code): unknown[][] =>
      markChanges(at(session), 'imported', 'amend', shown.get('stay-imported', monday, session), { code }).map(
        ({ key: id, fields }) => [id, ...(fields['code'] ?? [])],
      );
    const [one, other] = ['stay-imported|2026-11-16|AM', 'stay-by-hand|2026-11-16|AM'];
    expect(entered('PM', 'I')).toEqual([['stay-by-hand|2026-11-16|PM', '\\', 'I']]);
    expect(entered('AM', 'I')).toEqual([
      [one, '/', 'I'],
      [other, 'N', 'I'],
    ]);
    expect(entered('AM', '/')).toEqual([[other, 'N', '/']]);
    expect(entered('AM', 'N')).toEqual([[one, '/', 'N']]);
  });

  test('marks are the same wherever they come from', () => {
    expect(isSameMark({ code: 'B', nature: 'Hair' }, { code: 'B', nature: 'Hair', source: 'o-1' })).toBe(true);
    expect(isSameMark({ code: 'L', minutesLate: 5 }, { code: 'L', minutesLate: 7 })).toBe(false);
    expect(isSameMark(null, { code: 'N' })).toBe(false);
  });
});
