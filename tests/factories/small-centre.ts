import type { ValuesOf } from '../../shared/model/declare.ts';
import type { centre } from '../../shared/centre/centre.ts';
import { localDate, type LocalDate } from '../../shared/lib/local-date.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { created } from '../../shared/sync/create.ts';
import { inventedPupils } from './pupil.ts';

/** A class of a PRU is no larger. */
const largestClass = 12;

export const smallCentreValues: ValuesOf<typeof centre> = {
  name: 'Turnpike Lane Test Centre',
  urn: '990999',
  dfeNumber: '990/1199',
  amStartsAt: '09:00',
  pmStartsAt: '12:45',
  dayEndsAt: '14:45',
  registerOpenMinutes: 30,
  lockAfterMinutes: 10,
  sample: false,
};

export interface SmallPupil {
  readonly id: string;
  readonly enrolment: string;
  readonly group: string;
}

export interface SmallCentre {
  readonly changes: readonly Change[];
  readonly pupils: readonly SmallPupil[];
  /** Classes at the centre, of at most twelve. */
  readonly groups: readonly string[];
}

const everySessionHere = Array.from({ length: 10 }, () => ({ setting: 'pru' as const, place: 'place-here' }));

function termChanges(): Change[] {
  const terms = [
    ['Autumn term', '2026-09-01', '2026-12-18'],
    ['Spring term', '2027-01-04', '2027-04-01'],
    ['Summer term', '2027-04-19', '2027-07-21'],
  ] as const;
  const halfTerm = { from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' as const };
  return [
    ...terms.map(([name, from, to], index) =>
      created('term', `term-${index + 1}`, { name, from: localDate(from), to: localDate(to) }),
    ),
    created('closure', 'closure-1', halfTerm),
  ];
}

/**
 * A centre of 2026-27 with as many pupils as wanted, all on its roll alone, all expected here every session: terms, place,
 * classes, pupils, enrolments, memberships, weeks. Ids are plain: 'pupil-1', 'enrolment-1', 'group-1'.
 */
export function smallCentre(count: number, from: LocalDate = localDate('2026-09-01')): SmallCentre {
  const groups = Array.from({ length: Math.ceil(count / largestClass) }, (_, index) => `group-${index + 1}`);
  const files = inventedPupils(count);
  const pupils = files.map(({ id }, index) => ({
    id,
    enrolment: `enrolment-${index + 1}`,
    group: groups[Math.floor(index / largestClass)] ?? 'group-1',
  }));
  const changes = [
    ...termChanges(),
    created('place', 'place-here', { name: smallCentreValues.name, kind: 'pru' }),
    ...groups.map((id, index) =>
      created('group', id, { name: `Class ${index + 1}`, kind: 'class', place: 'place-here' }),
    ),
    ...files.map(({ id, ...values }) => created('pupil', id, values)),
    ...pupils.flatMap(({ id, enrolment, group }, index) => [
      created('enrolment', enrolment, { pupil: id, status: 'C', from }),
      created('membership', `membership-${index + 1}`, { pupil: id, group, from }),
      created('weekPattern', `week-${index + 1}`, { pupil: id, from, sessions: everySessionHere }),
    ]),
  ];
  return { changes, pupils, groups };
}

/** The smallest centre in which one pupil can be taken for another. */
export function twoPupilCentre(): SmallCentre {
  return smallCentre(2);
}

/** One full class. */
export function twelvePupilCentre(): SmallCentre {
  return smallCentre(12);
}

/** A large PRU on several sites, for lists that must scroll and searches that must be quick. */
export function twoHundredPupilCentre(): SmallCentre {
  return smallCentre(200);
}
