import { Dexie } from 'dexie';
import { databaseNames, WaymarkDatabase, type CentreKind } from './database.ts';
import { storeVersion } from './migrations/migrations.ts';

/** Dexie multiplies its version numbers by ten in IndexedDB. */
const versionsPerStep = 10;

/** Why a store cannot be opened now. Each has a screen of its own; none has lost anything. */
export type OpenProblem = 'newer-store' | 'another-window' | 'blocked' | 'failed';

export type Opened =
  | { readonly state: 'open'; readonly database: WaymarkDatabase; readonly release: () => void }
  | { readonly state: 'none' }
  | { readonly state: 'problem'; readonly problem: OpenProblem };

export interface StoreEvents {
  /** The browser or another window closed the store under us. */
  readonly onClosed: () => void;
}

async function versionHere(name: string): Promise<number | undefined> {
  return (await indexedDB.databases()).find((database) => database.name === name)?.version;
}

/**
 * Whether a centre's store is under this name. One whose founding or restore was cut short holds nothing at all: it is
 * removed and counts as none. The caller must hold the store.
 */
export async function holdsCentre(name: string): Promise<boolean> {
  const version = await versionHere(name);
  if (version === undefined || version > storeVersion * versionsPerStep) return version !== undefined;
  const database = new WaymarkDatabase(name);
  await database.open();
  const empty = await isEmpty(database);
  database.close();
  if (empty) await Dexie.delete(name);
  return !empty;
}

async function isEmpty(database: WaymarkDatabase): Promise<boolean> {
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  return counts.every((count) => count === 0);
}

/** Which centres are on this device. */
export async function centresHere(): Promise<readonly CentreKind[]> {
  const names = (await indexedDB.databases()).map((database) => database.name);
  return (['real', 'sample'] as const).filter((kind) => names.includes(databaseNames[kind]));
}

/** A window that is just closing lets go within this time. */
const patienceWithWindowMilliseconds = 1000;
/** Where nobody has the lock it comes at once, but a busy laptop may take its time. */
const patienceAloneMilliseconds = 15_000;

function lockName(name: string): string {
  return `store ${name}`;
}

/**
 * Only one window works on a store at a time; the lock goes with the window, however it ends. Null where another has it.
 * What is returned lets go; its promise says when that is done.
 */
export async function holdStore(name: string): Promise<(() => Promise<void>) | null> {
  const { held = [] } = await navigator.locks.query();
  const isTaken = held.some((lock) => lock.name === lockName(name));
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(isTaken ? patienceWithWindowMilliseconds : patienceAloneMilliseconds);
    const finished: Promise<void> = navigator.locks
      .request(
        lockName(name),
        { signal },
        () =>
          new Promise<void>((letGo) => {
            resolve(() => {
              letGo();
              return finished;
            });
          }),
      )
      .catch(() => {
        resolve(null);
      });
  });
}

/** Opens a centre's store, locked: nothing sealed can be read until someone signs in. */
export async function openDatabase(kind: CentreKind, events: StoreEvents): Promise<Opened> {
  const name = databaseNames[kind];
  const version = await versionHere(name);
  if (version === undefined) return { state: 'none' };
  // Asked first, so that an older app never starts to open, and thereby never touches, a newer store.
  if (version > storeVersion * versionsPerStep) return { state: 'problem', problem: 'newer-store' };
  const release = await holdStore(name);
  if (release === null) return { state: 'problem', problem: 'another-window' };
  const database = new WaymarkDatabase(name);
  const problem = await tryToOpen(database, events);
  if (problem === null && !(await isEmpty(database))) return { state: 'open', database, release: () => void release() };
  await closeDatabase(database);
  if (problem === null) await Dexie.delete(name);
  await release();
  return problem === null ? { state: 'none' } : { state: 'problem', problem };
}

async function tryToOpen(database: WaymarkDatabase, events: StoreEvents): Promise<OpenProblem | null> {
  const blocked = new Promise<'blocked'>((resolve) => {
    database.on('blocked', () => {
      resolve('blocked');
    });
  });
  try {
    const outcome = await Promise.race([database.open().then(() => null), blocked]);
    if (outcome === 'blocked') return 'blocked';
    database.on('close', () => {
      if (!closedByUs.has(database)) events.onClosed();
    });
    return null;
  } catch (error) {
    return error instanceof Dexie.VersionError ? 'newer-store' : 'failed';
  }
}

/** Dexie tells of every closing, our own too. */
const closedByUs = new WeakSet<WaymarkDatabase>();

export async function closeDatabase(database: WaymarkDatabase): Promise<void> {
  closedByUs.add(database);
  database.keyring?.wipe();
  database.keyring = null;
  database.close();
  await Promise.resolve();
}

/** Removes the sample centre and all that was typed into it. The real centre has no such door. */
export async function removeSampleCentre(): Promise<void> {
  await Dexie.delete(databaseNames.sample);
}
