import { connect, type Socket } from 'node:net';

/** A line of one's own to the endpoint, on which one may say anything, or too little. */
export interface Line {
  say(text: string): void;
  /** Settles once the endpoint has closed it, with all that it said. */
  readonly closed: Promise<string>;
}

export function openLine(address: string): Promise<Line> {
  const { hostname, port } = new URL(address);
  return new Promise((opened, failed) => {
    const socket: Socket = connect(Number(port), hostname);
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    const closed = new Promise<string>((done) => {
      socket.once('close', () => done(heard));
    });
    socket.once('error', failed);
    socket.once('connect', () => {
      // From here on a broken line is an end like any other.
      socket.removeListener('error', failed);
      socket.on('error', () => undefined);
      opened({ say: (text) => void socket.write(text), closed });
    });
  });
}
