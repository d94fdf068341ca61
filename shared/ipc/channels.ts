/** Names only, so that the preload script can do without the schema library. */
export const channels = {
  saveFile: 'waymark:save-file',
  openFile: 'waymark:open-file',
  printPage: 'waymark:print-page',
  printToPdf: 'waymark:print-to-pdf',
  keepSecret: 'waymark:keep-secret',
  readSecret: 'waymark:read-secret',
  forgetSecret: 'waymark:forget-secret',
  notify: 'waymark:notify',
  endpointSend: 'waymark:endpoint-send',
  endpointNews: 'waymark:endpoint-news',
  appInfo: 'waymark:app-info',
  quitSafely: 'waymark:quit-safely',
} as const;

/** From main to renderer: the window is about to close, finish what is under way and answer with quitSafely. */
export const QUIT_REQUESTED = 'waymark:quit-requested';

/** Argument by which main tells the preload script that the system keeps secrets. */
export const HAS_KEY_STORE_ARGUMENT = '--waymark-has-key-store';

export type ChannelKey = keyof typeof channels;
