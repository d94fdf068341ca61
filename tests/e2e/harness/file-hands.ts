import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** A file as a test gives it or gets it. */
export interface TestFile {
  name: string;
  bytes: Uint8Array;
}

/** A person's hands at the file dialogues, the same for every driver. */
export interface FileHands {
  /** Does the action, saves what the app offers, and returns it. */
  saveOffered(action: () => Promise<void>): Promise<TestFile>;
  /** Does the action and picks this file in the dialogue that follows. */
  pickFile(file: TestFile, action: () => Promise<void>): Promise<void>;
}

/** Playwright takes larger files from the disk only. */
const mostBytesInMemory = 50_000_000;

/** In a browser: downloads and file choosers. */
export function browserHands(page: Page): FileHands {
  return {
    saveOffered: async (action) => {
      const [download] = await Promise.all([page.waitForEvent('download'), action()]);
      return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
    },
    pickFile: async (file, action) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), action()]);
      if (file.bytes.length < mostBytesInMemory) {
        await chooser.setFiles({ name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) });
        return;
      }
      const folder = await mkdtemp(join(tmpdir(), 'waymark-large-file-'));
      await writeFile(join(folder, file.name), file.bytes);
      await chooser.setFiles(join(folder, file.name));
      // The page reads it when the app asks for its bytes, so the folder goes when the page does.
      page.once('close', () => {
        rmSync(folder, { recursive: true, force: true });
      });
    },
  };
}

/**
 * On the desktop: dialogues that answer with a path the test prepared.
 * @param profileDir where the files lie; it is removed when the test ends.
 * @param answerNext makes the next dialogue answer with this path; resolves with the name it suggested, once it was opened.
 */
export function desktopHands(profileDir: string, answerNext: (path: string) => Promise<string>): FileHands {
  const freshFolder = async (): Promise<string> => {
    await mkdir(join(profileDir, 'test-files'), { recursive: true });
    return mkdtemp(join(profileDir, 'test-files', 'file-'));
  };
  return {
    saveOffered: async (action) => {
      const path = join(await freshFolder(), 'saved');
      const [name] = await Promise.all([answerNext(path), action()]);
      // The app renames the whole file into place, so once it is there it is complete.
      await expect.poll(() => existsSync(path)).toBe(true);
      return { name, bytes: new Uint8Array(await readFile(path)) };
    },
    pickFile: async (file, action) => {
      const path = join(await freshFolder(), file.name);
      await writeFile(path, file.bytes);
      await Promise.all([answerNext(path), action()]);
    },
  };
}

/** Answers for the stand-in's dialogues, which its main process asks of the test. A dialogue nobody expects is cancelled. */
export function askedDialogs() {
  let expected: { path: string; opened: (suggestedName: string) => void } | undefined;
  const answer = (options: { defaultPath?: string }): string | undefined => {
    const path = expected?.path;
    expected?.opened(options.defaultPath ?? '');
    expected = undefined;
    return path;
  };
  return {
    answerNext: (path: string) =>
      new Promise<string>((opened) => {
        expected = { path, opened };
      }),
    handlers: {
      showSaveDialog: (options: { defaultPath?: string }) => {
        const path = answer(options);
        return { canceled: path === undefined, filePath: path ?? '' };
      },
      showOpenDialog: (options: { defaultPath?: string }) => {
        const path = answer(options);
        return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
      },
    },
  };
}
