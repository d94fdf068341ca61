import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { refused, type Result } from '../../shared/lib/result.ts';
import { eraseAgain } from '../core/erase.ts';
import type { ErasureLedger } from '../core/erasure.ts';
import { migrate } from '../store/migrate.ts';
import { txOf } from '../store/postgres.ts';
import { queriesOf } from '../store/query.ts';
import { BackupFileProblem, readBackupFile, writeBackupFile } from './file.ts';
import { backupLines } from './lines.ts';
import { restoreBackup, type Restored, type RestoreInput } from './restore.ts';
import type { BackupSecret } from './seal.ts';

const epochBytes = 12;

interface BackupInput {
  readonly databaseUrl: string;
  readonly file: string;
  readonly secret: BackupSecret | null;
  readonly now: number;
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Keeps the LA of a database's schema in a file, as one moment saw it; others go on meanwhile. */
export function backUp({ databaseUrl, file, secret, now }: BackupInput): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await migrate(client);
    await writeBackupFile(file, backupLines(client, now), secret, randomBytes);
    // Everything left the database: that is said there, of whom nobody here knows.
    await client.query(`insert into access_log (at, act, details) values ($1, 'backup', $2)`, [
      ...[now, JSON.stringify({ encrypted: secret !== null })],
    ]);
  });
}

/** Puts a backup file in the place of what the schema holds. Refuses in words; then nothing was changed. */
export function restore(
  input: BackupInput & Pick<RestoreInput, 'giveUpNewer' | 'lockSeconds'> & { readonly ledger?: ErasureLedger | null },
): Promise<Result<Restored>> {
  const { databaseUrl, file, secret, ledger = null, ...rest } = input;
  const newEpoch = randomBytes(epochBytes).toString('base64url');
  return withClient(databaseUrl, (client) =>
    restoreBackup(client, {
      ...{ ...rest, newEpoch, lines: readBackupFile(file, secret) },
      afterwards: async () => {
        if (ledger !== null) await eraseAgain(txOf(queriesOf(client)), await ledger.all());
      },
    }).catch((error: unknown) => {
      if (error instanceof BackupFileProblem) return refused('damaged', error.message);
      throw error;
    }),
  );
}
