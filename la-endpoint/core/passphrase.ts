import { argon2id, argon2Verify } from 'hash-wasm';

/**
 * Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, the first of its equivalent settings); about
 * 40 ms, which the rate limits keep from being a burden.
 */
const cost = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;
export const saltBytes = 16;

/** The passphrase as it is kept, in PHC form. The salt is fresh and random. */
export function hashPassphrase(passphrase: string, salt: Uint8Array): Promise<string> {
  return argon2id({ ...cost, password: passphrase.normalize('NFC'), salt, outputType: 'encoded' });
}

let nobodysHash: Promise<string> | null = null;

/** Whether the passphrase is the one kept. Where nobody is there to have one, it takes as long and says no. */
export async function isPassphrase(passphrase: string, kept: string | null): Promise<boolean> {
  nobodysHash ??= hashPassphrase('nobody has this passphrase', new Uint8Array(saltBytes));
  const fits = await argon2Verify({ password: passphrase.normalize('NFC'), hash: kept ?? (await nobodysHash) });
  return fits && kept !== null;
}
