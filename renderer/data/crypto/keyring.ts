import type { Tier } from '../../../shared/model/tiers.ts';
import { keyNumberOf, open, seal, type TierKeys } from './seal.ts';

/** The tier keys of whoever is signed in. Exists only between unlock and lock; nothing else holds a key. */
export class Keyring {
  readonly #keys: Map<Tier, Map<number, Uint8Array>>;
  readonly #storeId: string;

  constructor(storeId: string, keys: ReadonlyMap<Tier, TierKeys>) {
    this.#storeId = storeId;
    this.#keys = new Map([...keys].map(([tier, numbered]) => [tier, new Map(numbered)]));
  }

  get tiers(): readonly Tier[] {
    return [...this.#keys.keys()];
  }

  holds(tier: Tier): boolean {
    return this.#keys.has(tier);
  }

  /** The keys themselves, to be boxed for a colleague (staff-admin.ts). Never kept by the caller. */
  get keys(): ReadonlyMap<Tier, TierKeys> {
    return this.#keys;
  }

  /** The number new rows of a tier are sealed under. */
  newest(tier: Tier): number {
    return Math.max(...(this.#keys.get(tier)?.keys() ?? []));
  }

  /** Takes up keys made by a rotation, of the tiers held; from now on new rows are sealed under them. */
  takeUp(keys: ReadonlyMap<Tier, TierKeys>): void {
    for (const [tier, numbered] of keys) for (const [number, key] of numbered) this.#keys.get(tier)?.set(number, key);
  }

  /** Forgets keys under which nothing is sealed any more. */
  drop(tier: Tier, number: number): void {
    this.#keys.get(tier)?.get(number)?.fill(0);
    this.#keys.get(tier)?.delete(number);
  }

  /** Seals under the newest key of the tier; throws where the member does not hold the tier. */
  seal(tier: Tier, table: string, place: string, plain: Uint8Array): Uint8Array {
    const newest = this.newest(tier);
    const key = this.#keys.get(tier)?.get(newest);
    if (key === undefined) throw new Error(`No key of the ${tier} tier to seal with`);
    return seal(key, newest, this.#bound(tier, table, place), plain);
  }

  /** The opened bytes; null where the member does not hold the tier. Throws where the blob was altered or moved. */
  open(tier: Tier, table: string, place: string, sealed: Uint8Array): Uint8Array | null {
    const numbered = this.#keys.get(tier);
    if (numbered === undefined) return null;
    const key = numbered.get(keyNumberOf(sealed));
    // Whoever holds a tier holds all its keys: taken for "not mine to see", the part would be folded anew and lost.
    if (key === undefined) throw new Error(`No key ${keyNumberOf(sealed)} of the ${tier} tier`);
    return open(key, this.#bound(tier, table, place), sealed);
  }

  wipe(): void {
    for (const numbered of this.#keys.values()) for (const key of numbered.values()) key.fill(0);
    this.#keys.clear();
  }

  /** The blob is bound to its store, table, key and tier, so that it cannot be put anywhere else unseen. */
  #bound(tier: Tier, table: string, place: string): string {
    return `waymark 1|${this.#storeId}|${table}|${place}|${tier}`;
  }
}
