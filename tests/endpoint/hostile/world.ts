import { smallCentre } from '../../factories/small-centre.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { serve, tokenFor, type Served } from '../harness/served.ts';
import { laptopOf } from '../harness/laptops.ts';
import { admit, foundCentre, staffChange } from '../harness/world.ts';

/** A class, its office and a key worker's laptop, each with a token: what a hostile client has got hold of. */
export interface Besieged {
  readonly served: Served;
  readonly address: string;
  readonly office: HeadlessDevice;
  readonly room: HeadlessDevice;
  token: string;
  /** The room's laptop signs in again: tokens end, and some tests end them. */
  readonly signInAgain: () => Promise<void>;
}

/** As short as a test can bear and a healthy client never meets, on this machine or a slower one. */
const patience = { request: 3000, head: 1500, lookEvery: 250 };

export async function besieged(url: string): Promise<Besieged> {
  const served = await serve(url, { patience });
  const { world } = served;
  const staff = [staffChange('ruth', 'keyWorker'), staffChange('omar', 'attendanceOfficer')];
  const office = await foundCentre(world, [...smallCentre(12).changes, ...staff]);
  const room = await laptopOf(world, office, [{ staff: 'ruth', role: 'keyWorker' }]);
  await admit(world, office, office, { staff: 'omar', role: 'attendanceOfficer' });
  const address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const at: Besieged = {
    ...{ served, address, office, room, token: '' },
    signInAgain: async () => {
      at.token = (await tokenFor(served, room)) ?? '';
    },
  };
  await at.signInAgain();
  return at;
}
