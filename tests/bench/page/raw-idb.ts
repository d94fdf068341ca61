import type { BenchAdapter, BenchMark, BenchPupil, BenchSummary, BenchTarget, OpenOptions } from './adapter.ts';
import { RawExchange, type RawStore } from './raw-exchange.ts';

/** Plain IndexedDB by hand: no encryption, no history, nobody signed in. The measure for every ratio. */
const name = 'bench-raw';
let database: IDBDatabase | null = null;
let durability: OpenOptions['durability'] = 'strict';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('request'));
    };
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('abort'));
    };
  });
}

function begin(stores: string[], mode: IDBTransactionMode): IDBTransaction {
  if (database === null) throw new Error('not open');
  return database.transaction(stores, mode, { durability });
}

const tables = ['pupils', 'targets', 'marks'] as const;
let exchange: RawExchange | null = null;

/** All rows, as the exchange sends them. */
const store: RawStore = {
  async all() {
    const transaction = begin([...tables], 'readonly');
    const read = (table: string): Promise<unknown[]> => done(transaction.objectStore(table).getAll());
    const [pupils, targets, marks] = await Promise.all(tables.map(read));
    return [
      ...((pupils ?? []) as BenchPupil[]).map((row) => ({ in: 'pupils' as const, row })),
      ...((targets ?? []) as BenchTarget[]).map((row) => ({ in: 'targets' as const, row })),
      ...((marks ?? []) as BenchMark[]).map((row) => ({ in: 'marks' as const, row })),
    ];
  },
  async put(rows) {
    const transaction = begin([...tables], 'readwrite');
    for (const { in: table, row } of rows) transaction.objectStore(table).put(row);
    await committed(transaction);
  },
};

function exchanging(): RawExchange {
  if (exchange === null) throw new Error('not opened for an exchange');
  return exchange;
}

const attending = new Set(['/', '\\', 'L']);

export const rawIdb: BenchAdapter = {
  name: 'raw-idb',
  version: '1',
  caps: { strict: true },
  async open(options) {
    durability = options.durability;
    exchange = options.syncUrl === undefined ? null : new RawExchange(store, options.syncUrl);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const pupils = request.result.createObjectStore('pupils', { keyPath: 'id' });
      pupils.createIndex('groupId', 'groupId');
      request.result.createObjectStore('targets', { keyPath: 'id' }).createIndex('pupilId', 'pupilId');
      request.result.createObjectStore('marks', { keyPath: 'id' }).createIndex('pupilDate', ['pupilId', 'date']);
    };
    database = await done(request);
  },
  close() {
    database?.close();
    database = null;
    return Promise.resolve();
  },
  async bulkLoad({ pupils, targets, marks }) {
    const first = begin(['pupils', 'targets'], 'readwrite');
    for (const pupil of pupils) first.objectStore('pupils').put(pupil);
    for (const target of targets) first.objectStore('targets').put(target);
    await committed(first);
    for (let start = 0; start < marks.length; start += 5000) {
      const chunk = begin(['marks'], 'readwrite');
      for (const mark of marks.slice(start, start + 5000)) chunk.objectStore('marks').put(mark);
      await committed(chunk);
    }
  },
  async openRegister({ groupId, weekStart, weekEnd }) {
    const transaction = begin(['pupils', 'marks'], 'readonly');
    // Stored by bulkLoad only.
    const pupils = (await done(transaction.objectStore('pupils').index('groupId').getAll(groupId))) as { id: string }[];
    const index = transaction.objectStore('marks').index('pupilDate');
    const weeks = await Promise.all(
      pupils.map(({ id }) => done(index.getAll(IDBKeyRange.bound([id, weekStart], [id, weekEnd])))),
    );
    return { pupils, marks: weeks.flat() as BenchMark[] };
  },
  async putMark(mark) {
    const transaction = begin(['marks'], 'readwrite');
    transaction.objectStore('marks').put(mark);
    await committed(transaction);
    exchange?.sent(mark);
  },
  async summary({ from, to }) {
    const rows = new Map<string, { pupilId: string; attended: number; possible: number }>();
    const marks = (await done(begin(['marks'], 'readonly').objectStore('marks').getAll())) as BenchMark[];
    for (const mark of marks) {
      if (mark.date < from || mark.date > to) continue;
      const row = rows.get(mark.pupilId) ?? { pupilId: mark.pupilId, attended: 0, possible: 0 };
      row.possible += 1;
      if (attending.has(mark.code)) row.attended += 1;
      rows.set(mark.pupilId, row);
    }
    return [...rows.values()] satisfies BenchSummary[];
  },
  async getMark({ id }) {
    return ((await done(begin(['marks'], 'readonly').objectStore('marks').get(id))) as BenchMark | undefined) ?? null;
  },
  countMarks() {
    return done(begin(['marks'], 'readonly').objectStore('marks').count());
  },
  enrol: () => exchanging().enrol(),
  push: () => exchanging().push(),
  pull: () => exchanging().pull(),
  startLive: () => exchanging().startLive(),
  stopLive: () => exchanging().stopLive(),
};
