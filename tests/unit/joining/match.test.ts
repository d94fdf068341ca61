import { describe, expect, test } from 'vitest';
import { pairsOf, undecided, type Decisions } from '../../../shared/joining/decide.ts';
import { matchSides, type Match, type Side } from '../../../shared/joining/match.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { upnCheckLetter } from '../../../shared/pupils/upn.ts';
import { joiner, noRecords, pupilOf, staffOf } from './sides.ts';

function upn(number: number): string {
  const digits = `999110${String(number).padStart(6, '0')}`.slice(0, 12);
  return `${upnCheckLetter(digits)}${digits}`;
}

function of(matches: readonly Match[], type: string): readonly Match[] {
  return matches.filter((match) => match.type === type);
}

function matched(own: Partial<Side>, theirs: Partial<Side>): Match[] {
  return matchSides({ ...noRecords, ...own }, { ...noRecords, ...theirs }, joiner);
}

function paired(own: Partial<Side>, theirs: Partial<Side>, decisions: Decisions = new Map()) {
  const sides = [
    { ...noRecords, ...own },
    { ...noRecords, ...theirs },
  ] as const;
  return pairsOf(...sides, matchSides(...sides, joiner), decisions);
}

describe('pupils of a laptop that joins', () => {
  test('same UPN is the same pupil, though the name is written otherwise', () => {
    const [match] = of(
      matched({ pupil: [pupilOf('a', { upn: upn(1), forename: 'Zeb' })] }, { pupil: [pupilOf('b', { upn: upn(1) })] }),
      'pupil',
    );
    expect(match).toMatchObject({ outcome: 'same', candidates: [{ id: 'b' }] });
    expect(match?.candidates[0]?.differences.map(({ field }) => field)).toEqual(['forename']);
  });

  test('same name and date of birth is the same pupil, where no UPN speaks against it', () => {
    const own = [pupilOf('a', { medical: 'Asthma', surname: 'QUILLFEATHER', address: '1 Weir Lane' })];
    expect(of(matched({ pupil: own }, { pupil: [pupilOf('b', { upn: upn(1) })] }), 'pupil')).toMatchObject([
      { outcome: 'same', candidates: [{ id: 'b' }] },
    ]);
  });

  test('same name and date of birth under two UPNs is for a person to say', () => {
    const own = [pupilOf('a', { upn: upn(2) })];
    expect(of(matched({ pupil: own }, { pupil: [pupilOf('b', { upn: upn(1) })] }), 'pupil')).toMatchObject([
      { outcome: 'doubtful', candidates: [{ id: 'b' }] },
    ]);
  });

  test('one UPN on pupils of another name and birthday is for a person to say', () => {
    const other = pupilOf('b', { upn: upn(1), forename: 'Ottoline', dob: localDate('2010-01-31') });
    expect(of(matched({ pupil: [pupilOf('a', { upn: upn(1) })] }, { pupil: [other] }), 'pupil')).toMatchObject([
      { outcome: 'doubtful' },
    ]);
  });

  test('two namesakes of the laptop never become one pupil of the centre by themselves', () => {
    const matches = matched({ pupil: [pupilOf('a'), pupilOf('c')] }, { pupil: [pupilOf('b')] });
    expect(of(matches, 'pupil').map(({ outcome }) => outcome)).toEqual(['doubtful', 'doubtful']);
    const both: Decisions = new Map([
      ['pupil a', { same: 'b' }],
      ['pupil c', { same: 'b' }],
    ]);
    expect(paired({ pupil: [pupilOf('a'), pupilOf('c')] }, { pupil: [pupilOf('b')] }, both)).toMatchObject({
      error: { code: 'twice' },
    });
  });

  test('somebody the centre does not have is new', () => {
    const match = matched({ pupil: [pupilOf('a')] }, { pupil: [pupilOf('b', { dob: localDate('2011-04-08') })] });
    expect(of(match, 'pupil')).toMatchObject([{ outcome: 'new', candidates: [] }]);
  });

  test('a record both have under one id is the same, whatever was corrected in it since', () => {
    const [own, theirs] = [pupilOf('a', { upn: upn(1) }), pupilOf('a', { forename: 'Zachary', upn: upn(2) })];
    expect(of(matched({ pupil: [own] }, { pupil: [theirs] }), 'pupil')).toMatchObject([
      { outcome: 'same', candidates: [{ id: 'a' }] },
    ]);
  });
});

