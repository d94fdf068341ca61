import type { RecordOf } from '../../shared/model/declare.ts';
import { declarations, knownDeclaration, type DeclarationOf, type RecordType } from '../../shared/model/registry.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { ReadCommit } from '../../shared/sync/codec.ts';
import { personsOf } from '../../shared/pupils/persons.ts';
import { asRecord, isInTrail, remaining } from './held-slices.ts';
import { PersonView } from './person-view.ts';
import { noteSeen } from './seen.ts';
import type { Change, Commit } from '../../shared/sync/commit.ts';
import { foldChange, joinSlices, type Header, type Slice } from '../../shared/sync/fold.ts';

/** Up to which of this device's commits each tier has been folded into the packed tables. */
export type SettledTo = Readonly<Record<Tier, number>>;

/** Where a laptop stands in the LA's shared log, and how far the endpoint's clock is from its own. */
export interface SharedPosition {
  readonly epoch: string;
  readonly seen: number;
  readonly offsetMilliseconds: number;
  /** X25519 key of the endpoint; null where it told none. */
  readonly endpointKey: Uint8Array | null;
  /** False until a laptop that joined has all of the centre's records. */
  readonly isFilled: boolean;
}

/** What the packed tables hold now of one held record, by tier; an empty map where they hold nothing of it. */
export interface HeldBase {
  readonly type: string;
  readonly key: string;
  readonly slices: ReadonlyMap<Tier, Slice>;
}

export interface PendingChange {
  readonly tier: Tier;
  readonly change: Change;
  readonly header: Header;
}

/** The types that say which files are one young person's, and how their stays and places take turns. */
const shapesPersons: ReadonlySet<string> = new Set(['samePerson', 'pupil', 'enrolment', 'membership']);

/** Slices of different tiers are settled at different times, so each is folded by itself, as on the disk. */
type Held = Map<string, Map<Tier, Slice>>;

/**
 * What is in memory while someone is signed in: the held records with every commit applied, and the unsettled changes of
 * the types that stay on the disk, which readers lay over what they read. Emptied at lock.
 */
export class Replica {
  readonly #held = new Map<string, Held>();
  readonly #lists = new Map<string, readonly unknown[]>();
  readonly #shown = new Map<string, readonly unknown[]>();
  #persons: PersonView | undefined;
  readonly #listeners = new Set<() => void>();
  #pending: ReadCommit[] = [];
  #version = 0;
  #settledTo: SettledTo;
  #shared: SharedPosition | null;

  constructor(settledTo: SettledTo, shared: SharedPosition | null = null) {
    this.#settledTo = settledTo;
    this.#shared = shared;
    for (const declaration of declarations) {
      if (declaration.storage === 'held') this.#held.set(declaration.type, new Map());
    }
  }

  /** Where this laptop stands in the shared log; null before any endpoint. Then the packed tables hold only what the log confirmed. */
  get shared(): SharedPosition | null {
    return this.#shared;
  }

  /** From now on the laptop shares: nothing of its own is settled before the log has confirmed it. */
  share(position: SharedPosition): void {
    this.#shared = position;
  }

  /** How far the shared log is applied to what is shown now: what forms and acts carry as `seen`. */
  get seen(): Commit['seen'] {
    return this.#shared === null ? ['', 0] : [this.#shared.epoch, this.#shared.seen];
  }

  get settledTo(): SettledTo {
    return this.#settledTo;
  }

  get pending(): readonly ReadCommit[] {
    return this.#pending;
  }

  /** Rises with every commit; screens that show data follow it. */
  get version(): number {
    return this.#version;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Puts a settled record in place while the store is being opened. */
  place(type: string, key: string, tier: Tier, slice: Slice): void {
    this.#slicesOf(type, key)?.set(tier, slice);
  }

  /** The record's slices by tier, to be filled where there is none yet; undefined for types that stay on the disk. */
  #slicesOf(type: string, key: string): Map<Tier, Slice> | undefined {
    const held = this.#held.get(type);
    const known = held?.get(key);
    if (held === undefined || known !== undefined) return known;
    const slices = new Map<Tier, Slice>();
    held.set(key, slices);
    return slices;
  }

