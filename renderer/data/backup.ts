import { may } from '../../shared/centre/staff.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { BackupWriter, endOfBackup } from './backup-format.ts';
import { dayOf, now } from './clock.ts';
import { newTierKey } from './members.ts';
import { closeBox } from './crypto/sealed-box.ts';
import type { WaymarkDatabase } from './database.ts';
import { writing } from './door.ts';
import { storeVersion } from './migrations/migrations.ts';
import { readRaw } from './raw-rows.ts';
import { recordTableNames } from './sealed-tables.ts';
import type { Session } from './session.ts';
import { readRecoveryPublicKey } from './store-identity.ts';

/** In the order in which a restore needs them. */
const tablesKept = ['meta', 'members', ...recordTableNames, 'schools'];
/** What belongs to this laptop only. */
const onlyHere = ['lastBackupAt', 'inboxKeys'];
/** What a backup's key is bound to. */
export const boundOfBackupKey = 'waymark backup key 1';

export interface Backup {
  readonly bytes: Uint8Array;
  /** A file name that says nothing about anybody. */
  readonly suggestedName: string;
  readonly createdAt: number;
}

/**
 * The whole centre as one file that only the printed recovery key opens: every row as it lies on the disk, of one moment,
 * still sealed by tier. Whoever makes it need not hold every tier.
 */
export async function makeBackup(session: Session): Promise<Result<Backup>> {
  const { database, member } = session;
  if (!may(member.role, 'backUp'))
    return refused('not-allowed', 'Your role does not let you make a backup. Ask a lead or an administrator.');
  const recoveryPublicKey = await readRecoveryPublicKey(database);
  if (recoveryPublicKey === null) throw new Error('The store has no recovery key');
  const key = newTierKey();
  const createdAt = now();
  const writer = new BackupWriter(key, { createdAt, storeVersion }, closeBox(recoveryPublicKey, boundOfBackupKey, key));
  const counts: Record<string, number> = Object.fromEntries(tablesKept.map((table) => [table, 0]));
  await readRaw(database, tablesKept, (table, rows) => {
    const kept = table === 'meta' ? rows.filter((row) => !onlyHere.includes(String(row['name']))) : rows;
    counts[table] = (counts[table] ?? 0) + kept.length;
    writer.add({ table, rows: kept });
  });
  writer.add({ table: endOfBackup, rows: [counts] });
  return ok({ bytes: writer.finish(), suggestedName: `Waymark backup ${dayOf(createdAt)}.waymark`, createdAt });
}

/** Notes that a backup was really saved: a file that was made but not saved protects nobody. */
export async function noteBackupSaved({ database }: Session, { createdAt }: Backup): Promise<void> {
  await writing(database, [database.meta], () => database.meta.put({ name: 'lastBackupAt', value: createdAt }));
}

/** When the newest backup of this laptop was made, in milliseconds since 1970; null where there is none. */
export async function lastBackupAt(database: WaymarkDatabase): Promise<number | null> {
  const row = await database.meta.get('lastBackupAt');
  return typeof row?.value === 'number' ? row.value : null;
}
