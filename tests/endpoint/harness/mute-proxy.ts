import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** PostgreSQL's protocol, version 3: the message that brings a notification. */
const notification = 'A'.charCodeAt(0);
const lengthOffset = 1;
const headBytes = 5;

export interface MuteProxy {
  /** The address of a database as reached through it. */
  readonly through: (databaseUrl: string) => string;
  /** How many notifications it has eaten. */
  readonly eaten: () => number;
  readonly close: () => Promise<void>;
}

/** A proxy before PostgreSQL that lets everything through but notifications, as a pooler of connections does. */
export async function muteProxy(databaseUrl: string): Promise<MuteProxy> {
  const { hostname, port } = new URL(databaseUrl);
  let eaten = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const backend = connect(Number(port), hostname);
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        backend.destroy();
      });
    }
    client.pipe(backend);
    let waiting = Buffer.alloc(0);
    backend.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= headBytes) {
        const length = waiting.readUInt32BE(lengthOffset) + lengthOffset;
        if (waiting.length < length) break;
        if (waiting[0] === notification) eaten += 1;
        else client.write(waiting.subarray(0, length));
        waiting = waiting.subarray(length);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A listening server of the network has an address and a port.
  const own = (server.address() as AddressInfo).port;
  return {
    through: (url) => {
      const there = new URL(url);
      there.hostname = '127.0.0.1';
      there.port = String(own);
      return there.toString();
    },
    eaten: () => eaten,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
