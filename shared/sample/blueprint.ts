import type { Session } from '../attendance/types.ts';
import type { GroupKind } from '../pupils/group.ts';
import type { EnrolmentStatus } from '../pupils/pupil.ts';
import type { SamplePlaceId } from './places.ts';
import type { SampleStaffId } from './staff.ts';

export type ClassKey = 'willow' | 'rowan' | 'hawthorn' | 'ash' | 'oak';
export type GroupId = `sample-group-${string}`;

export interface SampleGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly kind: GroupKind;
  readonly place: SamplePlaceId;
  readonly leader: SampleStaffId;
  readonly onlyIn?: Session;
}

const here: SamplePlaceId = 'sample-place-here';

function site(key: string, name: string, leader: SampleStaffId): SampleGroup {
  return { id: `sample-group-${key}`, name, kind: 'providerSite', place: `sample-place-${key}`, leader };
}

function classOf(key: ClassKey, name: string, leader: SampleStaffId): SampleGroup {
  return { id: `sample-group-${key}`, name, kind: 'class', place: here, leader };
}

export const classGroups: readonly SampleGroup[] = [
  classOf('hawthorn', 'Hawthorn, Year 10', 'sample-tutor'),
  classOf('willow', 'Willow, RESTART', 'sample-assistant'),
  classOf('rowan', 'Rowan, Key Stage 3', 'sample-assistant'),
  classOf('ash', 'Ash, Years 10 and 11', 'sample-key-worker'),
  classOf('oak', 'Oak, Year 11', 'sample-second-key-worker'),
];

/** One register for each place away from the PRU; its place has the same last word in its id. */
export const siteGroups: readonly SampleGroup[] = [
  site('garage', 'Piston Yard Garage', 'sample-key-worker'),
  site('salon', 'Curl and Comb Salon', 'sample-key-worker'),
  site('construction', 'Plumbline Construction', 'sample-key-worker'),
  site('woods', 'Bracken Wood', 'sample-second-key-worker'),
  site('stables', 'Halfmoon Stables', 'sample-key-worker'),
  site('studio', 'Backbeat Studio', 'sample-second-key-worker'),
  site('college', 'Ambermouth College', 'sample-second-key-worker'),
  site('bakery', 'Crumb and Crust Bakery', 'sample-second-key-worker'),
  site('tuition', 'Home tuition', 'sample-second-key-worker'),
];

export const minibusGroup: SampleGroup = {
  id: 'sample-group-minibus',
  name: 'Minibus, morning run',
  kind: 'minibus',
  place: here,
  leader: 'sample-assistant',
  onlyIn: 'AM',
};

export const lessonGroup: SampleGroup = {
  id: 'sample-group-food',
  name: 'Food technology',
  kind: 'lesson',
  place: here,
  leader: 'sample-tutor',
};

export const sampleGroups: readonly SampleGroup[] = [...classGroups, ...siteGroups, minibusGroup, lessonGroup];

/** A story that one pupil of the sample has, so that every rule can be met on screen. */
export type Story =
  | 'moved'
  | 'starter'
  | 'newcomer'
  | 'leaver'
  | 'partTime'
  | 'suspended'
  | 'detained'
  | 'sixteenPlus'
  | 'fourthDay'
  | 'overdue';

export interface Slot {
  readonly count: number;
  readonly class: ClassKey | null;
  readonly years: readonly number[];
  readonly status: EnrolmentStatus;
  readonly route: 'Route Mainstream' | 'Route 19' | 'RESTART';
  /**
   * Morning and afternoon, Monday to Friday: P here, H home school, C college, W work placement, T tuition, N not expected,
   * 1 garage, 2 salon, 3 construction, 4 woods, 5 stables, 6 studio.
   */
  readonly week: string;
  readonly story?: Story;
}

