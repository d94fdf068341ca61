import { addDays, localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered, created, withdrawn } from '../../../renderer/data/changes.ts';
import { commit } from '../../../renderer/data/commit.ts';
import { settle } from '../../../renderer/data/settle.ts';
import type { Done } from '../model/plain-model.ts';
import { enter, leave, session } from './hand.ts';
import { pupilAndEnrolment, pupilValues } from './test-centre.ts';

/** Mulberry32 (public domain): small, seeded, good enough to wander through acts. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const enrolments = ['e-1', 'e-2', 'e-3', 'e-4', 'e-5', 'e-6'];
/** Days on both sides of a half-term's border and of a school year's end. */
export const days: readonly LocalDate[] = [
  ...Array.from({ length: 6 }, (_, index) => addDays(localDate('2026-08-29'), index)),
  ...Array.from({ length: 6 }, (_, index) => addDays(localDate('2026-10-25'), index)),
];
const codes = ['/', '\\', 'L', 'L', 'B', 'B', 'N', 'I', 'C2', 'Y'] as const;
const roles = ['administrator', 'lead', 'officer', 'tutor'] as const;

type Below = (below: number) => number;

function pick<T>(below: Below, list: readonly T[]): T {
  const chosen = list[below(list.length)];
  if (chosen === undefined) throw new Error('An empty list');
  return chosen;
}

const standing = new Set<string>();

function someMarks(below: Below): Change[] {
  const day = pick(below, days);
  const half = pick(below, ['AM', 'PM'] as const);
  const whose = below(4) === 0 ? enrolments : [pick(below, enrolments)];
  return whose.map((enrolment) => someMark(below, `${enrolment}|${day}|${half}`, enrolment.replace('e', 'p')));
}

function someMark(below: Below, key: string, pupil: string): Change {
  const code = below(6) === 0 && standing.has(key) ? null : pick(below, codes);
  const mayRestrict = session().keyring.holds('sensitive');
  const fields: Change['fields'] = {
    code: [null, code],
    ...(code === 'L' || below(3) === 0 ? { minutesLate: [null, code === 'L' ? 1 + below(60) : null] } : {}),
    ...(code === 'B' || below(3) === 0 ? { nature: [null, code === 'B' ? `Course ${below(5)}` : null] } : {}),
    ...(code === 'Y' && mayRestrict && below(2) === 0 ? { restrictedCode: [null, 'Y5'] } : {}),
  };
  const op = standing.has(key) ? pick(below, ['set', 'amend'] as const) : 'create';
  standing.add(key);
  return { type: 'mark', key, pupil, op, fields };
}

function somePupilChange(below: Below): Change[] {
  const pupils = session().replica.all('pupil');
  if (below(6) === 0) return newPupil(100 + below(100_000));
  const shown = pick(below, pupils);
  if (below(15) === 0 && Number(shown.id.slice(2)) >= 100) return [withdrawn('pupil', shown)];
  const other = pupilValues(below(50));
  const wanted: Parameters<typeof altered<'pupil'>>[2] = { preferredForename: `Zed${below(9)}` };
  if (below(2) === 0) Object.assign(wanted, { address: below(4) === 0 ? null : other.address });
  if (session().keyring.holds('sensitive') && below(2) === 0)
    Object.assign(wanted, { medical: below(4) === 0 ? null : other.medical });
  if (below(3) === 0) Object.assign(wanted, { middleNames: other.middleNames });
  const change = altered('pupil', shown, wanted);
  return change === null ? [] : [change];
}

function newPupil(number: number): Change[] {
  const { medical, ...rest } = pupilValues(number);
  const values = session().keyring.holds('sensitive') ? { ...rest, medical } : rest;
  return [created('pupil', `p-${number}`, values), ...pupilAndEnrolment(number).slice(1)];
}

function someDated(below: Below, id: string): Change[] {
  const pupil = `p-${1 + below(6)}`;
  const date = pick(below, days);
  if (session().member.role === 'staff' || below(2) === 0) {
    return [
      created('observation', id, {
        pupil,
        date,
        session: 'AM',
        group: 'g-1',
        seen: pick(below, ['present', 'absent']),
      }),
    ];
  }
  const heard = below(2) === 0 ? { who: `Aunt ${below(9)}`, answer: 'Will ring back' } : {};
  return [
    created('absenceAttempt', id, {
      pupil,
      date,
      session: 'PM',
      told: 'family',
      how: 'phone',
      outcome: 'told',
      ...heard,
    }),
  ];
}

function someAct(below: Below, id: string): Change[] {
  const kind = below(10);
  if (kind < 6) return someMarks(below);
  if (kind < 8 || session().member.role === 'staff') return someDated(below, id);
  return somePupilChange(below);
}

/** Does random things as random people, settling and locking at random; tells what was kept, in order, as JSON. */
export async function actAtRandom(seed: number, count: number, marksBefore: readonly string[]): Promise<string> {
  const below = seeded(seed);
  const done: Done[] = [];
  for (const key of marksBefore) standing.add(key);
  while (done.length < count) {
    const changes = someAct(below, `x-${seed}-${done.length}`);
    const reason = below(5) === 0 ? `Reason ${below(100)}` : undefined;
    if (changes.length === 0) continue;
    const result = await commit(session(), { changes, ...(reason === undefined ? {} : { reason }) });
    if (!result.ok) throw new Error(`${result.error.message} ${JSON.stringify(changes)}`);
    const { id, position } = session().member;
    done.push({ ...result.value, by: id, position, changes, ...(reason === undefined ? {} : { reason }) });
    if (below(25) === 0) await settle(session());
    if (below(40) === 0) {
      leave();
      await enter(pick(below, roles));
    }
  }
  return JSON.stringify(done);
}
