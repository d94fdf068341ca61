import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerOver } from './peer.mjs';

/** As much of Electron's main process as Waymark uses, with Playwright's Chromium in the renderer's place. */
const userData = process.env.STAND_IN_USER_DATA;
const ipcHandlers = new Map();
const schemeHandlers = new Map();
let mayRequest = (_details, decide) => decide({ cancel: false });
let theWindow = null;

const ask = peerOver(process, {
  answerRequest: async ({ url, method }) => {
    const { cancel } = await new Promise((decide) => mayRequest({ url, method }, decide));
    const handle = schemeHandlers.get(new URL(url).protocol.slice(0, -1));
    if (cancel || handle === undefined) return null;
    const response = await handle(new Request(url, { method }));
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  },
  invoke: async ({ channel, request, frame }) => {
    const handle = ipcHandlers.get(channel);
    if (handle === undefined) throw new Error(`No handler registered for '${channel}'`);
    const senderFrame = { url: frame.url, parent: frame.isTop ? null : {} };
    return handle({ sender: theWindow.webContents, senderFrame }, request);
  },
  closeWindow: () => theWindow?.close(),
});

class App extends EventEmitter {
  isPackaged = false;
  enableSandbox() {}
  requestSingleInstanceLock() {
    return true;
  }
  whenReady() {
    return Promise.resolve();
  }
  getPath() {
    return userData;
  }
  getVersion() {
    return '0.0.0-stand-in';
  }
  quit() {
    this.emit('will-quit', { preventDefault() {} });
    process.exit(0);
  }
}
export const app = new App();

class WebContents extends EventEmitter {
  setWindowOpenHandler() {}
  send(channel, ...args) {
    void ask('deliver', channel, args).catch(() => undefined);
  }
  print(_options, done) {
    done(true);
  }
  printToPDF(options) {
    return ask('printToPdf', options);
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  constructor(options) {
    super();
    this.options = options;
    theWindow = this;
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url) {
    const { preload, additionalArguments } = this.options.webPreferences;
    await ask('load', { url, preload: readFileSync(preload, 'utf8'), argv: additionalArguments ?? [] });
    this.emit('ready-to-show');
  }
  show() {}
  focus() {}
  isMinimized() {
    return false;
  }
  close() {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.emit('closed');
    app.emit('window-all-closed');
  }
}

const session_ = Object.assign(new EventEmitter(), {
  protocol: { handle: (scheme, handler) => schemeHandlers.set(scheme, handler) },
  webRequest: { onBeforeRequest: (listener) => (mayRequest = listener) },
  setPermissionRequestHandler() {},
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
  setSpellCheckerEnabled() {},
});
export const session = { defaultSession: session_ };
export const protocol = { registerSchemesAsPrivileged() {} };
export const ipcMain = { handle: (channel, handler) => ipcHandlers.set(channel, handler) };
export const dialog = {
  showSaveDialog: (...args) => ask('showSaveDialog', args.at(-1)),
  showOpenDialog: (...args) => ask('showOpenDialog', args.at(-1)),
};
export class Notification {
  static isSupported() {
    return false;
  }
}

/** The "system's key store": a random key that stays with the profile, as the real one stays with the user. */
function key() {
  const file = join(userData, 'stand-in-key-store');
  if (!existsSync(file)) {
    mkdirSync(userData, { recursive: true });
    writeFileSync(file, randomBytes(32));
  }
  return readFileSync(file);
}
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  async encryptStringAsync(text) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  async decryptStringAsync(sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const result = decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
};
