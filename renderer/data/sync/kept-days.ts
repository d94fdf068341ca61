import { baseTier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { keepDays } from '../../../shared/sync/protocol/kept-commits.ts';
import type { WaymarkDatabase } from '../database.ts';

/** How much of each day's entries is kept (sync/kept-entries.ts), by whole days since 1970. */
export type KeptDays = Readonly<Record<number, { readonly rows: number; readonly bytes: number }>>;

const rowName = 'kept days';
/** Some years of a centre's marks: only a flood reaches it, and then the oldest days go first. */
export const mostKeptBytes = 32 * 1024 * 1024;

export async function readKeptDays(database: WaymarkDatabase): Promise<KeptDays> {
  const bytes = (await database.exchange.get(rowName))?.p[baseTier];
  return bytes === undefined ? {} : unpackJson<KeptDays>(bytes);
}

/** Inside a transaction of the write door over `exchange`. */
export async function writeKeptDays(database: WaymarkDatabase, days: KeptDays): Promise<void> {
  await database.exchange.put({ name: rowName, p: { [baseTier]: packJson(days) } });
}

/** The days that stay: not older than 90 days, and together within the bound, the newest first. Pure. */
export function withinBounds(days: KeptDays, today: number): { kept: KeptDays; dropped: readonly number[] } {
  const newestFirst = Object.keys(days)
    .map(Number)
    .toSorted((a, b) => b - a);
  let bytes = 0;
  const kept: Record<number, KeptDays[number]> = {};
  const dropped: number[] = [];
  for (const day of newestFirst) {
    const one = days[day] ?? { rows: 0, bytes: 0 };
    bytes += one.bytes;
    if (day === today || (day > today - keepDays && bytes <= mostKeptBytes)) kept[day] = one;
    else dropped.push(day);
  }
  return { kept, dropped };
}
