import type { WaymarkBridge } from '../../shared/ipc/bridge.ts';
import type { Platform } from './platform.ts';

/** The renderer in the desktop app, over the preload bridge. */
export function electronPlatform(bridge: WaymarkBridge, hasKeyStore: boolean): Platform {
  return {
    kind: 'electron',
    allowsRealCentre: true,
    hasKeyStore,
    saveFile: async (name, bytes, mime) => {
      const reply = await bridge.saveFile({ suggestedName: name, bytes: new Uint8Array(bytes), mime });
      return reply.ok ? reply.value.outcome : 'failed';
    },
    openFile: async (accept) => {
      const reply = await bridge.openFile({ accept: [...accept] });
      return reply.ok ? reply.value.file : null;
    },
    printPage: async () => {
      await bridge.printPage({});
    },
    keepSecret: async (name, secret) => {
      const reply = await bridge.keepSecret({ name, secret: new Uint8Array(secret) });
      return reply.ok && reply.value.kept;
    },
    readSecret: async (name) => {
      const reply = await bridge.readSecret({ name });
      return reply.ok ? reply.value.secret : null;
    },
    forgetSecret: async (name) => {
      await bridge.forgetSecret({ name });
    },
    notify: (title, words) => {
      void bridge.notify({ title, words });
    },
    endpointSend: (request) => bridge.endpointSend(request),
    endpointNews: (request) => bridge.endpointNews(request),
    onQuitRequested: (finish) =>
      bridge.onQuitRequested(async () => {
        await finish();
      }),
  };
}
