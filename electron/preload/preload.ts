import { contextBridge, ipcRenderer } from 'electron';
import type { WaymarkBridge } from '../../shared/ipc/bridge.ts';
import { HAS_KEY_STORE_ARGUMENT, QUIT_REQUESTED, channels } from '../../shared/ipc/channels.ts';
import type { ChannelKey } from '../../shared/ipc/channels.ts';
import type { IpcReply, IpcRequest } from '../../shared/ipc/contract.ts';

function asker<K extends ChannelKey>(key: K): (request: IpcRequest<K>) => Promise<IpcReply<K>> {
  return (request) => ipcRenderer.invoke(channels[key], request) as Promise<IpcReply<K>>;
}

let listensForQuit = 0;
ipcRenderer.on(QUIT_REQUESTED, () => {
  // With nobody to ask (the page has not got that far), there is nothing to finish.
  if (listensForQuit === 0) void ipcRenderer.invoke(channels.quitSafely, {});
});

const bridge = {
  saveFile: asker('saveFile'),
  openFile: asker('openFile'),
  printPage: asker('printPage'),
  printToPdf: asker('printToPdf'),
  keepSecret: asker('keepSecret'),
  readSecret: asker('readSecret'),
  forgetSecret: asker('forgetSecret'),
  notify: asker('notify'),
  appInfo: asker('appInfo'),
  quitSafely: asker('quitSafely'),
  hasKeyStore: process.argv.includes(HAS_KEY_STORE_ARGUMENT),
  onQuitRequested: (listener) => {
    const heard = (): void => {
      listener();
    };
    ipcRenderer.on(QUIT_REQUESTED, heard);
    listensForQuit += 1;
    return () => {
      ipcRenderer.off(QUIT_REQUESTED, heard);
      listensForQuit -= 1;
    };
  },
} satisfies WaymarkBridge;

contextBridge.exposeInMainWorld('waymark', bridge);
