import { dialog, type BrowserWindow } from 'electron';
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
  let patience: NodeJS.Timeout | undefined;
  const closeNow = (): void => {
    clearTimeout(patience);
    mayClose = true;
    window()?.close();
  };
  return {
    watch: (watched) => {
      watched.webContents.on('render-process-gone', () => {
        mayClose = true;
      });
      // A form that is not kept refuses to unload; without this the window would stay open and say nothing.
      watched.webContents.on('will-prevent-unload', (event) => {
        if (mayLeave(watched)) {
          event.preventDefault();
          return;
        }
        mayClose = false;
        asked = false;
      });
      watched.on('close', (event) => {
        if (mayClose) return;
        event.preventDefault();
        if (asked) return;
        asked = true;
        watched.webContents.send(QUIT_REQUESTED);
        patience = setTimeout(closeNow, PATIENCE_MS);
      });
    },
    rendererIsDone: closeNow,
  };
}

/** Preventing the event that this answers is what lets the page go. */
function mayLeave(window: BrowserWindow): boolean {
  const stay = 0;
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'You have not kept this',
    detail: 'What you typed or chose is not kept yet. If you leave, it is lost.',
    buttons: ['Stay', 'Leave and lose it'],
    defaultId: stay,
    cancelId: stay,
  });
  return chosen !== stay;
}
