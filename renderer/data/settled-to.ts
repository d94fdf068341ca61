import type { WaymarkDatabase } from './database.ts';
import type { SettledTo } from './replica.ts';

export const nothingSettled: SettledTo = { register: 0, contact: 0, sensitive: 0, identity: 0 };

/** How far this device's commits are folded into the packed tables; those of former devices (restore.ts) are folded whole. */
export async function readSettledTo(database: WaymarkDatabase): Promise<SettledTo> {
  const row = await database.meta.get('settledTo');
  // Written by settle.ts, rebuild.ts and restore.ts only.
  return (row?.value as SettledTo | undefined) ?? nothingSettled;
}
