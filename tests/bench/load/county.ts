import { randomBytes } from 'node:crypto';
import { takePush } from '../../../la-endpoint/core/push.ts';
import type { Ports } from '../../../la-endpoint/core/ports.ts';
import { created } from '../../../shared/sync/create.ts';
import { fromBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { newDeviceKeys, proofSecretOf } from '../../endpoint/harness/device-keys.ts';
import { HeadlessDevice } from '../../endpoint/harness/headless-device.ts';
import { smallCentre, smallCentreValues } from '../../factories/small-centre.ts';

/** One laptop of the LA: its centre, its person, and the pupils whose register it takes. */
export interface CountyLaptop {
  readonly device: HeadlessDevice;
  readonly centre: string;
  readonly staff: string;
  readonly pupils: readonly number[];
  /** Each centre stands behind a line of its own. */
  readonly sender: string;
}

export interface County {
  readonly centres: readonly string[];
  readonly laptops: readonly CountyLaptop[];
  readonly pupilsPerCentre: number;
}

const largestCentre = 100;
const idBytes = 12;

/** An LA of centres of up to a hundred pupils, its laptops shared out, as enrolment and the first push leave them. */
export async function makeCounty(ports: Ports, devices: number, pupils: number): Promise<County> {
  const count = Math.max(1, Math.round(pupils / largestCentre));
  const [perCentre, pupilsPerCentre] = [Math.ceil(devices / count), Math.ceil(pupils / count)];
  const { changes } = smallCentre(pupilsPerCentre);
  const laptops: CountyLaptop[] = [];
  const centres: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const here = Math.min(perCentre, devices - laptops.length);
    const centre = `centre-${String(index + 1).padStart(3, '0')}`;
    centres.push(centre);
    laptops.push(...(await makeCentre(ports, { centre, index, here, pupilsPerCentre, changes })));
  }
  return { centres, laptops, pupilsPerCentre };
}

interface Wanted {
  readonly centre: string;
  readonly index: number;
  readonly here: number;
  readonly pupilsPerCentre: number;
  readonly changes: readonly Change[];
}

async function makeCentre(ports: Ports, wanted: Wanted): Promise<CountyLaptop[]> {
  const { centre, index, here, pupilsPerCentre, changes } = wanted;
  const people = Array.from({ length: here }, (_, place) => `tutor-${place + 1}`);
  const now = ports.now();
  await ports.store.write(async (tx) => {
    await tx.addCentre(centre, `${smallCentreValues.name} ${index + 1}`, now);
    await tx.changeGrant(centre, 'head', (await tx.la()).number, now, { role: 'administrator', groups: null });
  });
  const office = await addDevice(ports, centre, 'head');
  const staff = people.map((id) => created('staff', id, { name: `Person ${id}`, position: 'Tutor', role: 'staff' }));
  const head = created('staff', 'head', { name: 'Ada Example', position: 'Head', role: 'administrator' });
  office.write({
    by: 'head',
    at: now,
    changes: [created('centre', 'centre', smallCentreValues), head, ...staff, ...changes],
  });
  await pushHere(ports, office);
  const each = Math.ceil(pupilsPerCentre / here);
  const laptops: CountyLaptop[] = [];
  for (const [place, person] of people.entries()) {
    const device = await addDevice(ports, centre, person);
    const own = Array.from({ length: each }, (_, number) => place * each + number + 1);
    const sender = `10.0.${Math.floor(index / 200)}.${(index % 200) + 1}`;
    laptops.push({ device, centre, staff: person, pupils: own.filter((pupil) => pupil <= pupilsPerCentre), sender });
  }
  return laptops;
}

/** What enrolling leaves behind, without its deliberately slow passphrase. */
export async function addDevice(ports: Ports, centre: string, staff: string): Promise<HeadlessDevice> {
  const device = new HeadlessDevice(randomBytes(idBytes).toString('base64url'), newDeviceKeys());
  const { id, keys } = device;
  const now = ports.now();
  const fresh = { lastN: 0, vouchedBy: null, vouchedUpTo: 0, revokedAt: null, replaces: null, replacesUpTo: 0 };
  await ports.store.write(async (tx) => {
    await tx.addDevice({
      ...fresh,
      id,
      centre,
      name: 'Laptop',
      publicKey: fromBase64(keys.publicKey),
      enrolledAt: now,
    });
    const proofSecret = proofSecretOf(staff, id);
    await tx.putMember({ device: id, centre, staff, proofSecret, joinedAt: now, endedAt: null });
  });
  return device;
}

/** Sends what a device has not sent, without a line. */
export async function pushHere(ports: Ports, device: HeadlessDevice): Promise<void> {
  const commits = await device.unsent(await device.sentTo(), device.commits.length);
  const reply = await takePush(ports, device.id, { commits: [...commits] });
  const bad = reply.results.find(({ outcomes }) => outcomes.some(({ is }) => is !== 'applied'));
  if (bad !== undefined || reply.stopped !== undefined) throw new Error(`Not taken: ${JSON.stringify(bad ?? reply)}`);
  await device.keepResults(reply.results);
}
