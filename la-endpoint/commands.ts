import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { backUp, restore } from './backup/backup.ts';
import { shortestKeyFile, shortestPassphrase, type BackupSecret } from './backup/seal.ts';
import type { Settings } from './settings.ts';
import { startEmbedded } from './store/embedded.ts';
import { fileLedger } from './store/erasure-ledger.ts';

export interface Commands {
  readonly newCentre: boolean;
  readonly backup: string | null;
  readonly restore: string | null;
  readonly keyFile: string | null;
  readonly giveUpNewer: boolean;
  /** To write the protocol as an OpenAPI document and nothing else. */
  readonly openapi: boolean;
}

/** What is asked for on the command line. Throws with words where it cannot be read. */
export function readCommands(args: readonly string[]): Commands {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'new-centre': { type: 'boolean' },
      backup: { type: 'string' },
      restore: { type: 'string' },
      'key-file': { type: 'string' },
      'give-up-newer': { type: 'boolean' },
      openapi: { type: 'boolean' },
    },
  });
  if (values.backup !== undefined && values.restore !== undefined)
    throw new Error('Ask for --backup or --restore, not for both.');
  return {
    newCentre: values['new-centre'] === true,
    backup: values.backup ?? null,
    restore: values.restore ?? null,
    keyFile: values['key-file'] ?? null,
    giveUpNewer: values['give-up-newer'] === true,
    openapi: values.openapi === true,
  };
}

export async function secretOf(
  { keyFile }: Commands,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<BackupSecret | null> {
  const passphrase = environment['WAYMARK_BACKUP_PASSPHRASE'];
  if (keyFile !== null) {
    const bytes = await readFile(keyFile).catch(() => null);
    if (bytes === null || bytes.length < shortestKeyFile)
      throw new Error(`The key file must be there and hold at least ${shortestKeyFile} bytes.`);
    return { keyFile: bytes };
  }
  if (passphrase === undefined || passphrase === '') return null;
  if (passphrase.length < shortestPassphrase)
    throw new Error(`WAYMARK_BACKUP_PASSPHRASE must have at least ${shortestPassphrase} characters.`);
  return { passphrase };
}

/** Runs a command on the database of the settings. Settles with the lines to show; throws with words where it failed. */
export async function runCommand(
  commands: Commands,
  settings: Settings,
  secret: BackupSecret | null,
): Promise<string[]> {
  const embedded = settings.databaseUrl === null ? await startEmbedded(settings.dataFolder) : null;
  const databaseUrl = settings.databaseUrl ?? embedded?.databaseUrl ?? '';
  try {
    const common = { databaseUrl, secret, now: Date.now() };
    if (commands.backup !== null) {
      await backUp({ ...common, file: commands.backup });
      return backupWords(commands.backup, secret);
    }
    const ledger = settings.erasureLedger === undefined ? null : fileLedger(settings.erasureLedger);
    const { restore: file, giveUpNewer } = commands;
    return restoreWords(await restore({ ...common, file: file ?? '', giveUpNewer, ledger }), ledger !== null);
  } finally {
    // Where it ran before, an endpoint works on it.
    if (embedded?.wasRunning === false) await embedded.stop();
  }
}

function backupWords(file: string, secret: BackupSecret | null): string[] {
  return [
    `The backup is kept in ${file}.`,
    secret === null
      ? 'It is not encrypted: whoever has the file can read every pupil’s records. Set WAYMARK_BACKUP_PASSPHRASE or give --key-file.'
      : 'It is encrypted. Without the passphrase or key file nobody can restore it: keep that in another place.',
  ];
}

function restoreWords(result: Awaited<ReturnType<typeof restore>>, hasLedger: boolean): string[] {
  if (!result.ok) throw new Error(result.error.message);
  const { head, gaveUp } = result.value;
  return [
    `Restored the backup of ${new Date(head.takenAt).toISOString()}, up to entry ${head.number}.`,
    ...(gaveUp > 0
      ? [`${gaveUp} later entries that were here are gone. Laptops send again what they still have.`]
      : []),
    hasLedger
      ? 'Pupils who were erased since were erased again.'
      : 'No erasure ledger was named: pupils erased since the backup are back. Set WAYMARK_ERASURE_LEDGER and start the endpoint.',
    'Accounts, laptops and access are those of the backup. What was given or ended since must be given or ended again.',
  ];
}
