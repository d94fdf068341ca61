import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';

/** Secrets the operating system's key store seals for this user of this machine. */
export interface SecretStore {
  /** False where the system has no real key store (on Linux: no secret service). */
  isThere(): boolean;
  /** @returns false where there is no key store. */
  keep(name: string, secret: Uint8Array): Promise<boolean>;
  /** @returns null where there is none, or it was sealed on another machine or by another user. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  forget(name: string): Promise<void>;
}

/** @param folder where the sealed secrets lie, one file each. Names are from the contract: lower-case letters, digits, hyphens. */
export function fileSecretStore(folder: string): SecretStore {
  const pathOf = (name: string): string => join(folder, `${name}.sealed`);
  return {
    isThere: keyStoreIsThere,
    keep: async (name, secret) => {
      if (!keyStoreIsThere()) return false;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeDurably(pathOf(name), safeStorage.encryptString(Buffer.from(secret).toString('base64')));
      return true;
    },
    read: async (name) => {
      if (!keyStoreIsThere()) return null;
      const sealed = await readFile(pathOf(name)).catch(() => null);
      return sealed === null ? null : unseal(sealed);
    },
    forget: (name) => rm(pathOf(name), { force: true }),
  };
}

function keyStoreIsThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  // Chromium's basic_text backend seals with a password that is printed in its source: that is no key store.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

function unseal(sealed: Buffer): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(Buffer.from(safeStorage.decryptString(sealed), 'base64'));
  } catch {
    return null;
  }
}

/** A lost device secret would lock everyone out, so the old file stands until the new one is on the disk. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
