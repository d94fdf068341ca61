import type { WaymarkDatabase } from './database.ts';

/**
 * Members whose key pair was made anew here, because their passphrase was forgotten: from which commit of this laptop on. The
 * endpoint knows only the proof of their old pair until they take up a new invitation. Ids and numbers, plain: recovery writes it
 * while nobody is signed in.
 */
export type Rekeyed = Readonly<Record<string, number>>;

const rowName = 'rekeyed';

export async function readRekeyed(database: WaymarkDatabase): Promise<Rekeyed> {
  // Written by this file only.
  return ((await database.meta.get(rowName))?.value as Rekeyed | undefined) ?? {};
}

/** Inside a transaction of the write door over `meta`. */
export async function noteRekeyed(database: WaymarkDatabase, member: string, from: number): Promise<void> {
  const known = await readRekeyed(database);
  await database.meta.put({ name: rowName, value: { ...known, [member]: from } });
}

/** The endpoint knows their present pair. Inside a transaction of the write door over `meta`. */
export async function forgetRekeyed(database: WaymarkDatabase, member: string): Promise<void> {
  const { [member]: was, ...others } = await readRekeyed(database);
  if (was !== undefined) await database.meta.put({ name: rowName, value: others });
}

/** The laptop's commits have other numbers from now on (sync/reissue.ts). Inside a transaction of the write door over `meta`. */
export async function renumberRekeyed(database: WaymarkDatabase, renumbered: (n: number) => number): Promise<void> {
  const known = Object.entries(await readRekeyed(database));
  if (known.length === 0) return;
  const value: Rekeyed = Object.fromEntries(known.map(([member, from]) => [member, renumbered(from)]));
  await database.meta.put({ name: rowName, value });
}
