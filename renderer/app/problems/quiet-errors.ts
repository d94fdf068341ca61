import type { RootOptions } from 'react-dom/client';

/**
 * What is said of an error wherever a console would say more: its kind and nothing else. A message can hold what a pupil's
 * file holds, and consoles are photographed, copied into tickets and kept by browsers.
 */
export function noteError(error: unknown): void {
  const kind = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  // eslint-disable-next-line no-console -- the one line there is, so that somebody who looks sees that something happened
  console.error(`Waymark met an unexpected ${kind}.`);
}

/** In place of React's own logging, which prints the message and the components it came through. */
export const quietRoot: RootOptions = {
  onCaughtError: noteError,
  onUncaughtError: noteError,
  onRecoverableError: noteError,
};

/** Keeps the browser itself from printing errors that nobody caught. Screens still hear of them. */
export function keepErrorsOffConsole(): void {
  window.addEventListener('error', (event) => {
    event.preventDefault();
    noteError(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    noteError(event.reason);
  });
}