describe('staff, places and groups of a laptop that joins', () => {
  test('who joins is whom the code is for, whatever the names say', () => {
    const own = [staffOf(joiner.own, 'A. Testwell'), staffOf('t', 'Dele Mockford')];
    const theirs = [staffOf(joiner.theirs, 'Asha Testwell'), staffOf('u', 'DELE MOCKFORD')];
    expect(matched({ staff: own }, { staff: theirs })).toMatchObject([
      { id: joiner.own, outcome: 'same', candidates: [{ id: joiner.theirs }] },
      { id: 't', outcome: 'same', candidates: [{ id: 'u' }] },
    ]);
  });

  test('the same name in another position is for a person to say; nothing goes on before they have', () => {
    const own = [staffOf('t', 'Dele Mockford', 'Workshop tutor')];
    const theirs = [staffOf('u', 'Dele Mockford', 'Cook')];
    const matches = matched({ staff: own }, { staff: theirs });
    expect(undecided(matches, new Map()).map(({ id }) => id)).toEqual(['t']);
    expect(paired({ staff: own }, { staff: theirs })).toMatchObject({ error: { code: 'undecided' } });
    const another = paired({ staff: own }, { staff: theirs }, new Map([['staff t', 'another']]));
    expect(another.ok && another.value.get('staff')?.has('t')).toBe(false);
    const same = paired({ staff: own }, { staff: theirs }, new Map([['staff t', { same: 'u' }]]));
    expect(same.ok && same.value.get('staff')?.get('t')).toBe('u');
  });

  test('a decision for somebody who was not offered changes nothing', () => {
    const own = [staffOf('t', 'Dele Mockford', 'Workshop tutor')];
    const theirs = [staffOf('u', 'Dele Mockford', 'Cook'), staffOf('v', 'Edi Someone')];
    const wrong = paired({ staff: own }, { staff: theirs }, new Map([['staff t', { same: 'v' }]]));
    expect(wrong.ok && wrong.value.get('staff')?.has('t')).toBe(false);
  });
});

describe('what hangs on pupils that are the same', () => {
  const from = localDate('2026-09-01');
  const later = localDate('2026-09-14');
  const own: Partial<Side> = {
    pupil: [pupilOf('a')],
    group: [{ id: 'g', name: 'Workshop', kind: 'class' }],
    enrolment: [{ id: 'e', pupil: 'a', status: 'C', from: later }],
    membership: [{ id: 'm', pupil: 'a', group: 'g', from: later }],
    contact: [{ id: 'c', pupil: 'a', order: 1, name: 'Ottoline Quillfeather' }],
  };
  const theirs: Partial<Side> = {
    pupil: [pupilOf('b')],
    group: [{ id: 'h', name: 'workshop', kind: 'class' }],
    enrolment: [
      { id: 'f0', pupil: 'b', status: 'C', from: localDate('2025-09-01'), to: localDate('2026-07-17') },
      { id: 'f', pupil: 'b', status: 'C', from },
    ],
    membership: [{ id: 'n', pupil: 'b', group: 'h', from }],
    contact: [{ id: 'd', pupil: 'b', order: 2, name: 'ottoline quillfeather' }],
  };

  test('the stay, the place in the group and the contact of a pupil are one with those the centre has', () => {
    const pairs = paired(own, theirs);
    expect(pairs.ok && Object.fromEntries([...pairs.value].map(([type, of]) => [type, [...of]]))).toMatchObject({
      ...{ pupil: [['a', 'b']], group: [['g', 'h']], enrolment: [['e', 'f']], membership: [['m', 'n']] },
      contact: [['c', 'd']],
    });
  });

  test('of two stays only one becomes the centre’s: the other stays a stay of its own', () => {
    const two: Side['enrolment'] = [
      { id: 'e1', pupil: 'a', status: 'C', from, to: localDate('2026-09-30') },
      { id: 'e2', pupil: 'a', status: 'C', from: localDate('2026-10-05') },
    ];
    const pairs = paired({ ...own, enrolment: two }, theirs);
    expect(pairs.ok && [...(pairs.value.get('enrolment') ?? [])]).toEqual([['e1', 'f']]);
  });

  test('of pupils who are not the same nothing is', () => {
    const pairs = paired(own, { ...theirs, pupil: [pupilOf('b', { dob: localDate('2012-01-01') })] });
    expect(pairs.ok && pairs.value.get('enrolment')?.size).toBe(0);
  });
});
