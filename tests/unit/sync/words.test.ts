import { describe, expect, it } from 'vitest';
import type { Change } from '../../../shared/sync/commit.ts';
import { changeInWords, outcomeInWords, recordInWords, valuesInWords } from '../../../shared/sync/words.ts';

const names = new Map([['staff-1', 'Denise Farrowby']]);
const late: Change = {
  type: 'mark',
  key: 'stay-1|2026-11-17|AM',
  pupil: 'pupil-1',
  op: 'create',
  fields: { code: [null, 'L'], minutesLate: [null, 7] },
};

describe('a change in words', () => {
  it('a mark names its code, its minutes and its session', () => {
    expect(changeInWords(late, names)).toBe('L Late, 7 minutes, for Tue 17 Nov morning');
    expect(changeInWords({ ...late, key: 'stay-1|2026-11-17|PM', op: 'withdraw', fields: {} }, names)).toBe(
      'Mark taken back for Tue 17 Nov afternoon',
    );
  });

  it('a changed field is named as on its form, and a person by name', () => {
    const change: Change = { type: 'pupil', key: 'p', op: 'set', fields: { keyWorker: [null, 'staff-1'] } };
    expect(changeInWords(change, names)).toBe('Pupil: Key worker: Denise Farrowby');
    expect(changeInWords({ ...change, op: 'withdraw', fields: {} }, names)).toBe('Pupil taken back');
  });

  it('a new record says that it is new, and an emptied field says nothing', () => {
    const change: Change = {
      type: 'contact',
      key: 'c',
      op: 'create',
      fields: { name: [null, 'June Tarnside'], phone: ['1', null] },
    };
    expect(changeInWords(change, names)).toBe('New contact: Name: June Tarnside; Telephone: nothing');
  });

  it('a UPN is never said', () => {
    const words = valuesInWords('pupil', { upn: 'H801200001001' }, names);
    expect(words).not.toContain('H801200001001');
  });

  it('what was said of two files names the one that stands, and no id', () => {
    const files = new Map([['p-1', 'Imani Okafor']]);
    const said = { answer: 'one', stands: 'p-1' };
    expect(valuesInWords('samePerson', said, files)).toBe('One young person; the file of Imani Okafor stands');
    expect(valuesInWords('samePerson', { answer: 'two' }, files)).toBe('Two young people');
  });

  it('a record of a newer Waymark is still a line', () => {
    expect(recordInWords('poem', 'x')).toBe('A record this Waymark does not know');
    expect(valuesInWords('poem', { line: 'x' }, names)).toBe('Nothing');
  });
});

describe('what became of a change, in words', () => {
  it('what stands needs none, what waits says for what', () => {
    expect(outcomeInWords({ is: 'applied' })).toBeNull();
    expect(outcomeInWords({ is: 'waits', on: 'lead' })).toContain('A lead decides');
    expect(outcomeInWords({ is: 'refused', code: 'x', words: 'This is not yours to change.' })).toBe(
      'This is not yours to change.',
    );
  });
});
