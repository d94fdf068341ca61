import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEffective } from '../../../shared/lib/effective.ts';
import { addDays, localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { countsOn, inTurn } from '../../../shared/pupils/in-turn.ts';
import { personsOf } from '../../../shared/pupils/persons.ts';
import { checkPair, pairOf } from '../../../shared/pupils/same-person.ts';

const files = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const file = fc.constantFrom(...files);
const everyone = (): boolean => true;

/** What was said, one record for a pair, in any order. */
const said = fc
  .uniqueArray(
    fc
      .record({ pair: fc.tuple(file, file), first: fc.boolean(), answer: fc.constantFrom('one', 'two') })
      .map((link) => {
        const { pupil, other } = pairOf(...link.pair);
        return { pupil, other, answer: link.answer, stands: link.first ? pupil : other } as const;
      }),
    { maxLength: 10, selector: ({ pupil, other }) => `${pupil}|${other}` },
  )
  .map((links) => links.filter(({ pupil, other }) => pupil !== other));

const one = (pupil: string, other: string, stands: string) => ({ pupil, other, answer: 'one', stands }) as const;

describe('which files are one young person’s', () => {
  test('the order in which it was said does not matter', () => {
    fc.assert(
      fc.property(
        said.chain((links) => fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length }))),
        ([links, shuffled]) => {
          const plain = (of: typeof links) => [...personsOf(of, everyone)].toSorted(([x], [y]) => (x < y ? -1 : 1));
          expect(plain(shuffled)).toEqual(plain(links));
        },
      ),
    );
  });

  test('a file is one person’s, and two files said to be one are always the same person’s', () => {
    fc.assert(
      fc.property(said, (links) => {
        const persons = personsOf(links, everyone);
        const all = [...persons.values()].flat();
        expect(new Set(all).size).toBe(all.length);
        for (const [standing, own] of persons) expect(own[0]).toBe(standing);
        for (const { pupil, other, answer } of links) {
          if (answer === 'one')
            expect([...persons.values()].some((own) => own.includes(pupil) && own.includes(other))).toBe(true);
        }
      }),
    );
  });

  test('taking a pair back gives what there was before it was said', () => {
    fc.assert(
      fc.property(said, (links) => {
        const [last, ...before] = links;
        if (last === undefined) return;
        expect(personsOf([...before, { ...last, answer: 'two' }], everyone)).toEqual(personsOf(before, everyone));
      }),
    );
  });

  test.each([
    ['two', [one('a', 'b', 'b')], ['b', 'a']],
    ['a chain', [one('a', 'b', 'b'), one('b', 'c', 'c')], ['c', 'a', 'b']],
    ['a circle', [one('a', 'b', 'b'), one('b', 'c', 'c'), one('a', 'c', 'a')], ['a', 'b', 'c']],
    ['two that stand', [one('a', 'b', 'a'), one('b', 'c', 'c')], ['a', 'b', 'c']],
  ])('%s', (_words, links, own) => {
    expect([...personsOf(links, everyone).values()]).toEqual([own]);
  });

  test('where one of the files is not here, the other is by itself', () => {
    expect(personsOf([one('a', 'b', 'b')], (id) => id !== 'b').size).toBe(0);
    const chain = [one('a', 'b', 'b'), one('b', 'c', 'c')];
    expect([...personsOf(chain, (id) => id !== 'c').values()]).toEqual([['b', 'a']]);
  });

  test('a file is never joined with itself, and the one that stands is one of the two', () => {
    const change = (key: string, stands: string | null) =>
      checkPair({
        ...{ type: 'samePerson', key, pupil: 'a', op: 'set' },
        fields: { answer: [null, 'one'], stands: [null, stands] },
      });
    expect(change('a|b', 'b').ok).toBe(true);
    for (const refused of [change('a|a', 'a'), change('a|b', 'c'), change('a|b', null), change('a', 'a')])
      expect(refused.ok).toBe(false);
  });
});

const start = localDate('2026-09-01');
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(start, days));
const stays = fc
  .array(
    fc.tuple(day, fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }), fc.constantFrom('a', 'b', 'c')),
    {
      maxLength: 5,
    },
  )
  .map((list) =>
    list.map(([from, length, pupil], index) => ({
      ...{ id: `e-${String(index)}`, pupil, from },
      ...(length === undefined ? {} : { to: addDays(from, length) }),
    })),
  );
const days = Array.from({ length: 70 }, (_, index): LocalDate => addDays(start, index));

describe('stays of one young person in several files', () => {
  test('on each day on which there is one, one counts, and never two', () => {
    fc.assert(
      fc.property(stays, (spans) => {
        const turns = inTurn(spans, 'a');
        for (const date of days) {
          const counting = turns.filter(({ counts }) => counts !== null && isEffective(counts, date));
          expect(counting.length).toBe(spans.some((span) => isEffective(span, date)) ? 1 : 0);
          for (const { span } of counting) expect(isEffective(span, date)).toBe(true);
        }
      }),
    );
  });

  test('the order in which they are held does not matter', () => {
    fc.assert(
      fc.property(stays, (spans) => {
        for (const date of days)
          expect(countsOn(inTurn(spans.toReversed(), 'b'), date)?.id).toBe(countsOn(inTurn(spans, 'b'), date)?.id);
      }),
    );
  });

  test('of two that began on one day, that of the file that stands counts', () => {
    const spans = ['a', 'b'].map((pupil) => ({ id: `of-${pupil}`, pupil, from: start }));
    expect(countsOn(inTurn(spans, 'b'), start)?.pupil).toBe('b');
    expect(countsOn(inTurn(spans, 'a'), start)?.pupil).toBe('a');
  });
});
