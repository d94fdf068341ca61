import type { LogEntry, ScopeCell, StateRow } from '../../../shared/sync/protocol/pull.ts';

/** What a page says to one tier: log entries carry their base part and that tier's only. */
export interface Parcel {
  readonly left: readonly ScopeCell[];
  readonly rows: readonly StateRow[];
  readonly log: readonly LogEntry[];
  /** Of a parcel that waits for an update: the records (`refOf`) this version could not show. Only they are applied then. */
  readonly only?: readonly string[];
}
