import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';

/** What opens a sealed backup: a passphrase, or the bytes of a key file. */
export type BackupSecret = { readonly passphrase: string } | { readonly keyFile: Uint8Array };

export const saltBytes = 16;
export const shortestPassphrase = 12;
/** A key file is made by a machine, so it needs no slow derivation; fewer bytes could be guessed. */
export const shortestKeyFile = 32;

/** How a file is sealed, told in its first line. */
export const sealSchema = z.strictObject({
  by: z.enum(['passphrase', 'key file']),
  salt: z.base64().max(64),
  memoryKibibytes: z.number().int().min(1).max(1_048_576),
  passes: z.number().int().min(1).max(20),
});
export type Seal = z.infer<typeof sealSchema>;

/** RFC 9106, section 4, second recommended option, for a key that guards a whole LA and is asked for once. */
const cost = { memoryKibibytes: 65_536, passes: 3 } as const;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const frameBytes = 65_536;
const lengthBytes = 4;
const lastFlag = 0x8000_0000;
const longestFrame = frameBytes + tagBytes;

export function newSeal(secret: BackupSecret, salt: Uint8Array): Seal {
  return {
    by: 'passphrase' in secret ? 'passphrase' : 'key file',
    salt: Buffer.from(salt).toString('base64'),
    ...cost,
  };
}

/** The key of one file: its salt is fresh, so no nonce under it is ever used twice. */
export async function keyOf(secret: BackupSecret, seal: Seal): Promise<Uint8Array> {
  const salt = Buffer.from(seal.salt, 'base64');
  if ('keyFile' in secret)
    return new Uint8Array(hkdfSync('sha256', secret.keyFile, salt, 'waymark endpoint backup 1', keyBytes));
  return argon2id({
    ...{ password: secret.passphrase.normalize('NFC'), salt, parallelism: 1, hashLength: keyBytes },
    ...{ iterations: seal.passes, memorySize: seal.memoryKibibytes, outputType: 'binary' },
  });
}

/** The nonce of a frame: its number, and whether it is the last, so that frames cannot be moved, left out or cut off. */
function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(frame, nonceBytes - 5);
  nonce[nonceBytes - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Seals bytes in frames: length (its highest bit marks the last), AES-256-GCM ciphertext, tag. `head` is bound to each. */
export async function* sealed(source: AsyncIterable<Buffer>, key: Uint8Array, head: Buffer): AsyncGenerator<Buffer> {
  let frame = 0;
  const frameOf = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame, isLast)).setAAD(head);
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE((body.length | (isLast ? lastFlag : 0)) >>> 0);
    frame += 1;
    return Buffer.concat([length, body]);
  };
  let waiting = Buffer.alloc(0);
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length > frameBytes) {
      yield frameOf(waiting.subarray(0, frameBytes), false);
      waiting = waiting.subarray(frameBytes);
    }
  }
  yield frameOf(waiting, true);
}

/** Opens what `sealed` made. Throws where a byte differs, a frame is missing or the key is another. */
export async function* unsealed(source: AsyncIterable<Buffer>, key: Uint8Array, head: Buffer): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0);
  let frame = 0;
  let hasEnded = false;
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      const told = waiting.length < lengthBytes ? 0 : waiting.readUInt32BE();
      const isLast = (told & lastFlag) !== 0;
      const length = (told & ~lastFlag) >>> 0;
      if (length > longestFrame || hasEnded) throw new Error('A frame that cannot be');
      if (waiting.length < lengthBytes || waiting.length < lengthBytes + length) break;
      const body = waiting.subarray(lengthBytes, lengthBytes + length);
      waiting = waiting.subarray(lengthBytes + length);
      const opener = createDecipheriv('aes-256-gcm', key, nonceOf(frame, isLast)).setAAD(head);
      opener.setAuthTag(body.subarray(-tagBytes));
      yield Buffer.concat([opener.update(body.subarray(0, -tagBytes)), opener.final()]);
      frame += 1;
      hasEnded = isLast;
      if (waiting.length === 0) break;
    }
  }
  if (!hasEnded || waiting.length > 0) throw new Error('The last frame is missing');
}
