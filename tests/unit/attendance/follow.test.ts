import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { markFromPlan, markThatFollows } from '../../../shared/attendance/follow.ts';
import type { ObservedFact, PlanFacts } from '../../../shared/attendance/follow.ts';
import { settleObservations, standingObservations } from '../../../shared/attendance/settle-observations.ts';
import type { MarkUnit, PlannedSession, SettingKind } from '../../../shared/attendance/types.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const garage: PlannedSession = {
  setting: 'provider',
  placeId: 'garage',
  nature: 'Motor vehicle',
  commissionedBy: 'school',
};
const laGarage: PlannedSession = { ...garage, commissionedBy: 'la' };

function seen(altered: Partial<ObservedFact> = {}): ObservedFact {
  return { id: 'o1', setting: 'provider', placeId: 'garage', seen: 'present', ...altered };
}

const atPru: PlannedSession = { setting: 'pru' };
const followRows: readonly [string, Partial<ObservedFact>, PlannedSession | null, MarkUnit | 'unclear' | null][] = [
  [
    'present where the school arranged it: B with the nature of the plan',
    {},
    garage,
    { code: 'B', nature: 'Motor vehicle', source: 'o1' },
  ],
  [
    'the nature that was seen goes before the planned one',
    { nature: 'Welding' },
    garage,
    { code: 'B', nature: 'Welding', source: 'o1' },
  ],
  ['present where the LA arranged it: K', {}, laGarage, { code: 'K', nature: 'Motor vehicle', source: 'o1' }],
  ['nobody said who arranged it: unclear', {}, { ...garage, commissionedBy: undefined }, 'unclear'],
  ['nobody said what they did: unclear', {}, { ...garage, nature: undefined }, 'unclear'],
  [
    'late at a provider still attended',
    { seen: 'late', arrivedAt: '09:25' },
    garage,
    { code: 'B', nature: 'Motor vehicle', source: 'o1', arrivedAt: '09:25' },
  ],
  ['absent where expected: N', { seen: 'absent' }, garage, { code: 'N', source: 'o1' }],
  ['absent where not expected says nothing', { seen: 'absent' }, atPru, null],
  ['absent at another provider than planned says nothing', { seen: 'absent', placeId: 'salon' }, garage, null],
  ['present at another provider than planned: unclear', { placeId: 'salon' }, garage, 'unclear'],
  ['present at a provider when planned here: unclear', {}, atPru, 'unclear'],
  [
    'work placement: W',
    { setting: 'workPlacement', placeId: 'cafe' },
    { setting: 'workPlacement', placeId: 'cafe', nature: 'Catering' },
    { code: 'W', nature: 'Catering', source: 'o1' },
  ],
  [
    'college: B',
    { setting: 'college', placeId: undefined },
    { setting: 'college', nature: 'Bricklaying', commissionedBy: 'school' },
    { code: 'B', nature: 'Bricklaying', source: 'o1' },
  ],
  [
    'tuition at home by the LA: K',
    { setting: 'homeTuition' },
    { setting: 'homeTuition', nature: 'Maths', commissionedBy: 'la' },
    { code: 'K', nature: 'Maths', source: 'o1' },
  ],
  [
    'tuition on a screen: unclear',
    { setting: 'homeTuition', remote: true },
    { setting: 'homeTuition', nature: 'Maths', commissionedBy: 'school' },
    'unclear',
  ],
  ['sport: P', { activity: 'sport', nature: 'Boxing gym' }, garage, { code: 'P', nature: 'Boxing gym', source: 'o1' }],
  [
    'sport that the LA arranged: K',
    { activity: 'sport', nature: 'Boxing gym' },
    laGarage,
    { code: 'K', nature: 'Boxing gym', source: 'o1' },
  ],
  [
    'a visit from the PRU: V',
    { setting: 'pru', activity: 'visit', nature: 'Museum' },
    atPru,
    { code: 'V', nature: 'Museum', source: 'o1' },
  ],
  ['a lesson at the PRU makes no mark', { setting: 'pru' }, atPru, null],
  [
    'at the home school where the plan says so: D',
    { setting: 'homeSchool', placeId: undefined },
    { setting: 'homeSchool' },
    { code: 'D', source: 'o1' },
  ],
  ['at the home school when planned here: unclear', { setting: 'homeSchool', placeId: undefined }, atPru, 'unclear'],
];

