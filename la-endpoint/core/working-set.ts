import { readMarkKey } from '../../shared/attendance/mark.ts';
import type { Change } from '../../shared/sync/commit.ts';
import type { RecordState } from '../../shared/sync/contest.ts';
import { readPairKey } from '../../shared/pupils/same-person.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { refKey, type RecordRef, type JudgingTx } from './store.ts';

/** What judging changes asks about: the records they name, the enrolments of marks, the pupils. */
export function recordsNeeded(changes: readonly Change[]): RecordRef[] {
  const refs = new Map<string, RecordRef>();
  const want = (type: string, key: string): unknown => refs.set(refKey({ type, key }), { type, key });
  for (const { type, key, pupil } of changes) {
    want(type, key);
    if (type === 'mark') want('enrolment', readMarkKey(key).enrolment);
    if (type === 'samePerson') for (const file of readPairKey(key)) want('pupil', file);
    if (pupil !== undefined) want('pupil', pupil);
  }
  return [...refs.values()];
}

/** The records a commit touches or leans on, as they become while its changes are judged one after the other. */
export class WorkingSet {
  readonly #centre: string;
  readonly #states: Map<string, RecordState>;
  readonly #changed = new Map<string, RecordRef & { tiers: Set<Tier> }>();

  private constructor(centre: string, states: Map<string, RecordState>) {
    this.#centre = centre;
    this.#states = states;
  }

  /** Reads once, for all changes, what judging them asks about. */
  static async load(tx: JudgingTx, centre: string, changes: readonly Change[]): Promise<WorkingSet> {
    return new WorkingSet(centre, await tx.records(centre, recordsNeeded(changes)));
  }

  state(type: string, key: string): RecordState | undefined {
    return this.#states.get(refKey({ type, key }));
  }

  put(type: string, key: string, state: RecordState): void {
    const name = refKey({ type, key });
    const before = this.#states.get(name);
    const known = this.#changed.get(name) ?? { type, key, tiers: new Set<Tier>() };
    for (const tier of tiers) if (state.tiers[tier] !== before?.tiers[tier]) known.tiers.add(tier);
    this.#states.set(name, state);
    this.#changed.set(name, known);
  }

  /** Hands on what changed since the last time. */
  async save(tx: JudgingTx): Promise<void> {
    const records = [...this.#changed.values()].flatMap(({ type, key, tiers: changed }) => {
      const state = this.state(type, key);
      return state === undefined ? [] : [{ type, key, state, changed: [...changed] }];
    });
    this.#changed.clear();
    await tx.putRecords(this.#centre, records);
  }
}
