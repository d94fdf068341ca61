import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { repositoryDir } from '../../../build/paths.mjs';
import { sampleStore } from './raw-store.ts';

/**
 * A sample centre founded once by its button is kept, as it lies sealed in the browser's store, and put back for the tests
 * that only want to stand in it: founding takes longer than most of what they try.
 */
interface StoreCopy {
  readonly version: number;
  readonly tables: readonly TableCopy[];
  /** The small choices the app remembers beside the store. */
  readonly remembered: Readonly<Record<string, string>>;
}
interface TableCopy {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  /** JSON in which bytes are {"$bytes": base64}. */
  readonly rows: string;
}

const copies = new Map<string, StoreCopy>();

/** The workers of one run share their copies, in a folder named after the runner's process. */
export function sampleCopiesOf(runner: number): string {
  return join(repositoryDir, 'test-results', 'sample-copies', String(runner));
}
const folder = sampleCopiesOf(process.ppid);

/** Puts a kept sample centre of this page's moment in place; false where none was founded for it yet. */
export async function putSampleBack(page: Page): Promise<boolean> {
  const moment = await momentOf(page);
  const copy = copies.get(moment) ?? (await readCopy(moment));
  if (copy === null) return false;
  copies.set(moment, copy);
  await page.evaluate(writeStore, [sampleStore, copy] as const);
  await page.reload();
  return true;
}

/** Keeps the sample centre that was just founded in this page. */
export async function keepSampleCopy(page: Page, moment: string): Promise<void> {
  const copy = await page.evaluate(readStore, sampleStore);
  copies.set(moment, copy);
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${moment} ${process.pid}`);
  await writeFile(unfinished, JSON.stringify(copy));
  await rename(unfinished, fileOf(moment));
}

/** The page's day and minute: what the sample's past looks like depends on it. */
export function momentOf(page: Page): Promise<string> {
  return page.evaluate(() => new Date().toISOString().slice(0, 16).replace(':', ''));
}

function fileOf(moment: string): string {
  return join(folder, `${moment}.json`);
}

async function readCopy(moment: string): Promise<StoreCopy | null> {
  const text = await readFile(fileOf(moment), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as StoreCopy);
}

/** Runs in the page. */
async function readStore(name: string): Promise<StoreCopy> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not read'));
      };
    });
  const asText = (_key: string, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    let binary = '';
    for (const byte of value) binary += String.fromCharCode(byte);
    return { $bytes: btoa(binary) };
  };
  const database = await done(indexedDB.open(name));
  const transaction = database.transaction([...database.objectStoreNames]);
  const tables = await Promise.all(
    [...database.objectStoreNames].map(async (tableName) => {
      const store = transaction.objectStore(tableName);
      const indexes = [...store.indexNames].map((indexName) => {
        const { keyPath, unique, multiEntry } = store.index(indexName);
        return { name: indexName, keyPath, unique, multiEntry };
      });
      const rows = JSON.stringify(await done(store.getAll()), asText);
      const { keyPath, autoIncrement } = store;
      return { name: tableName, keyPath, autoIncrement, indexes, rows };
    }),
  );
  database.close();
  return { version: database.version, tables, remembered: Object.fromEntries(Object.entries(localStorage)) };
}

/** Runs in the page. */
function writeStore([name, { version, tables, remembered }]: readonly [string, StoreCopy]): Promise<void> {
  const asBytes = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
    return Uint8Array.from(atob(String(value.$bytes)), (character) => character.charCodeAt(0));
  };
  for (const [key, value] of Object.entries(remembered)) localStorage.setItem(key, value);
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => {
      reject(request.error ?? new Error('not opened'));
    };
    request.onupgradeneeded = () => {
      for (const { name: tableName, keyPath, autoIncrement, indexes, rows } of tables) {
        const store = request.result.createObjectStore(tableName, { keyPath, autoIncrement });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
        for (const row of JSON.parse(rows, asBytes) as unknown[]) store.put(row);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}
