import type { Platform } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import { aloneStatus, type SyncStatus } from './status.ts';
import type { Contest, Parked } from './things.ts';

const engines = new WeakMap<Session, SyncEngine>();

export function engineOf(session: Session): SyncEngine {
  const known = engines.get(session);
  if (known !== undefined) return known;
  const engine = new SyncEngine(session);
  engines.set(session, engine);
  return engine;
}

/** One exchange for one signed-in person: when to send and fetch, and the honest state of it. */
export class SyncEngine {
  readonly #listeners = new Set<() => void>();
  readonly contests: readonly Contest[] = [];
  readonly parked: readonly Parked[] = [];
  readonly status: SyncStatus;

  constructor(session: Session) {
    this.status = aloneStatus(session.replica.one('centre', 'centre')?.name ?? '');
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(_platform: Platform): () => Promise<void> {
    return () => Promise.resolve();
  }

  wake(): void {
    for (const listener of this.#listeners) listener();
  }

  pause(): void {
    for (const listener of this.#listeners) listener();
  }

  unsentBy(): { readonly all: number; readonly own: number } {
    return { all: 0, own: 0 };
  }
}