/** Mostly subsidiary registrations beside the home school, as PRUs have them; sole roll on Route 19. */
export const slots: readonly Slot[] = [
  { count: 3, class: 'willow', years: [7, 8], status: 'S', route: 'RESTART', week: 'PP PP PP HH HH' },
  { count: 2, class: 'willow', years: [8], status: 'S', route: 'RESTART', week: 'HH HH PP PP PP' },
  { count: 1, class: 'willow', years: [8], status: 'S', route: 'RESTART', week: 'PP PP P4 HH HH', story: 'moved' },
  { count: 1, class: 'willow', years: [9], status: 'S', route: 'RESTART', week: 'PP PP PP HH HH', story: 'starter' },
  { count: 2, class: 'willow', years: [8, 9], status: 'G', route: 'RESTART', week: 'PP HH HH HH PP' },
  { count: 5, class: 'rowan', years: [8, 9], status: 'S', route: 'Route Mainstream', week: 'PP PP P4 HH HH' },
  { count: 3, class: 'rowan', years: [9], status: 'S', route: 'Route Mainstream', week: 'PH PH P4 PH PH' },
  {
    count: 1,
    class: 'rowan',
    years: [9],
    status: 'S',
    route: 'Route Mainstream',
    week: 'PN PN PP PN HH',
    story: 'partTime',
  },
  {
    count: 1,
    class: 'rowan',
    years: [9],
    status: 'S',
    route: 'Route Mainstream',
    week: 'PP PP PP HH HH',
    story: 'leaver',
  },
  { count: 3, class: 'hawthorn', years: [10], status: 'S', route: 'Route Mainstream', week: 'PP PP PP PP PP' },
  {
    count: 1,
    class: 'hawthorn',
    years: [10],
    status: 'C',
    route: 'Route Mainstream',
    week: 'PP PP PP PP PP',
    story: 'fourthDay',
  },
  {
    count: 1,
    class: 'hawthorn',
    years: [10],
    status: 'S',
    route: 'Route Mainstream',
    week: 'PP PP PP PP PP',
    story: 'overdue',
  },
  { count: 3, class: 'hawthorn', years: [10], status: 'S', route: 'Route Mainstream', week: 'PP PP P6 PP P6' },
  { count: 2, class: 'hawthorn', years: [10], status: 'M', route: 'Route Mainstream', week: 'PP P5 PP P5 PP' },
  { count: 2, class: 'hawthorn', years: [10], status: 'S', route: 'Route Mainstream', week: 'PP PH PP PP PH' },
  { count: 3, class: 'ash', years: [10, 11], status: 'C', route: 'Route 19', week: 'PP 11 PP 11 PP' },
  { count: 1, class: 'ash', years: [11], status: 'C', route: 'Route 19', week: 'PP 11 PP 11 PP', story: 'suspended' },
  { count: 4, class: 'ash', years: [10, 11], status: 'S', route: 'Route 19', week: 'PP 22 PP 22 PP' },
  { count: 3, class: 'ash', years: [11], status: 'S', route: 'Route 19', week: 'PP 33 PP 33 PP' },
  { count: 5, class: 'oak', years: [11], status: 'S', route: 'Route 19', week: 'PP PP CC CC PP' },
  { count: 2, class: 'oak', years: [11], status: 'M', route: 'Route 19', week: 'PP PP CC WW PP' },
  { count: 1, class: 'oak', years: [11], status: 'C', route: 'Route 19', week: 'PP PP CC WW PP' },
  { count: 1, class: 'oak', years: [11], status: 'C', route: 'Route 19', week: 'PP PP CC CC PP', story: 'detained' },
  { count: 2, class: null, years: [11], status: 'C', route: 'Route 19', week: 'CC CC 33 33 33' },
  { count: 2, class: null, years: [11], status: 'S', route: 'Route 19', week: '66 66 44 44 CC' },
  { count: 1, class: null, years: [10], status: 'S', route: 'Route 19', week: '55 55 55 66 66' },
  {
    count: 1,
    class: null,
    years: [9],
    status: 'S',
    route: 'Route Mainstream',
    week: 'TN TN TN TN TN',
    story: 'partTime',
  },
  { count: 1, class: null, years: [12], status: 'C', route: 'Route 19', week: 'CC CC NN NN PP', story: 'sixteenPlus' },
  { count: 1, class: null, years: [10], status: 'C', route: 'Route 19', week: 'PP PP PP PP PP', story: 'newcomer' },
];
