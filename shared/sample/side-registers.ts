import type { LocalDate } from '../lib/local-date.ts';
import { isoWeekday } from '../lib/local-date.ts';
import type { Change } from '../sync/commit.ts';
import { created } from '../sync/create.ts';
import type { SampleBatch } from './batch.ts';
import { lessonGroup, minibusGroup, type SampleGroup } from './blueprint.ts';
import type { SessionOfDay, Sitting } from './registers.ts';
import type { Random } from './random.ts';

const minibusAtMinutes = 515;
const thursday = 4;

function sightings(
  group: SampleGroup,
  sittings: readonly Sitting[],
  day: SessionOfDay,
  random: Random,
  lesson?: string,
): Change[] {
  return sittings.map(({ pupil, outcome }) =>
    created('observation', random.id(), {
      pupil: pupil.id,
      date: day.date,
      session: day.session,
      place: group.place,
      group: group.id,
      ...(lesson === undefined ? {} : { lesson }),
      seen: outcome.seen === 'present' || (lesson !== undefined && outcome.seen === 'late') ? 'present' : 'absent',
    }),
  );
}

/** The minibus of the last weeks: who got on. On the day it broke down nobody did. */
export function minibusBatch(
  day: SessionOfDay,
  riders: ReadonlySet<string>,
  random: Random,
  since: LocalDate,
): SampleBatch[] {
  if (day.session !== 'AM' || day.date < since || day.dayKind !== 'schoolDay') return [];
  const sittings = day.sittings.filter(({ pupil, plan }) => riders.has(pupil.id) && plan.setting === 'pru');
  if (sittings.length === 0) return [];
  const second = minibusAtMinutes * 60 + random.int(0, 900);
  return [{ changes: sightings(minibusGroup, sittings, day, random), by: minibusGroup.leader, on: day.date, second }];
}

/** Food technology on Thursday afternoons. */
export function lessonBatch(day: SessionOfDay, cooks: ReadonlySet<string>, random: Random): SampleBatch[] {
  if (day.session !== 'PM' || isoWeekday(day.date) !== thursday || day.dayKind !== 'schoolDay') return [];
  const sittings = day.sittings.filter(({ pupil, plan }) => cooks.has(pupil.id) && plan.setting === 'pru');
  if (sittings.length === 0) return [];
  const second = (day.startsAtMinutes + 40) * 60 + random.int(0, 300);
  return [
    {
      changes: sightings(lessonGroup, sittings, day, random, 'Food technology'),
      by: lessonGroup.leader,
      on: day.date,
      second,
    },
  ];
}
