import type { ServerResponse } from 'node:http';
import { pokeEvent, pokeHeartbeatMilliseconds } from '../../shared/sync/protocol/poke.ts';
import { grantsOfDevice } from '../core/scope.ts';
import type { Device } from '../core/store-access.ts';
import type { Store } from '../core/store.ts';

interface Line {
  readonly device: string;
  readonly centres: ReadonlySet<string>;
  readonly response: ServerResponse;
}

const mostLinesOfDevice = 3;

/** The open lines on which devices wait for news. What happened is never said: the pull tells each what it may see. */
export class PokeHub {
  readonly #lines = new Set<Line>();
  readonly #store: Store;
  readonly #heartbeat: NodeJS.Timeout;
  #isClosed = false;

  constructor(store: Store) {
    this.#store = store;
    this.#heartbeat = setInterval(() => this.#say(() => true, ': here\n\n'), pokeHeartbeatMilliseconds);
    this.#heartbeat.unref();
  }

  async add(device: Device, response: ServerResponse): Promise<void> {
    const grants = await this.#store
      .read((tx) => grantsOfDevice(tx, device))
      .catch((error: unknown) => {
        // The line is this hub's to end, and nobody else's.
        response.destroy();
        throw error;
      });
    // While its scope was read the endpoint began to stop, which waits for every open line, or the device hung up.
    if (this.#isClosed || response.destroyed) {
      response.end();
      return;
    }
    const older = [...this.#lines].filter((line) => line.device === device.id);
    if (older.length >= mostLinesOfDevice) this.#end(older[0]);
    const line = { device: device.id, centres: new Set(grants.map(({ centre }) => centre)), response };
    this.#lines.add(line);
    response.on('close', () => this.#lines.delete(line));
    response.on('error', () => this.#lines.delete(line));
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': here\n\n');
  }

  /** How many devices wait. */
  get count(): number {
    return this.#lines.size;
  }

  /** Wakes the devices of a centre; of all centres where none is named. */
  tell(centre: string | null): void {
    this.#say((line) => centre === null || line.centres.has(centre), `event: ${pokeEvent}\ndata:\n\n`);
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heartbeat);
    for (const line of this.#lines) this.#end(line);
  }

  #say(isMeant: (line: Line) => boolean, text: string): void {
    for (const line of this.#lines) if (isMeant(line)) line.response.write(text);
  }

  #end(line: Line | undefined): void {
    if (line === undefined) return;
    this.#lines.delete(line);
    line.response.end();
  }
}
