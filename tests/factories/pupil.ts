import { localDate } from '../../shared/lib/local-date.ts';
import type { Pupil } from '../../shared/pupils/pupil.ts';
import { nameGiver } from '../../shared/sample/name-giver.ts';
import { inventPerson } from '../../shared/sample/people.ts';
import { randomFrom } from '../../shared/sample/random.ts';

/** Tests take place on this Friday in term unless they say otherwise. */
export const testDay = localDate('2026-11-20');

/** Many different invented pupils of Years 7 to 11, always the same ones, with ids 'pupil-1', 'pupil-2' … */
export function inventedPupils(count: number, seed = 1): Pupil[] {
  const random = randomFrom(seed);
  const giveName = nameGiver(random);
  return Array.from({ length: count }, (_, index) => {
    const wanted = { year: 7 + (index % 5), on: testDay, keyWorker: 'sample-key-worker', number: index + 1 };
    return { ...inventPerson(random, giveName, wanted).pupil, id: `pupil-${index + 1}` };
  });
}

/** One invented pupil in Year 10, with whatever the test cares about. A value of undefined leaves the field out. */
export function pupilWith(altered: { readonly [K in keyof Pupil]?: Pupil[K] | undefined } = {}): Pupil {
  const plain: Pupil = {
    id: 'pupil-1',
    surname: 'Turnpike',
    forename: 'Robin',
    dob: localDate('2012-02-10'),
    sex: 'U',
    yearGroup: '10',
    admissionNumber: '401',
  };
  // Left-out fields are left out, as a stored record has them.
  return Object.fromEntries(
    Object.entries({ ...plain, ...altered }).filter(([, value]) => value !== undefined),
  ) as Pupil;
}
