import { Socket } from 'node:net';

/**
 * A line to the database. Each statement is several small messages, which the client holds together; here those of all statements
 * that are sent without waiting for one another go as one piece: one call of the system, one waking of the server.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
