import { contextBridge, ipcRenderer } from 'electron';
import type { WaymarkBridge } from '../../shared/ipc/bridge.ts';
import { HAS_KEY_STORE_ARGUMENT, QUIT_REQUESTED, channels } from '../../shared/ipc/channels.ts';
import type { ChannelKey } from '../../shared/ipc/channels.ts';
import type { IpcReply, IpcRequest } from '../../shared/ipc/contract.ts';

function asker<K extends ChannelKey>(key: K): (request: IpcRequest<K>) => Promise<IpcReply<K>> {
  return (request) => ipcRenderer.invoke(channels[key], request) as Promise<IpcReply<K>>;
}

const finishers = new Set<() => Promise<void>>();

ipcRenderer.on(QUIT_REQUESTED, () => {
  const all = [...finishers].map(async (finish) => finish());
  void Promise.allSettled(all).then(() => ipcRenderer.invoke(channels.quitSafely, {}));
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
  endpointSend: asker('endpointSend'),
  endpointNews: asker('endpointNews'),
  appInfo: asker('appInfo'),
  hasKeyStore: process.argv.includes(HAS_KEY_STORE_ARGUMENT),
  onQuitRequested: (finish) => {
    finishers.add(finish);
    return () => {
      finishers.delete(finish);
    };
  },
} satisfies WaymarkBridge;

contextBridge.exposeInMainWorld('waymark', bridge);
