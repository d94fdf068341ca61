import type { LocalDate } from '../lib/local-date.ts';
import type { Change } from '../sync/commit.ts';
import type { SampleBatch } from './batch.ts';
import { mobile } from './people.ts';
import type { SamplePupil } from './pupils.ts';
import type { Random } from './random.ts';

const newNumbers = 6;
const newAlerts = 3;

function newNumber(changes: readonly Change[], pupil: SamplePupil, random: Random): Change | null {
  const first = changes.find((change) => change.type === 'contact' && change.pupil === pupil.id);
  const before = first?.fields['phone']?.[1];
  if (first === undefined || before === undefined) return null;
  return { type: 'contact', key: first.key, pupil: pupil.id, op: 'set', fields: { phone: [before, mobile(random)] } };
}

function newAlert({ id, person }: SamplePupil): Change | null {
  const before = person.pupil.alerts ?? null;
  if (before !== null) return null;
  const to = 'Works best in the first half of a lesson; offer a break at 10:00';
  return { type: 'pupil', key: id, pupil: id, op: 'set', fields: { alerts: [null, to] } };
}

/** Corrections that files get in a term: a family's new number, something staff learn about a pupil. */
export function editBatches(
  changes: readonly Change[],
  pupils: readonly SamplePupil[],
  days: readonly LocalDate[],
  random: Random,
): SampleBatch[] {
  const wanted = random.shuffle(pupils.filter(({ stay }) => stay.from === days[0] && stay.to === undefined));
  return wanted.slice(0, newNumbers + newAlerts).flatMap((pupil, index): SampleBatch[] => {
    const isNumber = index < newNumbers;
    const change = isNumber ? newNumber(changes, pupil, random) : newAlert(pupil);
    const on = days[random.int(1, days.length - 1)];
    if (change === null || on === undefined) return [];
    const second = random.int(13 * 3600, 15 * 3600);
    const by = isNumber ? 'sample-officer' : pupil.keyWorker;
    return [
      { changes: [change], by, on, second, ...(isNumber ? { reason: 'The family rang with a new number' } : {}) },
    ];
  });
}
