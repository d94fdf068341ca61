import type { ValuesOf } from '../model/declare.ts';
import { academicYearOf, ageOn, fromDayNumber, dayNumber, localDate, type LocalDate } from '../lib/local-date.ts';
import type { contact, pupil } from '../pupils/pupil.ts';
import { makeUln } from '../pupils/uln.ts';
import { makeUpn } from '../pupils/upn.ts';
import { heritages, mensForenames, streets, towns, womensForenames, type Heritage } from './name-lists.ts';
import type { NameGiver } from './name-giver.ts';
import { fictionalLa } from './places.ts';
import type { Random } from './random.ts';

export type PupilValues = ValuesOf<typeof pupil>;
export type ContactValues = ValuesOf<typeof contact>;

export interface InventedPerson {
  readonly pupil: PupilValues;
  /** Without the pupil's id, in the order they are to be rung. */
  readonly contacts: readonly Omit<ContactValues, 'pupil'>[];
}

/** Ofcom's numbers for drama: 07700 900000 to 900999. */
export function mobile(random: Random): string {
  return `07700 900${String(random.int(0, 999)).padStart(3, '0')}`;
}

/** Ofcom's numbers for drama with no area: 01632 960000 to 960999. */
function landline(random: Random): string {
  return `01632 960${String(random.int(100, 999))}`;
}

/** The year group of a school year begins with the birthdays of 1 September, five years and the group's number before. */
function birthdayIn(random: Random, year: number, on: LocalDate): LocalDate {
  const born = academicYearOf(on) - year - 5;
  const first = dayNumber(localDate(`${born}-09-01`));
  return fromDayNumber(random.int(first, dayNumber(localDate(`${born + 1}-08-31`))));
}

const senNeeds: readonly (readonly [weight: number, needs: readonly string[]])[] = [
  [48, ['SEMH']],
  [14, ['SEMH', 'SLCN']],
  [10, ['SEMH', 'ASD']],
  [8, ['ASD']],
  [7, ['SLCN']],
  [6, ['SPLD']],
  [5, ['SEMH', 'MLD']],
  [2, ['HI']],
];

/** What the office must know, and the few words of it that the room needs. */
const medicalNotes: readonly (readonly [medical: string, alert: string])[] = [
  ['Asthma. Blue inhaler, carries it; spare in the office.', 'Carries an inhaler; spare in the office'],
  ['Allergic to nuts. Adrenaline pen in the office and in the bag.', 'No nuts. Pen in the bag and in the office'],
  ['Type 1 diabetes. Checks blood sugar before lunch; snack in class allowed.', 'May eat and check a meter in class'],
  ['Epilepsy, seizures rare. Time any seizure; ring 999 after five minutes.', 'If unwell, ring the office at once'],
  ['Takes ADHD medicine at 12:00 in the office.', 'Goes to the office at 12:00'],
];

const roomAlerts = [
  'Time-out pass: up to 15 minutes, reports to the office',
  'Sits near the door',
  'Taxi home at 14:15 on Wednesdays',
  'Give one short instruction at a time',
  'Face when speaking',
  'Not to be seated next to a brother or sister',
] as const;

const transports = [
  [38, 'Minibus, pick-up between 08:00 and 08:30'],
  [26, 'Walks'],
  [20, 'Bus pass'],
  [16, 'Taxi arranged by the local authority, pick-up 08:25'],
] as const;

type Background = Pick<
  PupilValues,
  | 'ethnicity'
  | 'senProvision'
  | 'senNeeds'
  | 'lookedAfter'
  | 'careAuthority'
  | 'freeMeals'
  | 'medical'
  | 'alerts'
  | 'transport'
>;

function background(random: Random, heritage: Heritage): Background {
  const senProvision = random.weighted([
    [12, 'N'],
    [58, 'K'],
    [30, 'E'],
  ] as const);
  const lookedAfter = random.chance(0.08);
  const health = random.chance(0.2) ? random.pick(medicalNotes) : undefined;
  const alert = health?.[1] ?? (random.chance(0.2) ? random.pick(roomAlerts) : undefined);
  return {
    ethnicity: random.pick(heritage.ethnicities),
    senProvision,
    ...(senProvision === 'N' ? {} : { senNeeds: [...random.weighted(senNeeds)] }),
    lookedAfter,
    ...(lookedAfter ? { careAuthority: fictionalLa } : {}),
    freeMeals: random.chance(0.45),
    ...(health === undefined ? {} : { medical: health[0] }),
    ...(alert === undefined ? {} : { alerts: alert }),
    transport: random.weighted(transports),
  };
}

