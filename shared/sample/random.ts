const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 16;

/** Seeded chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number from low to high, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Picks in proportion to the weights. */
  readonly weighted: <T>(list: readonly (readonly [weight: number, value: T])[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
  /** Shaped as the ids of real records. */
  readonly id: () => string;
}

/** mulberry32 (public domain): good enough to invent people, never for keys. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted: (list) => drawWeighted(next, list),
    shuffle: (list) => shuffled(next, list),
    id: () =>
      Array.from({ length: idLength }, () => idAlphabet.charAt(Math.floor(next() * idAlphabet.length))).join(''),
  };
}

function at<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('Nothing to pick from');
  // The index is within the list, which may hold undefined as a value of its own.
  return list[index] as T;
}

function drawWeighted<T>(next: () => number, list: readonly (readonly [weight: number, value: T])[]): T {
  let rest = next() * list.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of list) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return at(list, list.length - 1)[1];
}

function shuffled<T>(next: () => number, list: readonly T[]): T[] {
  const keyed = list.map((value) => ({ value, key: next() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}
