import type { ClockDoubt } from '../../../shared/centre/clock-doubt.ts';
import type { CentreKind, WaymarkDatabase } from '../../data/database.ts';
import type { OpenProblem } from '../../data/open-database.ts';
import type { Session } from '../../data/session.ts';

/** A centre's store, held open by this window and locked until someone signs in. */
export interface OpenStore {
  readonly kind: CentreKind;
  readonly database: WaymarkDatabase;
  readonly release: () => void;
}

/** 'closed': the store went while we worked. 'damaged': a row or the log is not as Waymark wrote it. */
export type StoreProblem = OpenProblem | 'closed' | 'damaged';

/** Where a person stands; `fresh`: the centre was just set up or restored between opening the app and working in it. */
export type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'start'; readonly here: readonly CentreKind[] }
  | {
      readonly at: 'sign-in';
      readonly store: OpenStore;
      readonly here: readonly CentreKind[];
      readonly wasLocked: boolean;
      /** Entries that were kept and not yet sent when the last person left; 0 where that is not known. */
      readonly unsent: number;
    }
  | {
      readonly at: 'signed-in';
      readonly store: OpenStore;
      readonly session: Session;
      readonly fresh: boolean;
      readonly clock: ClockDoubt | null;
    }
  | { readonly at: 'problem'; readonly problem: StoreProblem; readonly kind: CentreKind };