describe('the mark that follows from what a place saw', () => {
  it.each(followRows)('%s', (_words, fact, plan, expected) => {
    expect(markThatFollows(seen(fact), plan, true)).toEqual(expected);
  });

  it('gives no D to a pupil registered at one school only', () => {
    expect(markThatFollows(seen({ setting: 'homeSchool' }), { setting: 'homeSchool' }, false)).toBe('unclear');
  });

  const anySetting = fc.constantFrom<SettingKind>(
    'pru',
    'homeSchool',
    'college',
    'provider',
    'workPlacement',
    'homeTuition',
    'none',
  );
  const anyPlan = fc.option(
    fc.record({
      setting: anySetting,
      nature: fc.constantFrom('Art', undefined),
      commissionedBy: fc.constantFrom('school' as const, 'la' as const, undefined),
    }),
  );
  const anyFact = fc.record({
    id: fc.constant('o1'),
    setting: anySetting,
    seen: fc.constantFrom<ObservedFact['seen']>('present', 'late', 'absent'),
    activity: fc.constantFrom('sport' as const, 'visit' as const, undefined),
    remote: fc.constantFrom(true, undefined),
  });

  it('is never / or \\ or L, and never says that a pupil attended who was not seen', () => {
    fc.assert(
      fc.property(anyFact, anyPlan, fc.boolean(), (fact, plan, elsewhere) => {
        const mark = markThatFollows(fact, plan, elsewhere);
        if (mark === null || mark === 'unclear') return;
        expect(['B', 'K', 'P', 'V', 'W', 'N', 'D']).toContain(mark.code);
        if (fact.seen === 'absent') expect(['N', 'D']).toContain(mark.code);
        expect(mark.source).toBe('o1');
      }),
    );
  });

  it('from any plan alone only D, C2, X and # may follow', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (plan, registeredElsewhere, partTimePlanCovers, closed) => {
          const dayKind = closed ? 'plannedClosure' : 'schoolDay';
          const mark = markFromPlan(plan, { ...facts, registeredElsewhere, partTimePlanCovers, dayKind });
          if (mark !== null) expect(['D', 'C2', 'X', '#']).toContain(mark.code);
        },
      ),
    );
  });
});

const facts: PlanFacts = {
  date: localDate('2026-11-16'),
  dayKind: 'schoolDay',
  dateOfBirth: localDate('2012-02-10'),
  registeredElsewhere: false,
  partTimePlanCovers: false,
};

describe('the mark that follows from the plan alone', () => {
  const rows: readonly [string, PlannedSession | null, Partial<PlanFacts>, MarkUnit | null][] = [
    ['planned at the home school: D', { setting: 'homeSchool' }, { registeredElsewhere: true }, { code: 'D' }],
    ['planned at a home school where nobody registered them: nothing', { setting: 'homeSchool' }, {}, null],
    ['not expected under a part-time timetable: C2', { setting: 'none' }, { partTimePlanCovers: true }, { code: 'C2' }],
    ['not expected, with nothing agreed: nothing', { setting: 'none' }, {}, null],
    [
      'not expected and past compulsory age: X',
      { setting: 'none' },
      { dateOfBirth: localDate('2010-02-10') },
      { code: 'X' },
    ],
    ['a training day: #', { setting: 'pru' }, { dayKind: 'plannedClosure' }, { code: '#' }],
    [
      'a day lost to snow: nothing',
      { setting: 'homeSchool' },
      { registeredElsewhere: true, dayKind: 'unplannedClosure' },
      null,
    ],
    ['planned at a provider: nothing, somebody has to see them', garage, {}, null],
    ['planned here: nothing', atPru, {}, null],
    ['no plan: nothing', null, {}, null],
  ];
  it.each(rows)('%s', (_words, plan, altered, expected) => {
    expect(markFromPlan(plan, { ...facts, ...altered })).toEqual(expected);
  });
});

