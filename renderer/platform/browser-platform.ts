import { ENDPOINT_LINE_PATH, ENDPOINT_NEWS_PATH, noLine } from '../../shared/ipc/endpoint-line.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { PickedFile, Platform, SaveOutcome } from './platform.ts';

/** The renderer in an ordinary browser, served on this machine: no key store, downloads for saving. */
export function browserPlatform(allowsRealCentre: boolean): Platform {
  return {
    kind: 'browser',
    allowsRealCentre,
    hasKeyStore: false,
    saveFile: (name, bytes, mime) => Promise.resolve(download(name, bytes, mime)),
    openFile: pickFile,
    printPage: () => {
      window.print();
      return Promise.resolve();
    },
    keepSecret: () => Promise.resolve(false),
    readSecret: () => Promise.resolve(null),
    forgetSecret: () => Promise.resolve(),
    notify: () => undefined,
    endpointSend: (request) => askServer(ENDPOINT_LINE_PATH, request),
    endpointNews: (request) => askServer(ENDPOINT_NEWS_PATH, request),
    onQuitRequested: finishBeforeUnload,
  };
}

const REVOKE_AFTER_MS = 30_000;

function download(name: string, bytes: Uint8Array, mime: string): SaveOutcome {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click returns, so it cannot be let go at once.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, REVOKE_AFTER_MS);
  return 'handed over';
}

function pickFile(accept: readonly string[]): Promise<PickedFile | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept.join(',');
  input.hidden = true;
  document.body.append(input);
  return new Promise<PickedFile | null>((picked) => {
    input.addEventListener('cancel', () => {
      picked(null);
    });
    input.addEventListener('change', () => {
      void readPicked(input.files?.[0]).then(picked);
    });
    input.click();
  }).finally(() => {
    input.remove();
  });
}

async function readPicked(file: File | undefined): Promise<PickedFile | null> {
  if (file === undefined) return null;
  const buffer = await file.arrayBuffer().catch(() => null);
  return buffer === null ? null : { name: file.name, bytes: new Uint8Array(buffer) };
}

/** The page may speak to its own server only (content security policy); the server carries the message on. */
async function askServer<Reply>(path: string, request: object): Promise<Result<Reply>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    // Our own server answers with the result of the line, as the desktop's channel does.
    if (response.ok) return (await response.json()) as Result<Reply>;
  } catch {
    // The server that serves this page has gone, or the computer is asleep: the same as no line.
  }
  return { ok: false, error: noLine };
}

function finishBeforeUnload(finish: () => Promise<void> | void): () => void {
  const listener = (): void => {
    void finish();
  };
  window.addEventListener('pagehide', listener);
  return () => {
    window.removeEventListener('pagehide', listener);
  };
}
