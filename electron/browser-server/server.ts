import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { answerFromBundle, plainAnswer } from '../assets/bundle-files.ts';
import type { BundleAnswer } from '../assets/bundle-files.ts';
import { answerLine, isLine } from './endpoint-line.ts';

/** IndexedDB belongs to the origin, so the port is fixed: on another one the person's data would seem gone. */
export const FIXED_PORT = 4178;

export interface BrowserServerOptions {
  rootDir: string;
  port: number;
  allowsRealCentre: boolean;
}

export interface BrowserServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the built renderer on 127.0.0.1 to a browser on the same machine.
 * @throws the listen error of Node (code EADDRINUSE where the port is taken); another port is never chosen.
 */
export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const rootDir = resolve(options.rootDir);
  const server = createServer((request, response) => {
    void answerRequest(request, { ...options, rootDir, port: portOf(server) }).then((answer) => {
      send(request, response, answer);
    });
  });
  await new Promise<void>((listening, refused) => {
    server.once('error', refused);
    server.listen(options.port, '127.0.0.1', listening);
  });
  const port = portOf(server);
  return { url: `http://127.0.0.1:${port}/`, port, close: () => closeServer(server) };
}

async function answerRequest(request: IncomingMessage, options: BrowserServerOptions): Promise<BundleAnswer> {
  const ownHost = `127.0.0.1:${options.port}`;
  if (request.headers.host !== ownHost) return plainAnswer(421, `Waymark is only to be had at http://${ownHost}/`);
  if (request.method === 'POST' && isLine(request.url)) return answerLine(request, `http://${ownHost}`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainAnswer(405, 'Waymark takes nothing in over this address.');
  }
  return answerFromBundle(options.rootDir, request.url ?? '/', options).catch(() =>
    plainAnswer(500, 'Waymark could not read its own files. Build it again, then start it.'),
  );
}

function send(request: IncomingMessage, response: ServerResponse, answer: BundleAnswer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.byteLength) });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => {
    server.close(() => {
      closed();
    });
  });
}
