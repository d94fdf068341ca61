import { join } from 'node:path';
import { app, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { heldLine } from '../endpoint-line/held-line.ts';
import { sendToEndpoint } from '../endpoint-line/send.ts';
import { waitForNews } from '../endpoint-line/wait.ts';
import { APP_ADDRESS, declareAppScheme, serveAppScheme } from './app-protocol.ts';
import { denyEverything } from './deny.ts';
import { askToMove, fileAddressStore } from './endpoint-address.ts';
import { routeIpc } from './ipc-router.ts';
import { handlersFor } from './handlers.ts';
import { letRendererFinish } from './quit.ts';
import { fileSecretStore } from './secrets.ts';
import { openMainWindow } from './window.ts';

const rendererDir = join(import.meta.dirname, '..', 'renderer');
const preloadFile = join(import.meta.dirname, '..', 'preload', 'preload.cjs');

// The crash reporter is never started: a dump could hold pupils' data.
app.enableSandbox();
declareAppScheme();
let mainWindow: BrowserWindow | null = null;

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized() === true) mainWindow.restore();
    mainWindow?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

async function start(): Promise<void> {
  denyEverything(session.defaultSession, APP_ADDRESS);
  serveAppScheme(session.defaultSession, rendererDir);
  const secrets = fileSecretStore(join(app.getPath('userData'), 'secrets'));
  const quit = letRendererFinish(() => mainWindow);
  const line = heldLine({
    store: fileAddressStore(join(app.getPath('userData'), 'endpoint-address')),
    ...{ send: sendToEndpoint, news: waitForNews },
    mayMove: (from, to) => askToMove(mainWindow, from, to),
  });
  routeIpc(APP_ADDRESS, handlersFor({ secrets, line, window: () => mainWindow, quitSafely: quit.rendererIsDone }));
  mainWindow = openMainWindow({ preloadFile, address: APP_ADDRESS, hasKeyStore: await secrets.isThere() });
  quit.watch(mainWindow);
  mainWindow.on('closed', () => {
    mainWindow = null;
  });
}
