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

export async function databaseExists(name: string): Promise<boolean> {
  return (await indexedDB.databases()).some((database) => database.name === name);
}

/** Which centres are on this device. */
export async function centresHere(): Promise<readonly CentreKind[]> {
  const names = (await indexedDB.databases()).map((database) => database.name);
  return (['real', 'sample'] as const).filter((kind) => names.includes(databaseNames[kind]));
}

/** Only one window works on a store at a time; the lock goes with the window, however it ends. */
export async function holdStore(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(`store ${name}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
  });
}

/** Opens a centre's store, locked: nothing sealed can be read until someone signs in. */
export async function openDatabase(kind: CentreKind, events: StoreEvents): Promise<Opened> {
  const name = databaseNames[kind];
  const found = (await indexedDB.databases()).find((database) => database.name === name);
  if (found === undefined) return { state: 'none' };
  // Asked first, so that an older app never starts to open, and thereby never touches, a newer store.
  if ((found.version ?? 0) > storeVersion * versionsPerStep) return { state: 'problem', problem: 'newer-store' };
  const release = await holdStore(name);
  if (release === null) return { state: 'problem', problem: 'another-window' };
  const database = new WaymarkDatabase(name);
  const opened = await tryToOpen(database, events);
  if (opened === null) return { state: 'open', database, release };
  release();
  return { state: 'problem', problem: opened };
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
    database.on('close', events.onClosed);
    return null;
  } catch (error) {
    return error instanceof Dexie.VersionError ? 'newer-store' : 'failed';
  }
}

export async function closeDatabase(database: WaymarkDatabase): Promise<void> {
  database.keyring?.wipe();
  database.keyring = null;
  database.close();
  await Promise.resolve();
}

/** Removes the sample centre and all that was typed into it. The real centre has no such door. */
export async function removeSampleCentre(): Promise<void> {
  await Dexie.delete(databaseNames.sample);
}
