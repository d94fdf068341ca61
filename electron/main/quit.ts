import type { BrowserWindow } from 'electron';
import { QUIT_REQUESTED } from '../../shared/ipc/channels.ts';

/** A renderer that does not answer must not keep the laptop from shutting down. */
const PATIENCE_MS = 5_000;

export interface SafeQuit {
  /** Holds back the window's closing until its renderer has finished, or its time is up. */
  readonly watch: (window: BrowserWindow) => void;
  /** The renderer has put away what it was doing. */
  readonly rendererIsDone: () => void;
}

/** Lets the renderer finish its writes before the window closes. */
export function letRendererFinish(window: () => BrowserWindow | null): SafeQuit {
  let mayClose = false;
  let asked = false;
  const closeNow = (): void => {
    mayClose = true;
    window()?.close();
  };
  return {
    watch: (watched) => {
      watched.webContents.on('render-process-gone', () => {
        mayClose = true;
      });
      watched.on('close', (event) => {
        if (mayClose) return;
        event.preventDefault();
        if (asked) return;
        asked = true;
        watched.webContents.send(QUIT_REQUESTED);
        setTimeout(closeNow, PATIENCE_MS);
      });
    },
    rendererIsDone: closeNow,
  };
}
