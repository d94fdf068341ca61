import { Dexie } from 'dexie';
import { closeDatabase } from '../open-database.ts';
import { leaseStoreName } from '../database.ts';
import type { Session } from '../session.ts';

/**
 * Wipes everything of the centre from this laptop, as the local authority asked: the store is closed and deleted, and the keys
 * go out of memory first. What was not sent has been handed in before.
 */
export async function wipeLaptop({ database, keyring, proofSecret, ownKeys, replica }: Session): Promise<void> {
  const { name } = database;
  replica.wipe();
  proofSecret.fill(0);
  ownKeys.privateKey.fill(0);
  keyring.wipe();
  await closeDatabase(database);
  await Dexie.delete(leaseStoreName(name));
  await Dexie.delete(name);
}
