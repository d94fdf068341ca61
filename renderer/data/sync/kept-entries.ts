import { baseTier, tiers, type Tier } from '../../../shared/model/tiers.ts';
import { decodeCommit, packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { fromBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { entriesToKeep, type KeptEntry } from '../../../shared/sync/protocol/kept-commits.ts';
import type { PullPage, ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { closeBox, openBox } from '../crypto/sealed-box.ts';
import type { WaymarkDatabase } from '../database.ts';
import type { KeptRow, Parts } from '../rows.ts';
import { inboxPairOf, readInboxKeys } from './parcels.ts';
import { readKeptDays, withinBounds, writeKeptDays } from './kept-days.ts';

/**
 * Whole entries of other laptops, for the day the endpoint is restored from a backup that lacks them. Every tier of an entry is
 * sealed under that tier's key, like everything: one row a page that brought any.
 */

/** What the base part of a row holds of an entry. */
interface KeptHead extends Omit<KeptEntry, 'parts'> {
  readonly register: string;
  /** The other tiers it has: it can be given back where all of them can be opened. */
  readonly others: readonly Tier[];
}

/** The parts of one other tier, by the entry's place in the row. */
type TierParts = Readonly<Record<number, string>>;

type Store = { readonly database: WaymarkDatabase; readonly keyring: Keyring };

const millisecondsADay = 86_400_000;

function boundOf(tier: Tier, keyNumber: number): string {
  return `waymark kept 1|${tier}|${keyNumber}`;
}

/** Inside the transaction that takes the page, over `kept`, `meta` and `exchange`. Own entries are in the log anyway. */
export async function keepEntries({ database, keyring }: Store, device: string, page: PullPage): Promise<void> {
  const entries = entriesToKeep(page).filter((entry) => entry.device !== device);
  if (entries.length === 0) return;
  const day = Math.floor(page.now / millisecondsADay);
  const days = await readKeptDays(database);
  const seq = (days[day]?.rows ?? 0) + 1;
  const keys = await readInboxKeys(database);
  const packed = packEntries(entries);
  const p: Parts = {};
  const boxes: NonNullable<KeptRow['boxes']> = {};
  for (const tier of tiers) {
    const [bytes, to] = [packed[tier], keys[tier]];
    if (bytes === undefined) continue;
    if (keyring.holds(tier)) p[tier] = bytes;
    // Of a tier nobody here may ever read, no entry comes whole.
    else if (to !== undefined)
      boxes[tier] = { keyNumber: to.number, box: closeBox(to.publicKey, boundOf(tier, to.number), bytes) };
  }
  const size = Object.values(packed).reduce((sum, bytes) => sum + bytes.length, 0);
  const { kept, dropped } = withinBounds({ ...days, [day]: { rows: seq, bytes: (days[day]?.bytes ?? 0) + size } }, day);
  await database.kept.put({ day, seq, p, ...(Object.keys(boxes).length > 0 ? { boxes } : {}) });
  await writeKeptDays(database, kept);
  for (const old of dropped) await database.kept.where('[day+seq]').between([old, 0], [old, Infinity]).delete();
}

function packEntries(entries: readonly KeptEntry[]): Parts {
  const heads = entries.map(({ parts, ...entry }): KeptHead => {
    const others = tiers.filter((tier) => tier !== baseTier && parts[tier] !== undefined);
    return { ...entry, register: parts.register, others };
  });
  const packed: Parts = { [baseTier]: packJson(heads) };
  for (const tier of tiers.filter((one) => one !== baseTier)) {
    const own = entries.flatMap(({ parts }, place) =>
      parts[tier] === undefined ? [] : [[place, parts[tier]] as const],
    );
    if (own.length > 0) packed[tier] = packJson(Object.fromEntries(own));
  }
  return packed;
}

/** All that is kept, as far as whoever is signed in can open it; how many entries they cannot. */
export async function readKept({ database, keyring }: Store): Promise<{ entries: KeptEntry[]; closed: number }> {
  const entries: KeptEntry[] = [];
  let closed = 0;
  for (const row of await database.kept.toArray()) {
    const parts = partsOf(row, keyring);
    for (const [place, { register, others, ...entry }] of headsOf(row).entries()) {
      const told = others.map((tier) => [tier, parts.get(tier)?.[place]] as const);
      if (told.some(([, part]) => part === undefined)) closed += 1;
      // Each is there: asked the line before.
      else entries.push({ ...entry, parts: { register, ...Object.fromEntries(told) } });
    }
  }
  return { entries, closed };
}

function headsOf({ p }: KeptRow): readonly KeptHead[] {
  const base = p[baseTier];
  return base === undefined ? [] : unpackJson<readonly KeptHead[]>(base);
}

function partsOf({ p, boxes = {} }: KeptRow, keyring: Keyring): ReadonlyMap<Tier, TierParts> {
  const read = tiers.flatMap((tier) => {
    const boxed = boxes[tier];
    const key = boxed === undefined ? undefined : keyring.keys.get(tier)?.get(boxed.keyNumber);
    const opened =
      boxed === undefined || key === undefined
        ? p[tier]
        : openBox(inboxPairOf(key), boundOf(tier, boxed.keyNumber), boxed.box);
    return tier === baseTier || opened === undefined ? [] : [[tier, unpackJson<TierParts>(opened)] as const];
  });
  return new Map(read);
}

/**
 * Forgets entries about whom this laptop may hold no more, and about who was erased. Of a row with something to forget, what is
 * closed cannot be parted and goes whole. Inside a transaction of the write door over `kept`.
 */
export async function forgetKept({ database, keyring }: Store, cells: readonly ScopeCell[]): Promise<void> {
  if (cells.length === 0) return;
  const changed: KeptRow[] = [];
  for (const row of await database.kept.toArray()) {
    const heads = headsOf(row);
    const isKept = heads.map((head) => !leaves(head, cells));
    if (isKept.every(Boolean)) continue;
    const parts = partsOf(row, keyring);
    const stays = heads.flatMap(({ register, others, ...entry }, place) => {
      const told = others.map((tier) => [tier, parts.get(tier)?.[place]] as const);
      if (isKept[place] !== true || told.some(([, part]) => part === undefined)) return [];
      return [{ ...entry, parts: { register, ...Object.fromEntries(told) } }];
    });
    changed.push({ day: row.day, seq: row.seq, p: packEntries(stays) });
  }
  await database.kept.bulkPut(changed);
}

function leaves({ device, n, register, others }: KeptHead, cells: readonly ScopeCell[]): boolean {
  const { tiers: told } = decodeCommit(device, n, { [baseTier]: fromBase64(register) });
  const named = new Set((told[0]?.changes ?? []).map(({ pupil }) => pupil ?? ''));
  const held = [baseTier, ...others];
  return cells.some(({ subject, tier }) => held.includes(tier) && (subject === '*' || named.has(subject)));
}
