import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { readEndpointAddress } from '../../shared/sync/endpoint-address.ts';
import type { AddressStore } from '../endpoint-line/held-line.ts';
import { writeDurably } from './write-durably.ts';

/** Remembers the address in a file of the profile. What is no address there counts as none. */
export function fileAddressStore(path: string): AddressStore {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(() => null);
      const read = text === null ? null : readEndpointAddress(text);
      return read?.ok === true ? read.value : null;
    },
    keep: async (address) => {
      // Nothing may have been kept in this profile before.
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeDurably(path, address);
    },
  };
}

const goThere = 1;

/** A window of the shell's own, which no page can press. */
export async function askToMove(window: BrowserWindow | null, from: string, to: string): Promise<boolean> {
  const question = {
    type: 'question' as const,
    buttons: ['Stay', 'Connect there'],
    defaultId: 0,
    cancelId: 0,
    message: 'Connect this laptop to another address?',
    detail: `Until now it was connected to ${from}. From now on its records would go to ${to}. Go on only if your administrator gave you that address.`,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question));
  return response === goThere;
}
