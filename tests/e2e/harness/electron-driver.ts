import { _electron } from '@playwright/test';
import type Electron from 'electron';
import { repositoryDir } from '../../../build/paths.mjs';
import { desktopHands } from './file-hands.ts';
import type { LaunchOptions, LaunchedApp } from './launch.ts';
import { PAGE_CONTEXT } from './options.ts';
import { freshProfile, removeProfile } from './profile.ts';
import { setClock, showOffline, watchPage } from './watch.ts';

/** The real desktop app, driven by Playwright. */
export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<LaunchedApp> {
  const profileDir = options.profileDir ?? (await freshProfile());
  const electron = await _electron.launch({
    executablePath,
    args: [repositoryDir, `--user-data-dir=${profileDir}`],
    locale: PAGE_CONTEXT.locale,
    timezoneId: PAGE_CONTEXT.timezoneId,
  });
  const page = await electron.firstWindow();
  const context = electron.context();
  const watch = watchPage(page, (address) => address.startsWith('app://bundle/'));
  await setClock(context, options.now);
  if (options.offline === true) await showOffline(context, true);
  // The window opened before the test could set the clock, so the page starts over.
  await page.reload();
  const tidy = async (): Promise<void> => {
    if (options.profileDir === undefined) await removeProfile(profileDir);
  };
  return {
    page,
    context,
    ...watch,
    ...desktopHands(profileDir, (path) => electron.evaluate(answerNextDialog, path)),
    close: async () => {
      await electron.close();
      await tidy();
    },
    kill: async () => {
      electron.process().kill('SIGKILL');
      await electron.close().catch(() => undefined);
      await tidy();
    },
    setOffline: (offline) => showOffline(context, offline),
  };
}

/** Runs in Electron's main process: the next file dialogue answers with this path. */
function answerNextDialog({ dialog }: typeof Electron, path: string): Promise<string> {
  return new Promise((opened) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      opened((args.at(-1) as { defaultPath?: string }).defaultPath ?? '');
      return Promise.resolve({ canceled: false, filePath: path });
    };
    dialog.showOpenDialog = () => {
      opened('');
      return Promise.resolve({ canceled: false, filePaths: [path] });
    };
  });
}
