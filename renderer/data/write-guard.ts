import type { DBCore, Dexie, Transaction } from 'dexie';

/** Transactions opened by the write door. Held weakly: a finished transaction is forgotten with its object. */
const opened = new WeakSet<object>();

/** A table was written past the write door. Always a bug, so it is thrown and the transaction is lost whole. */
export class WrittenPastTheDoor extends Error {
  constructor(table: string) {
    super(`The table "${table}" was written outside the write door (renderer/data/door.ts)`);
    this.name = 'WrittenPastTheDoor';
  }
}

export function markAsDoor(transaction: Pick<Transaction, 'idbtrans'>): void {
  opened.add(transaction.idbtrans);
}

/** Just above the sealing and below everything of Dexie's own (see sealing.ts), so that nothing gets past it. */
const levelOfGuard = -2;
const guarded = new WeakMap<Dexie, DBCore>();

/** The store as seen from just above guard and sealing, without Dexie's zones and hooks; for door.ts only. */
export function guardedCore(database: Dexie): DBCore {
  const core = guarded.get(database);
  if (core === undefined) throw new Error('The store is not open');
  return core;
}

/** Refuses every change to every table in a transaction the door did not open. */
export function guardWrites(database: Dexie): void {
  const guard = (core: DBCore): DBCore => ({
    ...core,
    table: (name) => {
      const table = core.table(name);
      return {
        ...table,
        mutate: (request) => {
          if (!opened.has(request.trans)) return Promise.reject(new WrittenPastTheDoor(name));
          return table.mutate(request);
        },
      };
    },
  });
  database.use({
    stack: 'dbcore',
    name: 'write-guard',
    level: levelOfGuard,
    create: (core: DBCore): DBCore => {
      const above = guard(core);
      guarded.set(database, above);
      return above;
    },
  });
}
