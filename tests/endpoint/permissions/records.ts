import { markKey } from '../../../shared/attendance/mark.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { set } from '../harness/school.ts';
import { monday } from '../harness/world.ts';

/** One pupil of each group of smallCentre(24). */
export const ownPupil = 1;
export const otherPupil = 13;
export const groupOf = (pupil: number): string => (pupil === ownPupil ? 'group-1' : 'group-2');

const week = Array.from({ length: 10 }, () => ({ setting: 'pru' as const, place: 'place-here' }));
const from = localDate('2026-09-07');

/** Records of every type about a pupil, with something in each tier the type has; keys end in `name`. */
export function aboutPupil(name: string, pupilNumber: number, day: number): Record<string, Change[]> {
  const pupil = `pupil-${pupilNumber}`;
  const date = addDays(monday, day);
  const key = markKey({ enrolment: `enrolment-${pupilNumber}`, date, session: 'AM' });
  const second = markKey({ enrolment: `enrolment-${pupilNumber}`, date, session: 'PM' });
  const { type, op } = { type: 'mark', op: 'create' as const };
  const neighbour = `pupil-${pupilNumber + 1}`;
  const beside: Change = { type, key: second, pupil, op, fields: { code: [null, 'I'] } };
  return {
    pupil: [set('pupil', pupil, pupil, { alerts: [null, `Note of ${name}`] })],
    contact: [created('contact', `contact-${name}`, { pupil, order: 1, name: 'Ari Example' })],
    enrolment: [created('enrolment', `enrolment-${name}`, { pupil, status: 'S', from })],
    suspension: [
      created('suspension', `suspension-${name}`, { pupil, kind: 'suspension', from: date, fromSession: 'AM' }),
    ],
    membership: [created('membership', `membership-${name}`, { pupil, group: groupOf(pupilNumber), from })],
    weekPattern: [created('weekPattern', `week-${name}`, { pupil, from, sessions: week })],
    partTimePlan: [created('partTimePlan', `plan-${name}`, { pupil, from, to: date, agreedOn: from, reviews: [] })],
    mark: [{ type, key, pupil, op, fields: { code: [null, 'I'] } }],
    observation: [
      created('observation', `seen-${name}`, {
        pupil,
        date,
        session: 'AM',
        group: groupOf(pupilNumber),
        seen: 'present',
      }),
    ],
    absenceAttempt: [
      created('absenceAttempt', `attempt-${name}`, {
        ...{ pupil, date, session: 'AM', told: 'family', how: 'phone', outcome: 'noAnswer' },
      }),
    ],
    settlement: [
      created('settlement', `settled-${name}`, {
        pupil,
        date,
        of: 'mark',
        record: second,
        unit: 'mark',
        proposals: [],
      }),
      beside,
    ],
    sameRecord: [
      created('sameRecord', `same-${name}`, { pupil, date, of: 'pupil', was: `elsewhere-${name}`, is: pupil }),
    ],
    samePerson: [created('samePerson', `${pupil}|${neighbour}`, { pupil, other: neighbour, answer: 'two' })],
  };
}

/** What fills the other tiers of those records. */
export function otherTiers(name: string, pupilNumber: number, day: number): Record<string, Change> {
  const pupil = `pupil-${pupilNumber}`;
  const key = markKey({ enrolment: `enrolment-${pupilNumber}`, date: addDays(monday, day), session: 'AM' });
  return {
    'pupil.alerts': set('pupil', pupil, pupil, { alerts: [null, 'Sits near the door'] }),
    'pupil.phone': set('pupil', pupil, pupil, { phone: [null, '01632 960010'] }),
    'pupil.medical': set('pupil', pupil, pupil, { medical: [null, 'Inhaler'] }),
    'pupil.formerSurname': set('pupil', pupil, pupil, { formerSurname: [null, 'Before'] }),
    'contact.phone': set('contact', `contact-${name}`, pupil, { phone: [null, '01632 960011'] }),
    'suspension.reason': set('suspension', `suspension-${name}`, pupil, { reason: [null, 'A fight'] }),
    'partTimePlan.purpose': set('partTimePlan', `plan-${name}`, pupil, { purpose: [null, 'Anxiety'] }),
    'mark.restrictedCode': {
      ...{ type: 'mark', key, pupil, op: 'set' as const },
      fields: { code: ['I', 'Y'], restrictedCode: [null, 'Y5'] },
    },
  };
}

/** An attempt with words in the contact tier. */
export function attemptInWords(name: string, pupilNumber: number): Change {
  return created('absenceAttempt', `attempt-in-words-${name}`, {
    ...{ pupil: `pupil-${pupilNumber}`, date: monday, session: 'AM', told: 'family', how: 'phone', outcome: 'told' },
    ...{ who: 'Ari Example', answer: 'At the dentist' },
  });
}

/** Records about no pupil: changed where there is one already, else made. */
export function ofTheCentre(name: string, day: number): Record<string, Change> {
  return {
    centre: set('centre', 'centre', null, { phone: [null, '01632 960000'] }),
    term: set('term', 'term-3', null, { name: ['Summer term', `Summer, ${name}`] }),
    closure: set('closure', 'closure-1', null, { note: [null, `Note of ${name}`] }),
    setting: created('setting', `columns-${name}`, { name: `columns-${name}`, value: '{}' }),
    exported: created('exported', `export-${name}`, {
      ...{ date: addDays(monday, day), what: 'attendance', pupils: [{ pupil: 'pupil-1' }] },
    }),
    staff: created('staff', `staff-${name}`, { name: 'Sam Example', position: 'Tutor', role: 'staff' }),
    place: created('place', `place-${name}`, { name: 'Canal Boat Project', kind: 'provider' }),
    group: created('group', `group-${name}`, { name: 'Woodwork', kind: 'lesson' }),
    registerClosing: created('registerClosing', `${addDays(monday, day)}|AM`, {
      ...{ date: addDays(monday, day), session: 'AM', closedAt: '09:30' },
    }),
  };
}

/** The key under which a record made above is held, by its type. */
export function keyOfSeed(type: string, name: string, pupilNumber: number): string {
  if (type === 'pupil') return `pupil-${pupilNumber}`;
  if (type === 'absenceAttempt') return attemptInWords(name, pupilNumber).key;
  const [change] = aboutPupil(name, pupilNumber, 0)[type] ?? [];
  return change?.key ?? '';
}
