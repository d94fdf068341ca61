import type { ReadReply, ReadRequest } from './reading.ts';

export interface Reading {
  /** Ends it at once; nothing was kept. */
  readonly stop: () => void;
}

/** Starts a worker on one request and calls back with each of its replies. It ends itself after the last one. */
export function readInWorker(request: ReadRequest, onReply: (reply: ReadReply) => void, onFailed: () => void): Reading {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<ReadReply>) => {
    if (event.data.kind !== 'step') worker.terminate();
    onReply(event.data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    onFailed();
  };
  worker.postMessage(request, 'bytes' in request ? [request.bytes.buffer] : []);
  return { stop: () => worker.terminate() };
}
