import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { writeDurably } from './write-durably.ts';

/** Secrets the operating system's key store seals for this user of this machine. */
export interface SecretStore {
  /** False where the system has no real key store (on Linux: no secret service). */
  isThere(): Promise<boolean>;
  /** @returns false where there is no key store. */
  keep(name: string, secret: Uint8Array): Promise<boolean>;
  /** @returns null where there is none, or it was sealed on another machine or by another user. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  forget(name: string): Promise<void>;
}

/** @param folder where the sealed secrets lie, one file each. Names are from the contract: lower-case letters, digits, hyphens. */
export function fileSecretStore(folder: string): SecretStore {
  const pathOf = (name: string): string => join(folder, `${name}.sealed`);
  const keep = async (name: string, secret: Uint8Array): Promise<boolean> => {
    if (!(await keyStoreIsThere())) return false;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A lost device secret would lock everyone out.
    await writeDurably(pathOf(name), await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')));
    return true;
  };
  return {
    isThere: keyStoreIsThere,
    keep,
    read: async (name) => {
      const sealed = (await keyStoreIsThere()) ? await readFile(pathOf(name)).catch(() => null) : null;
      const opened = sealed === null ? null : await unseal(sealed);
      if (opened?.isUnderOldKey === true) await keep(name, opened.secret);
      return opened?.secret ?? null;
    },
    forget: (name) => rm(pathOf(name), { force: true }),
  };
}

async function keyStoreIsThere(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  // Chromium's basic_text backend seals with a password that is printed in its source: that is no key store.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

interface Unsealed {
  secret: Uint8Array<ArrayBuffer>;
  /** The system has changed its key since: the secret should be sealed again. */
  isUnderOldKey: boolean;
}

async function unseal(sealed: Buffer): Promise<Unsealed | null> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { secret: new Uint8Array(Buffer.from(result, 'base64')), isUnderOldKey: shouldReEncrypt };
  } catch {
    return null;
  }
}
