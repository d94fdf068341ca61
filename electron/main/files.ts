import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { MAX_FILE_BYTES } from '../../shared/ipc/contract.ts';
import { ok, refused } from '../../shared/lib/result.ts';
import type { Result } from '../../shared/lib/result.ts';

/**
 * Asks where to save, then writes through a neighbour file, so that a full disk never leaves half a file under the name.
 * @returns refused with words where the disk refuses.
 */
export async function saveWithDialog(
  window: BrowserWindow | null,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<Result<{ outcome: 'saved' | 'cancelled' }>> {
  const options = { defaultPath: suggestedName, filters: filtersFor([extname(suggestedName)]) };
  const chosen = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  if (chosen.canceled || chosen.filePath === '') return ok({ outcome: 'cancelled' });
  try {
    await writeWhole(chosen.filePath, bytes);
    return ok({ outcome: 'saved' });
  } catch {
    return refused(
      'file-not-saved',
      'The file could not be saved there. Choose another folder, or make room on the disk.',
    );
  }
}

/**
 * Lets a person pick one file and reads it.
 * @param accept extensions with the dot.
 * @returns null as file where the person picked none; refused where it cannot be read or is too large.
 */
export async function openPickedFile(
  window: BrowserWindow | null,
  accept: string[],
): Promise<Result<{ file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null }>> {
  const options = { properties: ['openFile' as const], filters: filtersFor(accept) };
  const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  const path = chosen.filePaths[0];
  if (chosen.canceled || path === undefined) return ok({ file: null });
  try {
    if ((await stat(path)).size > MAX_FILE_BYTES)
      return refused('file-too-large', 'This file is too large for Waymark.');
    return ok({ file: { name: basename(path), bytes: new Uint8Array(await readFile(path)) } });
  } catch {
    return refused('file-not-read', 'The file could not be read. Check that it is still there, then pick it again.');
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partPath = `${path}.part`;
  try {
    const file = await open(partPath, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partPath, path);
  } catch (error) {
    await rm(partPath, { force: true });
    throw error;
  }
}

function filtersFor(extensions: string[]): { name: string; extensions: string[] }[] {
  const bare = extensions.map((extension) => extension.replace(/^\./, '')).filter((extension) => extension !== '');
  return bare.length === 0
    ? []
    : [{ name: bare.map((extension) => extension.toUpperCase()).join(', '), extensions: bare }];
}
