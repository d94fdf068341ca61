import { smallCentre } from '../../factories/small-centre.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { serve, sendThrough, tokenFor, type Served } from '../harness/served.ts';
import { adminId, admit, foundCentre, newDevice, staffChange, sync, type Admitted } from '../harness/world.ts';
import { pullAll, pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import type { ReaderName } from './expectations.ts';
import { aboutPupil, attemptInWords, ofTheCentre, otherPupil, otherTiers, ownPupil } from './records.ts';

export const people: Readonly<Record<ReaderName, Admitted>> = {
  staff: { staff: 'paul', role: 'staff' },
  keyWorker: { staff: 'kate', role: 'keyWorker' },
  attendanceOfficer: { staff: 'omar', role: 'attendanceOfficer' },
  lead: { staff: 'lena', role: 'lead' },
  administrator: { staff: adminId, role: 'administrator' },
  keyWorkerOfGroup: { staff: 'kim', role: 'keyWorker', groups: ['group-1'] },
  providerTutor: { staff: 'tess', role: 'providerTutor', groups: ['group-1'] },
  laOfficer: { staff: 'lucy', role: 'laOfficer' },
};

export interface Reader {
  readonly name: ReaderName;
  readonly person: Admitted;
  readonly device: HeadlessDevice;
  readonly token: string;
}

/** Pupils of the centre the tables are walked on: two groups of twelve. */
const pupils = 24;

/** A centre with a record of every type in every tier for a pupil of each group, and a laptop for each reader. */
export async function servedReaders(url: string): Promise<{ served: Served; readers: readonly Reader[] }> {
  const served = await serve(url);
  const { world } = served;
  const { changes } = smallCentre(pupils);
  const ofStaff = Object.values(people).filter(
    ({ role, staff }) => staff !== adminId && role !== 'providerTutor' && role !== 'laOfficer',
  );
  const staff = ofStaff.map(({ staff: id, role }) => staffChange(id, role as 'staff'));
  const office = await foundCentre(world, [...changes, ...staff]);
  for (const pupil of [ownPupil, otherPupil]) await seedPupil(served, office, pupil);
  for (const change of Object.values(ofTheCentre('seed', 0))) write(served, office, [change]);
  await sync(world, office);
  const readers: Reader[] = [];
  for (const name of Object.keys(people) as ReaderName[]) {
    const person = people[name];
    const device = name === 'administrator' ? office : newDevice();
    if (device !== office) await admit(world, office, device, person);
    readers.push({ name, person, device, token: (await tokenFor(served, device)) ?? '' });
  }
  return { served, readers };
}

async function seedPupil(served: Served, office: HeadlessDevice, pupil: number): Promise<void> {
  const name = `seed-${pupil}`;
  for (const changes of Object.values(aboutPupil(name, pupil, 0))) write(served, office, changes);
  for (const change of Object.values(otherTiers(name, pupil, 0))) write(served, office, [change]);
  write(served, office, [attemptInWords(name, pupil)]);
  await sync(served.world, office);
  const bad = [...office.results.values()].filter(({ outcomes }) => outcomes.some(({ is }) => is !== 'applied'));
  if (bad.length > 0) throw new Error(`The seed was not taken: ${JSON.stringify(bad[0])}`);
}

function write(
  served: Served,
  device: HeadlessDevice,
  changes: Parameters<HeadlessDevice['write']>[0]['changes'],
): void {
  device.write({ by: adminId, at: served.world.clock.now, changes });
}

/** Sends and takes through the routes, as the reader's laptop. */
export async function exchange(served: Served, { device, token }: Reader): Promise<void> {
  const send = sendThrough(served, token);
  const pulled = await pullAll(send, device);
  if (!pulled.ok) throw new Error(pulled.error.message);
  const pushed = await pushUnsent(send, device);
  if (!pushed.ok) throw new Error(pushed.error.message);
}
