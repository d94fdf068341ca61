import type { ValuesOf } from '../model/declare.ts';
import type { place } from '../providers/place.ts';

/** No local authority has this code; the URNs are above any that was given. */
export const fictionalLa = '990';

type PlaceValues = ValuesOf<typeof place>;

export type SamplePlaceId = `sample-place-${string}`;

export interface SamplePlace {
  readonly id: SamplePlaceId;
  readonly values: PlaceValues;
}

const phoneStem = '01632 9600';

function provider(
  id: string,
  line: number,
  values: Omit<PlaceValues, 'kind' | 'phone'>,
  kind: PlaceValues['kind'] = 'provider',
): SamplePlace {
  return { id: `sample-place-${id}`, values: { ...values, kind, phone: `${phoneStem}${line}` } };
}

function homeSchool(number: number, name: string, contactName: string): SamplePlace {
  return {
    id: `sample-place-school-${number}`,
    values: {
      name,
      kind: 'homeSchool',
      urn: `99020${number}`,
      postcode: `ZZ99 ${number}AA`,
      contactName,
      phone: `${phoneStem}${30 + number}`,
    },
  };
}

export const pruPlace: SamplePlace = provider(
  'here',
  10,
  { name: 'Lanternfield Centre', address: '1 Ropewalk, Lanternfield', postcode: 'ZZ99 1AB' },
  'pru',
);

/** Six providers of kinds that PRUs really use, then a college, a work placement and the tuition service. */
export const offSitePlaces: readonly SamplePlace[] = [
  provider('garage', 11, {
    name: 'Piston Yard Garage',
    category: 'Work-based: motor vehicle',
    programme: 'Motor vehicle maintenance, Entry 3 and Level 1',
    commissionedBy: 'school',
    address: 'Unit 4, Furnace Terrace, Lanternfield',
    postcode: 'ZZ99 2AB',
    contactName: 'Terry Camshaft',
  }),
  provider('salon', 12, {
    name: 'Curl and Comb Training Salon',
    category: 'Work-based: hair and beauty',
    programme: 'Hairdressing and beauty, VTCT Level 1',
    commissionedBy: 'school',
    address: '22 Chandler Court, Lanternfield',
    postcode: 'ZZ99 3AB',
    contactName: 'Stacey Silkwick',
  }),
  provider('construction', 13, {
    name: 'Plumbline Construction College',
    category: 'College: construction',
    programme: 'Bricklaying and joinery, Level 1',
    commissionedBy: 'la',
    address: 'Kiln Crescent, Ambermouth',
    postcode: 'ZZ99 4AB',
    contactName: 'Imran Trowel',
  }),
  provider('woods', 14, {
    name: 'Bracken Wood Outdoors',
    category: 'Alternative: forest school and outdoor',
    programme: 'Forest school and outdoor skills, AQA unit awards',
    commissionedBy: 'school',
    address: 'The Sawmill, Nether Wherry',
    postcode: 'ZZ99 5AB',
    contactName: 'Kit Hollybank',
  }),
  provider('stables', 15, {
    name: 'Halfmoon Stables',
    category: 'Alternative: equine and land-based',
    programme: 'Horse care and land-based skills, Entry 3',
    commissionedBy: 'la',
    address: 'Halfmoon Lane, Castle Tolling',
    postcode: 'ZZ99 6AB',
    contactName: 'Bernadette Farrier',
  }),
  provider('studio', 16, {
    name: 'Backbeat Studio',
    category: 'Alternative: music and media',
    programme: 'Music production, Arts Award Bronze',
    commissionedBy: 'school',
    address: '7 Loom Street, Lanternfield',
    postcode: 'ZZ99 7AB',
    contactName: 'Winston Treble',
  }),
  provider(
    'college',
    17,
    {
      name: 'Ambermouth College',
      category: 'Further education college',
      programme: 'Catering, Level 1, with English and maths',
      commissionedBy: 'la',
      address: 'Jetty Road, Ambermouth',
      postcode: 'ZZ99 8AB',
      contactName: 'Student services',
    },
    'college',
  ),
  provider(
    'bakery',
    18,
    {
      name: 'Crumb and Crust Bakery',
      category: 'Work placement',
      programme: 'Bakery and front of shop',
      commissionedBy: 'school',
      address: '3 Clog Lane, Lanternfield',
      postcode: 'ZZ99 9AB',
      contactName: 'Carol Loafe',
    },
    'workPlacement',
  ),
  provider(
    'tuition',
    19,
    {
      name: 'Home and hospital tuition team',
      category: 'Tuition',
      programme: 'Home tuition in English and maths',
      commissionedBy: 'la',
      contactName: 'Janine Halfpage',
    },
    'homeTuition',
  ),
];

export const homeSchools: readonly SamplePlace[] = [
  homeSchool(1, 'Quillbeck High School', 'Attendance office'),
  homeSchool(2, 'Thistlewharf Academy', 'Ms Gannet'),
  homeSchool(3, 'Ambermouth Community School', 'Attendance office'),
  homeSchool(4, 'Castle Tolling School', 'Mr Larchgate'),
  homeSchool(5, 'St Brannoc and St Wenn Catholic School', 'Mrs Pettigate'),
  homeSchool(6, 'Nether Wherry Technology College', 'Pupil services'),
  homeSchool(7, 'Foxglove Vale Academy', 'Ms Okonedo-Marsh'),
];

export const allPlaces: readonly SamplePlace[] = [pruPlace, ...offSitePlaces, ...homeSchools];

/** Pattern letters: 1 to 6 the providers, then college, work placement and tuition. */
export const placeOfLetter: Readonly<
  Record<
    string,
    { readonly setting: 'provider' | 'college' | 'workPlacement' | 'homeTuition'; readonly place: SamplePlaceId }
  >
> = {
  '1': { setting: 'provider', place: 'sample-place-garage' },
  '2': { setting: 'provider', place: 'sample-place-salon' },
  '3': { setting: 'provider', place: 'sample-place-construction' },
  '4': { setting: 'provider', place: 'sample-place-woods' },
  '5': { setting: 'provider', place: 'sample-place-stables' },
  '6': { setting: 'provider', place: 'sample-place-studio' },
  C: { setting: 'college', place: 'sample-place-college' },
  W: { setting: 'workPlacement', place: 'sample-place-bakery' },
  T: { setting: 'homeTuition', place: 'sample-place-tuition' },
};
