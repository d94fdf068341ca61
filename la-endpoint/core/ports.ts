import type { ErasureLedger } from './erasure.ts';
import type { Store } from './store.ts';

/** What the core is given from outside: it has no clock, no randomness and no database of its own. */
export interface Ports {
  readonly store: Store;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Whether an error passes by itself (the database is away), so that trying again may help. */
  readonly isPassing: (error: unknown) => boolean;
  /** How many commits one transaction takes; fewer in tests, which cut between transactions. */
  readonly commitsTogether?: number;
  /** Where erasures are kept outside the database; without one nobody can be erased. */
  readonly ledger?: ErasureLedger;
}