interface Home {
  readonly address: string;
  readonly postcode: string;
}

function home(random: Random): Home {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const letter = (): string => letters.charAt(random.int(0, letters.length - 1));
  return {
    address: `${random.int(1, 140)} ${random.pick(streets)}\n${random.pick(towns)}`,
    // No postcode begins with ZZ; the NHS uses ZZ99 for "none".
    postcode: `ZZ99 ${random.int(1, 9)}${letter()}${letter()}`,
  };
}

const men: ReadonlySet<string> = new Set(['Father', 'Step-father']);

function contactsOf(
  random: Random,
  surname: string,
  lookedAfter: boolean,
  lives: Home,
): Omit<ContactValues, 'pupil'>[] {
  const kinds = lookedAfter
    ? (['Foster carer', 'Social worker'] as const)
    : random.weighted([
        [40, ['Mother']],
        [8, ['Father']],
        [34, ['Mother', 'Father']],
        [10, ['Mother', 'Grandmother']],
        [5, ['Mother', 'Step-father', 'Grandmother']],
        [3, ['Grandmother', 'Aunt']],
      ] as const);
  const sharesSurname = (kind: string): boolean => !lookedAfter && kind !== 'Step-father' && random.chance(0.8);
  return kinds.map((relationship, index) => ({
    order: index + 1,
    name: `${random.pick(men.has(relationship) ? mensForenames : womensForenames)} ${sharesSurname(relationship) ? surname : random.pick(heritages[0]?.surnames ?? [surname])}`,
    relationship,
    parentalResponsibility: relationship === 'Mother' || relationship === 'Father' || relationship === 'Social worker',
    livesWith: index === 0,
    phone: mobile(random),
    ...(random.chance(0.3) ? { otherPhone: landline(random) } : {}),
    ...(index === 0 ? { address: `${lives.address}\n${lives.postcode}` } : {}),
    ...(random.chance(0.2)
      ? { note: random.pick(['Works nights: ring after 14:00', 'Text first', 'Prefers email']) }
      : {}),
  }));
}

/** A serial has three digits, so every thousand pupils stand under an establishment of their own. */
function upnOf(yearBegun: number, number: number): ReturnType<typeof makeUpn> {
  return makeUpn(fictionalLa, String(2001 + Math.floor(number / 1000)), yearBegun, number % 1000);
}

export interface PersonWanted {
  readonly year: number;
  /** The day on which the year group is true. */
  readonly on: LocalDate;
  readonly keyWorker: string;
  /** Dense, from 1: admission number, UPN and ULN are made of it. */
  readonly number: number;
}

/** One pupil that nobody is, with family. Numbers are right by their algorithms and belong to no local authority. */
export function inventPerson(random: Random, giveName: NameGiver, wanted: PersonWanted): InventedPerson {
  const heritage = random.weighted(heritages.map((entry) => [entry.weight, entry] as const));
  const sex = random.weighted([
    [32, 'F'],
    [67, 'M'],
    [1, 'U'],
  ] as const);
  const { forename, surname, preferred } = giveName(heritage, sex);
  const dob = birthdayIn(random, wanted.year, wanted.on);
  const lives = home(random);
  const facts = background(random, heritage);
  const year = academicYearOf(wanted.on);
  return {
    pupil: {
      surname,
      forename,
      ...(preferred === undefined ? {} : { preferredForename: preferred }),
      dob,
      sex,
      yearGroup: String(wanted.year),
      admissionNumber: String(400 + wanted.number),
      keyWorker: wanted.keyWorker,
      upn: upnOf(year - wanted.year, wanted.number),
      ...(ageOn(dob, wanted.on) >= 14 ? { uln: makeUln(990_000_000 + wanted.number * 11) } : {}),
      ...lives,
      ...(random.chance(0.5) ? { phone: mobile(random) } : {}),
      ...facts,
    },
    contacts: contactsOf(random, surname, facts.lookedAfter === true, lives),
  };
}
