interface Bucket {
  left: number;
  at: number;
}

const mostBuckets = 50_000;

/** Token buckets by key: so many at once, refilled evenly. In memory, so each process counts for itself. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #burst: number;
  readonly #perSecond: number;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
  }

  /** Takes one; false where none is left. `now` in milliseconds. */
  take(key: string, now: number): boolean {
    const left = this.#left(key, now);
    if (left < 1) return false;
    this.#keep(key, left - 1, now);
    return true;
  }

  /** Takes one whether or not it is there: what was let in before it turned out to be one too many is paid for later. */
  charge(key: string, now: number): void {
    this.#keep(key, this.#left(key, now) - 1, now);
  }

  /** Puts one back that should not have been taken. */
  giveBack(key: string, now: number): void {
    this.#keep(key, Math.min(this.#burst, this.#left(key, now) + 1), now);
  }

  isEmpty(key: string, now: number): boolean {
    return this.#left(key, now) < 1;
  }

  #left(key: string, now: number): number {
    const { left, at } = this.#buckets.get(key) ?? { left: this.#burst, at: now };
    return Math.min(this.#burst, left + (Math.max(0, now - at) / 1000) * this.#perSecond);
  }

  #keep(key: string, left: number, now: number): void {
    // Setting it anew moves the key to the end: the first of the map is the one unused for longest.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left, at: now });
    if (this.#buckets.size > mostBuckets) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
