import type { CommitParts } from '../../shared/sync/codec.ts';
import type { erasureReasons } from '../../shared/sync/protocol/erase.ts';
import type { Emptied } from '../../shared/sync/tombstones.ts';

/** That a pupil was erased: ids only. */
export interface Erasure {
  readonly centre: string;
  readonly pupil: string;
  readonly why: (typeof erasureReasons)[number];
  /** The member of staff who did it. */
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export type NumberedErasure = Erasure & { readonly number: number };

/** The list of erasures that is kept outside the database and its backups, and only grows. */
export interface ErasureLedger {
  /** Durable when its promise is kept. */
  append(erasure: Erasure): Promise<void>;
  all(): Promise<readonly Erasure[]>;
}

export interface CommitPlace {
  readonly device: string;
  readonly n: number;
}

export interface ErasureStore {
  hasCentre(centre: string): Promise<boolean>;
  erasure(centre: string, pupil: string): Promise<NumberedErasure | undefined>;
  /** Those of the pupils who were erased. */
  erasedAmong(centre: string, pupils: readonly string[]): Promise<Set<string>>;
  /** Those with numbers above one and up to another. */
  erasedBetween(centres: readonly string[], after: number, upTo: number): Promise<{ centre: string; pupil: string }[]>;
  allErasures(): Promise<NumberedErasure[]>;
  addErasure(erasure: NumberedErasure): Promise<void>;
  /** Whether any record or commit of the centre names the pupil. */
  isNamed(centre: string, pupil: string): Promise<boolean>;
  /** Every file of the young person whose one file this is; itself alone where it was joined with no other. */
  filesOf(centre: string, pupil: string): Promise<readonly string[]>;
  /** Commits that name the pupil or may do so, in the order of device and n. */
  commitsNaming(
    centre: string,
    pupil: string,
    after: CommitPlace | null,
    limit: number,
  ): Promise<(CommitPlace & { readonly parts: CommitParts })[]>;
  /** Puts emptied parts in the place of a commit's, and takes its rulings on them back. */
  emptyCommit(emptied: CommitPlace & Emptied & { readonly pupil: string }): Promise<void>;
  /** Records, places in groups and parked changes of the pupil go. */
  dropRecordsOf(centre: string, pupil: string): Promise<void>;
}
