import { open, rename } from 'node:fs/promises';

/** The old file stands until the new one is on the disk. Readable by this user only. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
