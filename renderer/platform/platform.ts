import type { EndpointNews, EndpointSend } from '../../shared/ipc/endpoint-line.ts';

/** A file a person picked. Its content is still untrusted: whoever reads it parses it. */
export interface PickedFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What became of a file offered for saving. 'handed over' is a browser's download, of which nothing more is told. */
export type SaveOutcome = 'saved' | 'handed over' | 'cancelled' | 'failed';

/**
 * What the renderer needs from the shell around it. Features use this and never ask which shell it is.
 * Nothing here rejects for a reason a person could meet; a rejection is a bug.
 */
export interface Platform {
  readonly kind: 'electron' | 'browser';
  /** False in a browser unless it was started for a real centre: it has no key store and no journal. */
  readonly allowsRealCentre: boolean;
  /** True where the operating system keeps secrets for this app. */
  readonly hasKeyStore: boolean;
  /** @param name a file name without pupil data in it. */
  saveFile(name: string, bytes: Uint8Array, mime: string): Promise<SaveOutcome>;
  /**
   * @param accept extensions with the dot, such as '.xml'.
   * @returns null when the person picked nothing, or the file could not be read.
   */
  openFile(accept: readonly string[]): Promise<PickedFile | null>;
  /** Opens the print dialogue for what is on screen now. */
  printPage(): Promise<void>;
  /** @returns false where there is no key store, or it refused. */
  keepSecret(name: string, secret: Uint8Array): Promise<boolean>;
  /** @returns null where there is no key store or no such secret. */
  readSecret(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  forgetSecret(name: string): Promise<void>;
  /** A short note outside the window, without pupil data; quietly nothing where the system shows none. */
  notify(title: string, words: string): void;
  /** Carries one message to the LA's endpoint; refused with 'no-line' where nothing answers. */
  readonly endpointSend: EndpointSend;
  /** Waits until the endpoint has news. */
  readonly endpointNews: EndpointNews;
  /**
   * Calls back when the app is about to close; quitting waits for the promise (a few seconds at most).
   * @returns a function that stops listening.
   */
  onQuitRequested(finish: () => Promise<void> | void): () => void;
}
