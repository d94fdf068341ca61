import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Names of stores: people's data live under them, so they never change. */
export const sampleStore = 'waymark-sample';

/** Leaves a store as a Waymark of another version would: at this version of IndexedDB, holding one row. */
export async function plantStore(page: Page, version: number): Promise<void> {
  await page.evaluate(
    ([name, wanted]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name, wanted);
        request.onupgradeneeded = () => request.result.createObjectStore('later').put('from next year', 'kept');
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error ?? new Error('not opened'));
      }),
    [sampleStore, version] as const,
  );
}

/** The version and the tables of the store as they are on the disk. */
export function storeAsItIs(page: Page): Promise<{ version: number; tables: string[] }> {
  return page.evaluate(
    (name) =>
      new Promise<{ version: number; tables: string[] }>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const { version, objectStoreNames } = request.result;
          request.result.close();
          resolve({ version, tables: [...objectStoreNames] });
        };
        request.onerror = () => reject(request.error ?? new Error('not opened'));
      }),
    sampleStore,
  );
}

/** A second window that wants the store for itself, as a newer Waymark does, and then gives up. The first lets go. */
export async function takeStoreAway(context: BrowserContext, page: Page): Promise<void> {
  const other = await context.newPage();
  await other.goto(new URL('/icon.svg', page.url()).href);
  await other.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name, 5000);
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => resolve();
      }),
    sampleStore,
  );
  await other.close();
}

/** Turns one bit in every sealed part of a table, past Waymark. */
export async function damageTable(page: Page, table: string): Promise<void> {
  await page.evaluate(
    ([name, wanted]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error ?? new Error('not opened'));
        request.onsuccess = () => {
          const transaction = request.result.transaction(wanted, 'readwrite');
          transaction.objectStore(wanted).openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
            if (cursor === null) return;
            const row = cursor.value as { p: Record<string, Uint8Array> };
            for (const part of Object.values(row.p)) part[part.length - 1] = (part.at(-1) ?? 0) ^ 1;
            cursor.update(row);
            cursor.continue();
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    [sampleStore, table] as const,
  );
}

/** A disk that can be filled and freed again. */
export interface SmallDisk {
  fill(): Promise<void>;
  free(): Promise<void>;
}

/** Gives the app a small disk; to be called before it keeps anything, because Chromium remembers for a while how much room there was. */
export async function smallDisk(page: Page, bytes: number): Promise<SmallDisk> {
  const tools: CDPSession = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
  return {
    fill: () => page.evaluate(fillUp),
    free: async () => {
      await tools.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

/** Runs in the page: rows of random bytes, smaller and smaller, until not even a small one fits. */
async function fillUp(): Promise<void> {
  const filler = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('filler', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const put = (bytes: number): Promise<boolean> =>
    new Promise((resolve) => {
      const transaction = filler.transaction('rows', 'readwrite', { durability: 'strict' });
      for (let at = 0; at < bytes; at += 50_000)
        transaction.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(Math.min(bytes - at, 50_000))));
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
  for (let bytes = 1_000_000; bytes >= 10;) if (!(await put(bytes))) bytes = Math.floor(bytes / 4);
  filler.close();
}
