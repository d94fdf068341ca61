import { describe, expect, it } from 'vitest';
import { findActions, findPupils } from '../../../renderer/app/palette/find.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';

function named(id: string, forename: string, surname: string, more: Partial<Pupil> = {}): Pupil {
  return { id, forename, surname, dob: localDate('2011-05-01'), sex: 'U', ...more };
}

const pupils = [
  named('1', 'Zoë', 'O’Brien-Marsh'),
  named('2', 'Kit', 'Harrow', { preferredForename: 'Kestrel', upn: 'H801200001001' }),
  named('3', 'Marsha', 'Quill'),
];
const found = (query: string) => findPupils(pupils, query).map(({ id }) => id);

describe('finding a pupil', () => {
  it('by the beginning of any name, without accents or capitals', () => {
    expect(found('zoe')).toEqual(['1']);
    expect(found('mars')).toEqual(['1', '3']);
    expect(found('marsh, z')).toEqual(['1']);
  });

  it('by the legal name and by the name used', () => {
    expect(found('kit')).toEqual(['2']);
    expect(found('kestrel')).toEqual(['2']);
  });

  it('never by UPN, and nobody while nothing is typed', () => {
    expect(found('H801200001001')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
});

describe('finding an action', () => {
  it('by the beginning of its words in any order', () => {
    const actions = [{ label: 'Go to Settings' }, { label: 'Lock Waymark now' }];
    expect(findActions(actions, 'set go')).toEqual([actions[0]]);
    expect(findActions(actions, '')).toEqual(actions);
  });
});
