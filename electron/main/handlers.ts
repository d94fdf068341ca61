import { app, Notification } from 'electron';
import type { BrowserWindow } from 'electron';
import { ok } from '../../shared/lib/result.ts';
import type { HeldLine } from '../endpoint-line/held-line.ts';
import { openPickedFile, saveWithDialog } from './files.ts';
import type { IpcHandlers } from './ipc-router.ts';
import { printWindow, windowAsPdf } from './printing.ts';
import type { SecretStore } from './secrets.ts';

interface HandlerParts {
  secrets: SecretStore;
  line: HeldLine;
  window: () => BrowserWindow | null;
  quitSafely: () => void;
}

/** What each channel does. */
export function handlersFor({ secrets, line, window, quitSafely }: HandlerParts): IpcHandlers {
  return {
    saveFile: ({ suggestedName, bytes }) => saveWithDialog(window(), suggestedName, bytes),
    openFile: ({ accept }) => openPickedFile(window(), accept),
    printPage: async () => {
      await printWindow(window());
      return ok({});
    },
    printToPdf: async ({ suggestedName, landscape }) => {
      const pdf = await windowAsPdf(window(), landscape);
      return pdf.ok ? saveWithDialog(window(), suggestedName, pdf.value) : pdf;
    },
    keepSecret: async ({ name, secret }) => ok({ kept: await secrets.keep(name, secret) }),
    readSecret: async ({ name }) => ok({ secret: await secrets.read(name) }),
    forgetSecret: async ({ name }) => {
      await secrets.forget(name);
      return ok({});
    },
    notify: ({ title, words }) => {
      if (Notification.isSupported()) new Notification({ title, body: words }).show();
      return ok({});
    },
    endpointSend: line.send,
    endpointNews: line.news,
    appInfo: async () => ok({ version: app.getVersion(), hasKeyStore: await secrets.isThere() }),
    quitSafely: () => {
      quitSafely();
      return ok({});
    },
  };
}