  /** Applies a commit that is on the disk. Parts that were settled before are skipped, tier by tier. */
  apply(commit: ReadCommit): void {
    this.#pending.push(commit);
    for (const { tier, changes } of commit.tiers) {
      if (commit.header.n <= this.#settledTo[tier]) continue;
      for (const change of changes) this.#applyHeld(tier, change, commit.header);
    }
  }

  /** Tells the screens. Kept apart from `apply` so that opening a store wakes them once. */
  announce(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Forgets what has been folded into the packed tables. */
  settled(settledTo: SettledTo, openTiers: readonly Tier[]): void {
    this.#settledTo = settledTo;
    const reached = Math.min(...openTiers.map((tier) => settledTo[tier]));
    this.#pending = this.#pending.filter((commit) => commit.header.n > reached);
    this.announce();
  }

  #applyHeld(tier: Tier, change: Change, header: Header): void {
    const slices = this.#slicesOf(change.type, change.key);
    if (slices === undefined) return;
    const before = slices.get(tier);
    // A row of the endpoint may hold a commit of ours already that the log has not confirmed yet.
    if (this.#shared !== null && isInTrail(before, header)) return;
    slices.set(tier, foldChange(before, change, header));
    this.#forget(change.type);
  }

  /** The lists of a type are made anew when they are next asked for; all of them where the type says whose file is whose. */
  #forget(type: string): void {
    this.#lists.delete(type);
    this.#shown.delete(type);
    if (!shapesPersons.has(type)) return;
    this.#persons = undefined;
    this.#shown.clear();
  }

  /**
   * Takes what a page of the shared log left in the packed tables: the records named stand on their new base, commits up to
   * `settledTo` are in it, and what is still unconfirmed lies over it.
   */
  rebase(bases: readonly HeldBase[], settledTo: SettledTo, position: SharedPosition): void {
    this.#shared = position;
    this.#settledTo = settledTo;
    this.#pending = this.#pending.filter(({ header, tiers }) => tiers.some(({ tier }) => header.n > settledTo[tier]));
    for (const { type, key, slices } of bases) {
      const held = this.#held.get(type);
      if (held === undefined) continue;
      this.#forget(type);
      if (slices.size === 0) held.delete(key);
      else held.set(key, new Map(slices));
      this.#layPendingOn(type, key);
    }
    this.announce();
  }

  #layPendingOn(type: string, key: string): void {
    for (const { header, tiers } of this.#pending) {
      for (const { tier, changes } of tiers) {
        if (header.n <= this.#settledTo[tier]) continue;
        for (const change of changes)
          if (change.type === type && change.key === key) this.#applyHeld(tier, change, header);
      }
    }
  }

  /** Starts over from packed tables that were put in place whole. `pending` is what they do not hold. */
  replaceAll(place: (replica: Replica) => void, pending: readonly ReadCommit[], settledTo: SettledTo): void {
    this.#clear();
    this.#settledTo = settledTo;
    this.#pending = [];
    place(this);
    for (const commit of pending) this.apply(commit);
  }

  /** Takes changes the endpoint refused, or holds back, out of what is shown. The caller rebases their records. */
  withoutChanges(n: number, isTakenOut: (change: Change) => boolean): void {
    this.#pending = this.#pending.map((commit) => (commit.header.n === n ? remaining(commit, isTakenOut) : commit));
  }

  /** Unsettled changes of one type, in the order of their commits. */
  pendingOf(type: RecordType): PendingChange[] {
    return this.#pending.flatMap(({ header, tiers }) =>
      tiers.flatMap(({ tier, changes }) =>
        header.n <= this.#settledTo[tier]
          ? []
          : changes.filter((change) => change.type === type).map((change) => ({ tier, change, header })),
      ),
    );
  }

  /** Which files are one young person's, and how their records are shown. */
  get persons(): PersonView {
    this.#persons ??= new PersonView(
      personsOf(this.kept('samePerson'), (file) => asRecord(file, this.#held.get('pupil')?.get(file)) !== undefined),
      () => ({ enrolment: this.kept('enrolment'), membership: this.kept('membership') }),
    );
    return this.#persons;
  }

  /**
   * Every record of a held type that is not withdrawn, as screens show it: the files of one young person as one. The same
   * array until something of it changes.
   */
  all<T extends RecordType>(type: T): readonly RecordOf<DeclarationOf<T>>[] {
    const kept = this.kept(type);
    if (this.persons.isEmpty) return kept;
    const known = this.#shown.get(type) ?? this.persons.show(knownDeclaration(type), kept);
    this.#shown.set(type, known);
    // Only lists of this type are kept under its name.
    return known as readonly RecordOf<DeclarationOf<T>>[];
  }

  /** The same as they are kept, every file by itself. */
  kept<T extends RecordType>(type: T): readonly RecordOf<DeclarationOf<T>>[] {
    const known = this.#lists.get(type);
    if (known === undefined) {
      const list = [...(this.#held.get(type) ?? [])].flatMap(([key, slices]) => asRecord(key, slices) ?? []);
      for (const record of list) noteSeen(record, this.seen);
      this.#lists.set(type, list);
      // Values were checked by the declaration when they were written.
      return list as unknown as readonly RecordOf<DeclarationOf<T>>[];
    }
    // Only lists of this type are kept under its name.
    return known as readonly RecordOf<DeclarationOf<T>>[];
  }

  /** One record as screens show it: of a pupil, the file that stands. */
  one<T extends RecordType>(type: T, key: string): RecordOf<DeclarationOf<T>> | undefined {
    const { about } = knownDeclaration(type);
    const record = this.keptOne(type, about === 'id' ? this.persons.standing(key) : key);
    if (record === undefined || about === null || about === 'id' || type === 'samePerson') return record;
    return this.persons.showOne(type, about, record) ?? record;
  }

  /** One record as it is kept. */
  keptOne<T extends RecordType>(type: T, key: string): RecordOf<DeclarationOf<T>> | undefined {
    const record = asRecord(key, this.#held.get(type)?.get(key));
    if (record !== undefined) noteSeen(record, this.seen);
    // Values were checked by the declaration when they were written.
    return record as RecordOf<DeclarationOf<T>> | undefined;
  }

  /** The record with its history, withdrawn ones too; held types only. */
  slice(type: RecordType, key: string): Slice | undefined {
    const slices = this.#held.get(type)?.get(key);
    return slices === undefined ? undefined : joinSlices([...slices.values()]);
  }

  /** Every record of a held type about one young person, in any file of theirs, withdrawn ones too, with its history. */
  slicesAbout(type: RecordType, pupil: string): { readonly key: string; readonly slice: Slice }[] {
    const { about } = knownDeclaration(type);
    const files = new Set<unknown>(this.persons.filesOf(pupil));
    return [...(this.#held.get(type) ?? [])].flatMap(([key, slices]) => {
      const slice = joinSlices([...slices.values()]);
      return about !== null && files.has(about === 'id' ? key : slice.values[about]) ? [{ key, slice }] : [];
    });
  }

  wipe(): void {
    this.#clear();
    this.#pending = [];
    this.#listeners.clear();
  }

  #clear(): void {
    for (const held of this.#held.values()) held.clear();
    this.#lists.clear();
    this.#shown.clear();
    this.#persons = undefined;
  }
}
