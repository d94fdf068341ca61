import { app, BrowserWindow } from 'electron';
import { HAS_KEY_STORE_ARGUMENT } from '../../shared/ipc/channels.ts';

interface MainWindowOptions {
  preloadFile: string;
  address: string;
  hasKeyStore: boolean;
}

/** Opens the one window of the app. Its title never says more than the app's name: titles are read over shoulders and by logs. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Waymark',
    width: 1280,
    height: 860,
    minWidth: 800,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preloadFile,
      additionalArguments: options.hasKeyStore ? [HAS_KEY_STORE_ARGUMENT] : [],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(options.address);
  return window;
}
