import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/lib/local-date.ts';
import { fileDifferences } from '../../../shared/pupils/file-differences.ts';
import { maybeSame } from '../../../shared/pupils/maybe-same.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';

const dob = localDate('2012-05-06');
const file = (id: string, surname: string, more: Partial<Pupil> = {}): Pupil => ({
  ...{ id, surname, forename: 'Zoë', dob, sex: 'F' },
  ...more,
});
const itself = (id: string): string => id;

describe('two files that may be one young person’s', () => {
  it('the same UPN speaks for it whatever the name; the same name and date of birth, accents and case aside, too', () => {
    const files = [
      file('a', 'Okafor', { upn: 'H801200001001' }),
      file('b', 'Okafer', { upn: 'H801200001001' }),
      file('c', 'O’Brien'),
      { ...file('d', 'obrien'), forename: 'Zoe' },
      file('e', 'Okafor', { dob: localDate('2012-05-07') }),
    ];
    expect(maybeSame(files, [], itself)).toEqual([
      { files: ['a', 'b'], why: 'upn' },
      { files: ['c', 'd'], why: 'name' },
    ]);
  });

  it('two different UPNs speak against it', () => {
    const files = [file('a', 'Bell', { upn: 'H801200001001' }), file('b', 'Bell', { upn: 'A801200001002' })];
    expect(maybeSame(files, [], itself)).toEqual([]);
  });

  it('whoever answered is not asked again, neither that they are one nor that they are two', () => {
    const files = [file('a', 'Bell'), file('b', 'Bell')];
    expect(maybeSame(files, [{ pupil: 'a', other: 'b' }], itself)).toEqual([]);
    expect(maybeSame(files, [], () => 'a')).toEqual([]);
  });

  it('a third file is compared with the person, once', () => {
    const files = [file('a', 'Bell'), file('b', 'Bell'), file('c', 'Bell')];
    const standing = (id: string): string => (id === 'b' ? 'a' : id);
    expect(maybeSame(files, [{ pupil: 'a', other: 'b' }], standing)).toEqual([{ files: ['a', 'c'], why: 'name' }]);
  });
});

describe('what two files say otherwise', () => {
  it('what the other leaves out is no difference, what the standing one leaves empty is', () => {
    const differences = fileDifferences(
      file('a', 'Okafor', { alerts: 'Nuts' }),
      file('b', 'Okafer', { phone: '01632 960001' }),
    );
    expect(differences.map(({ field, stands, other }) => [field, stands, other])).toEqual([
      ['surname', 'Okafor', 'Okafer'],
      ['phone', undefined, '01632 960001'],
    ]);
  });
});
