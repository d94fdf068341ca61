import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { keyOf, newSeal, saltBytes, sealed, sealSchema, unsealed, type BackupSecret } from './seal.ts';

const fileMark = 'waymark-la-endpoint-backup';
const longestHead = 1024;
const lineFeed = 10;
const headSchema = z.strictObject({ file: z.literal(fileMark), format: z.literal(1), sealed: sealSchema.nullable() });

/** What is wrong with a file, in words for the operator. */
export class BackupFileProblem extends Error {}

/**
 * Writes lines as a backup file: a first line in the clear that says what it is and how it is sealed, then the gzipped
 * lines, in sealed frames where there is a secret. It appears under its name only when it is whole and on the disk.
 */
export async function writeBackupFile(
  file: string,
  lines: AsyncIterable<string>,
  secret: BackupSecret | null,
  random: (bytes: number) => Uint8Array,
): Promise<void> {
  const seal = secret === null ? null : newSeal(secret, random(saltBytes));
  const head = Buffer.from(`${JSON.stringify({ file: fileMark, format: 1, sealed: seal })}\n`);
  const key = secret === null || seal === null ? null : await keyOf(secret, seal);
  const partial = `${file}.partial`;
  try {
    await pipeline(
      Readable.from(withLineFeeds(lines)),
      createGzip(),
      async function* (zipped: AsyncIterable<Buffer>) {
        yield head;
        yield* key === null ? zipped : sealed(zipped, key, head);
      },
      createWriteStream(partial, { mode: 0o600 }),
    );
    const handle = await open(partial, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* withLineFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** The lines of a backup file. Throws BackupFileProblem where it is none of ours, damaged, cut off, or the secret does not open it. */
export async function* readBackupFile(file: string, secret: BackupSecret | null): AsyncGenerator<string> {
  const { head, seal } = await readHead(file);
  if (seal !== null && secret === null)
    throw new BackupFileProblem(
      `The backup is encrypted with a ${seal.by}. Give ${seal.by === 'passphrase' ? 'WAYMARK_BACKUP_PASSPHRASE' : '--key-file'}.`,
    );
  const key = seal === null || secret === null ? null : await keyOf(secret, seal);
  const body = createReadStream(file, { start: head.length });
  const zipped = key === null ? body : Readable.from(unsealed(body, key, head));
  const unzipped = createGunzip();
  const done = pipeline(zipped, unzipped);
  // Its failure comes out of the reading below; unheard here it would end the process.
  done.catch(() => undefined);
  try {
    yield* linesIn(unzipped);
    await done;
  } catch (error) {
    if (error instanceof BackupFileProblem) throw error;
    throw new BackupFileProblem(
      seal === null
        ? 'The backup file is damaged or not whole.'
        : `The ${seal.by} is not the one of this backup, or the file is damaged or not whole.`,
    );
  } finally {
    body.destroy();
  }
}

async function readHead(file: string): Promise<{ head: Buffer; seal: z.infer<typeof sealSchema> | null }> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw new BackupFileProblem('The backup file could not be opened.');
  const start = Buffer.alloc(longestHead);
  const { bytesRead } = await handle.read(start, 0, longestHead, 0).finally(() => handle.close());
  const end = start.subarray(0, bytesRead).indexOf(lineFeed);
  const head = start.subarray(0, end + 1);
  const parsed = headSchema.safeParse(jsonOf(head.toString()));
  if (!parsed.success)
    throw new BackupFileProblem('This is not a backup of an LA endpoint, or a newer endpoint made it.');
  return { head, seal: parsed.data.sealed };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    if (more.length === 0) continue;
    yield begun.join('');
    begun = more.splice(-1);
    yield* more;
  }
  if (begun.join('') !== '') throw new BackupFileProblem('The backup file is damaged or not whole.');
}