describe('several observations, or a mark that already stands', () => {
  const settle = (list: readonly ObservedFact[], standing: MarkUnit | null, plan: PlannedSession = garage) =>
    settleObservations(list, plan, false, standing);

  it('makes the mark where none stands', () => {
    expect(settle([seen()], null)).toMatchObject({ kind: 'make', mark: { code: 'B', source: 'o1' } });
  });

  it('makes one mark of two lessons that agree, from the first of them', () => {
    expect(settle([seen(), seen({ id: 'o2' })], null)).toMatchObject({ kind: 'make', mark: { source: 'o1' } });
  });

  it('leaves a mark that says the same', () => {
    expect(settle([seen()], { code: 'B', nature: 'Motor vehicle' })).toEqual({ kind: 'nothing' });
  });

  it('leaves an absence whose reason is known when the place confirms it', () => {
    expect(settle([seen({ seen: 'absent' })], { code: 'I' })).toEqual({ kind: 'nothing' });
  });

  it('asks a person where two lessons differ', () => {
    const result = settle([seen({ seen: 'absent' }), seen({ id: 'o2' })], null);
    expect(result).toMatchObject({
      kind: 'disagree',
      reason: 'placesDisagree',
      proposals: [{ code: 'N' }, { code: 'B' }],
    });
  });

  it('proposes to amend the N of the close when the provider has seen the pupil', () => {
    expect(settle([seen()], { code: 'N' })).toMatchObject({
      kind: 'disagree',
      reason: 'absenceNowSeen',
      standing: { code: 'N' },
      proposals: [{ code: 'B' }],
    });
  });

  it('asks a person where the mark says present here and the provider saw them', () => {
    expect(settle([seen()], { code: '/' })).toMatchObject({ kind: 'disagree', reason: 'markSaysOtherwise' });
  });

  it('asks a person where the mark says at the provider and the provider missed them', () => {
    expect(settle([seen({ seen: 'absent' })], { code: 'B', nature: 'Motor vehicle' })).toMatchObject({
      kind: 'disagree',
      reason: 'markSaysOtherwise',
      proposals: [{ code: 'N' }],
    });
  });

  it('proposes U for a pupil marked absent and seen in a lesson here', () => {
    const lesson = seen({ setting: 'pru', placeId: undefined, arrivedAt: '10:15' });
    expect(settle([lesson], { code: 'N' }, atPru)).toMatchObject({
      reason: 'absenceNowSeen',
      proposals: [{ code: 'U', arrivedAt: '10:15' }],
    });
    expect(settle([lesson], { code: '/' }, atPru)).toEqual({ kind: 'nothing' });
    expect(settle([lesson], { code: 'U' }, atPru)).toEqual({ kind: 'nothing' });
    expect(settle([lesson], null, atPru)).toEqual({ kind: 'nothing' });
  });

  it('asks rather than guesses where the code cannot be told', () => {
    expect(settle([seen({ placeId: 'salon' })], null).kind).toBe('unclear');
    expect(settle([seen({ seen: 'absent' }), seen({ id: 'o2', placeId: 'salon' })], null).kind).toBe('unclear');
  });
});

describe('observations that still stand', () => {
  it('come in the order in which they were last made', () => {
    const list = [
      { ...base, id: 'a' },
      { ...base, id: 'b', lesson: 'Maths' },
      { ...base, id: 'c' },
    ];
    expect(standingObservations(list).map((entry) => entry.id)).toEqual(['b', 'c']);
  });

  const base = { place: 'garage', group: 'g1', lesson: undefined };
  it('keeps the last of one register and lesson, and drops what was taken back', () => {
    const list = [
      { ...base, id: 'a' },
      { ...base, id: 'b', lesson: 'Maths' },
      { ...base, id: 'c' },
      { ...base, id: 'd', lesson: 'Maths', takenBack: true },
      { ...base, id: 'e', group: 'g2' },
    ];
    expect(standingObservations(list).map((entry) => entry.id)).toEqual(['c', 'e']);
  });
});
