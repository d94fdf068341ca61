import type { Change } from '../../../shared/sync/commit.ts';
import type { CommitResult } from '../../../shared/sync/protocol/push.ts';
import type { HeadlessDevice } from './headless-device.ts';
import { freshSchema } from './schema.ts';
import { school } from './school.ts';
import { admit, foundCentre, newDevice, openWorld, staffChange, sync, type Admitted, type World } from './world.ts';

export interface TwoLaptops {
  readonly world: World;
  readonly office: HeadlessDevice;
  readonly room: HeadlessDevice;
}

/** A class, its office and the laptop of Ruth, a key worker; and whatever more is founded with them. */
export async function officeAndRoom(
  more: readonly Change[] = [],
  options: Parameters<typeof openWorld>[1] = {},
): Promise<TwoLaptops> {
  const world = await openWorld(await freshSchema(), options);
  const office = await foundCentre(world, [...school.changes, staffChange('ruth', 'keyWorker'), ...more]);
  const room = await laptopOf(world, office, [{ staff: 'ruth', role: 'keyWorker' }]);
  return { world, office, room };
}

/** A laptop of these people, with everything it may hold. */
export async function laptopOf(
  world: World,
  office: HeadlessDevice,
  people: readonly Admitted[],
): Promise<HeadlessDevice> {
  const device = newDevice();
  for (const person of people) await admit(world, office, device, person);
  await sync(world, device);
  return device;
}

/** What the endpoint said to each change of a commit. */
export function outcomesOf(device: HeadlessDevice, n: number): CommitResult['outcomes'] | undefined {
  return device.results.get(n)?.outcomes;
}
