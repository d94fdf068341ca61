import type { JsonValue, RecordOf } from '../../shared/model/declare.ts';
import { declarations, knownDeclaration, type DeclarationOf, type RecordType } from '../../shared/model/registry.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { ReadCommit } from '../../shared/sync/codec.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { foldChange, joinSlices, type Header, type Slice } from '../../shared/sync/fold.ts';

/** Up to which of this device's commits each tier has been folded into the packed tables. */
export type SettledTo = Readonly<Record<Tier, number>>;

export interface PendingChange {
  readonly tier: Tier;
  readonly change: Change;
  readonly header: Header;
}

/** Slices of different tiers are settled at different times, so each is folded by itself, as on the disk. */
type Held = Map<string, Map<Tier, Slice>>;

/**
 * What is in memory while someone is signed in: the held records with every commit applied, and the unsettled changes of
 * the types that stay on the disk, which readers lay over what they read. Emptied at lock.
 */
export class Replica {
  readonly #held = new Map<string, Held>();
  readonly #lists = new Map<string, readonly unknown[]>();
  readonly #listeners = new Set<() => void>();
  #pending: ReadCommit[] = [];
  #version = 0;
  #settledTo: SettledTo;

  constructor(settledTo: SettledTo) {
    this.#settledTo = settledTo;
    for (const declaration of declarations) {
      if (declaration.storage === 'held') this.#held.set(declaration.type, new Map());
    }
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
    slices.set(tier, foldChange(slices.get(tier), change, header));
    this.#lists.delete(change.type);
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

  /** Every record of a held type that is not withdrawn. The same array until something of the type changes. */
  all<T extends RecordType>(type: T): readonly RecordOf<DeclarationOf<T>>[] {
    const known = this.#lists.get(type);
    if (known === undefined) {
      const list = [...(this.#held.get(type) ?? [])].flatMap(([key, slices]) => asRecord(key, slices) ?? []);
      this.#lists.set(type, list);
      // Values were checked by the declaration when they were written.
      return list as unknown as readonly RecordOf<DeclarationOf<T>>[];
    }
    // Only lists of this type are kept under its name.
    return known as readonly RecordOf<DeclarationOf<T>>[];
  }

  one<T extends RecordType>(type: T, key: string): RecordOf<DeclarationOf<T>> | undefined {
    const slices = this.#held.get(type)?.get(key);
    // Values were checked by the declaration when they were written.
    return slices === undefined ? undefined : (asRecord(key, slices) as RecordOf<DeclarationOf<T>> | undefined);
  }

  /** The record with its history, withdrawn ones too; held types only. */
  slice(type: RecordType, key: string): Slice | undefined {
    const slices = this.#held.get(type)?.get(key);
    return slices === undefined ? undefined : joinSlices([...slices.values()]);
  }

  /** Every record of a held type about one pupil, withdrawn ones too, with its history. */
  slicesAbout(type: RecordType, pupil: string): { readonly key: string; readonly slice: Slice }[] {
    const { about } = knownDeclaration(type);
    return [...(this.#held.get(type) ?? [])].flatMap(([key, slices]) => {
      const slice = joinSlices([...slices.values()]);
      return about !== null && (about === 'id' ? key : slice.values[about]) === pupil ? [{ key, slice }] : [];
    });
  }

  wipe(): void {
    for (const held of this.#held.values()) held.clear();
    this.#lists.clear();
    this.#pending = [];
    this.#listeners.clear();
  }
}

/** The values of every tier together; undefined for a withdrawn record. */
function asRecord(key: string, slices: ReadonlyMap<Tier, Slice>): { readonly id: string } | undefined {
  const values: Record<string, JsonValue> = {};
  for (const slice of slices.values()) {
    if (slice.withdrawn === true) return undefined;
    Object.assign(values, slice.values);
  }
  return { ...values, id: key };
}
