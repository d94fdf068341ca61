import { listSchoolDays, type SchoolCalendar } from '../centre/school-days.ts';
import { addDays, localDate, type LocalDate } from '../lib/local-date.ts';
import type { Change } from '../sync/commit.ts';
import { created } from '../sync/create.ts';
import { lessonGroup, minibusGroup, sampleGroups, siteGroups, type GroupId } from './blueprint.ts';
import { calendarChanges, type SampleCalendar } from './calendar.ts';
import { allPlaces, fictionalLa, homeSchools, placeOfLetter } from './places.ts';
import type { SamplePupil } from './pupils.ts';
import type { Random } from './random.ts';

const minibusSeats = 8;
const lessonPlaces = 8;

/** Terms, closures, places and groups. */
export function organisationChanges(calendar: SampleCalendar, random: Random): Change[] {
  return [
    ...calendarChanges(calendar, random),
    ...allPlaces.map(({ id, values }) => created('place', id, values)),
    ...sampleGroups.map(({ id, ...values }) => created('group', id, values)),
  ];
}

/** Who rides the minibus and who takes the lesson: by id. */
export function extraGroups(pupils: readonly SamplePupil[]): { minibus: Set<string>; lesson: Set<string> } {
  const riders = pupils.filter(
    ({ slot, person, stay }) =>
      slot.class !== null &&
      slot.status !== 'G' &&
      stay.to === undefined &&
      person.pupil.transport?.startsWith('Minibus') === true,
  );
  const cooks = pupils.filter(({ slot }) => slot.class === 'hawthorn' && slot.week.split(' ')[3] === 'PP');
  return {
    // Ids are drawn at random, so their order mixes the classes.
    minibus: new Set(
      riders
        .map(({ id }) => id)
        .toSorted()
        .slice(0, minibusSeats),
    ),
    lesson: new Set(cooks.slice(0, lessonPlaces).map(({ id }) => id)),
  };
}

/** The registers away from the PRU that the pupil is on, and from when. */
function siteMemberships(pupil: SamplePupil): { group: GroupId; from: SamplePupil['stay']['from'] }[] {
  const letters = new Set(pupil.slot.week.replaceAll(/[^1-6CWT]/g, ''));
  return [...letters].flatMap((letter) => {
    const place = placeOfLetter[letter]?.place;
    const group = siteGroups.find((entry) => entry.place === place);
    const week = pupil.weeks.find(({ sessions }) => sessions.some((planned) => planned.place === place));
    return group === undefined || week === undefined ? [] : [{ group: group.id, from: week.from }];
  });
}

function membershipChanges(pupil: SamplePupil, extra: ReturnType<typeof extraGroups>, random: Random): Change[] {
  const { id, stay } = pupil;
  const end = stay.to === undefined ? {} : { to: stay.to };
  const make = (group: string, span: object & { from: typeof stay.from }): Change =>
    created('membership', random.id(), { pupil: id, group, ...span });
  return [
    ...pupil.classes.map(({ class: key, ...span }) => make(`sample-group-${key}`, span)),
    ...siteMemberships(pupil).map(({ group, from }) => make(group, { from, ...end })),
    ...(extra.minibus.has(id) ? [make(minibusGroup.id, { from: stay.from, ...end })] : []),
    ...(extra.lesson.has(id) ? [make(lessonGroup.id, { from: stay.from, ...end })] : []),
  ];
}

/** Longer than the longest holiday. */
const aHoliday = 70;

/** People meet on school days: the day itself, or the next one with school; where no later term is known, the last one before. */
function schoolDayNear(date: LocalDate, calendar: SchoolCalendar): LocalDate {
  const [next] = listSchoolDays(calendar, date, addDays(date, aHoliday));
  return next ?? listSchoolDays(calendar, addDays(date, -aHoliday), date).at(-1) ?? date;
}

function partTimeChanges(
  { id, partTime, slot }: SamplePupil,
  { openDay, calendar }: SampleCalendar,
  random: Random,
): Change[] {
  if (partTime === null) return [];
  const on = (daysFromOpenDay: number): LocalDate => schoolDayNear(addDays(openDay, daysFromOpenDay), calendar);
  const medical = slot.week.startsWith('T');
  return [
    created('partTimePlan', random.id(), {
      pupil: id,
      from: partTime.from,
      to: partTime.to ?? openDay,
      agreedOn: addDays(partTime.from, -1),
      reviews: [
        { on: on(-30), done: true, note: 'Going well. Next step agreed with the family.' },
        {
          on: on(-9),
          done: true,
          note: medical ? 'Hospital letter received; five hours a week for now.' : 'Two full days now.',
        },
        { on: on(5), done: false },
      ],
      purpose: medical
        ? 'Recovering after an operation; tuition in the mornings.'
        : 'Return to full time in small steps after a long absence.',
    }),
  ];
}

function suspensionChanges({ id, suspension }: SamplePupil, random: Random): Change[] {
  if (suspension === null) return [];
  const reason = 'Threw a chair in the corridor; nobody was hurt.';
  return [created('suspension', random.id(), { pupil: id, kind: 'suspension', ...suspension, reason })];
}

function schoolHistory(
  { stay }: SamplePupil,
  index: number,
): { schoolHistory: NonNullable<SamplePupil['person']['pupil']['schoolHistory']> } {
  const school = homeSchools.find(({ id }) => id === stay.homeSchool) ?? homeSchools[index % homeSchools.length];
  const from = localDate(`${+stay.from.slice(0, 4) - 2}-09-03`);
  const to = stay.homeSchool === undefined ? { to: addDays(stay.from, -40) } : {};
  return {
    schoolHistory: [
      { laCode: fictionalLa, estab: `40${String(10 + (index % 7))}`, name: school?.values.name ?? '', from, ...to },
    ],
  };
}

/** One pupil's own records: file, family, stay, groups, weeks, plans. */
export function pupilChanges(
  pupil: SamplePupil,
  index: number,
  calendar: SampleCalendar,
  extra: ReturnType<typeof extraGroups>,
  random: Random,
): Change[] {
  const { id, person, stay, enrolmentId } = pupil;
  return [
    created('pupil', id, { ...person.pupil, ...schoolHistory(pupil, index) }),
    ...person.contacts.map((contact) => created('contact', random.id(), { ...contact, pupil: id })),
    created('enrolment', enrolmentId, { ...stay, pupil: id }),
    ...membershipChanges(pupil, extra, random),
    ...pupil.weeks.map(({ from, sessions }) =>
      created('weekPattern', random.id(), { pupil: id, from, sessions: [...sessions] }),
    ),
    ...partTimeChanges(pupil, calendar, random),
    ...suspensionChanges(pupil, random),
  ];
}
