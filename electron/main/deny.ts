import { app } from 'electron';
import type { Session } from 'electron';

/**
 * Denies what the app never needs: permissions, devices, web views, other windows, other addresses, downloads from pages.
 * @param appAddress the one address a window may be at.
 */
export function denyEverything(session: Session, appAddress: string): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwn(details.url, appAddress) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(appAddress)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!event.url.startsWith(appAddress)) event.preventDefault();
    });
  });
}

/** Blobs and data are the page's own; the developer tools bring their own files. */
function isOwn(url: string, appAddress: string): boolean {
  return url.startsWith(appAddress) || /^(?:blob|data|devtools):/.test(url);
}
