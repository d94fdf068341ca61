import { Dexie, type DBCore, type Transaction } from 'dexie';

/** Transactions opened by the write door. Held weakly: a finished transaction is forgotten with its object. */
const opened = new WeakSet<object>();

/** A table was written past the write door. Always a bug, so it is thrown and the transaction is lost whole. */
export class WrittenPastTheDoor extends Error {
  constructor(table: string) {
    super(`The table "${table}" was written outside the write door (renderer/data/door.ts)`);
    this.name = 'WrittenPastTheDoor';
  }
}

export function markAsDoor(transaction: Transaction): void {
  opened.add(transaction.idbtrans);
}

/** Refuses every change to every table in a transaction the door did not open. */
export function guardWrites(database: Dexie): void {
  database.use({
    stack: 'dbcore',
    name: 'write-guard',
    create: (core: DBCore): DBCore => ({
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
    }),
  });
}
