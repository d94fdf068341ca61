import pg from 'pg';
import { newsChannel } from './log-store.ts';

const retryMilliseconds = 2000;
const usualPollMilliseconds = 5000;

export interface News {
  close(): Promise<void>;
}

/**
 * Tells of commits of all processes: by LISTEN/NOTIFY, and by asking for the last number now and then where the line is
 * down or a proxy of the database eats notifications. `told` gets the centre, or null where only "something" is known.
 */
export async function listenForNews(
  databaseUrl: string,
  told: (centre: string | null) => void,
  pollMilliseconds = usualPollMilliseconds,
): Promise<News> {
  const listener = new Listener(databaseUrl, told, pollMilliseconds);
  await listener.connect();
  return listener;
}

class Listener implements News {
  readonly #databaseUrl: string;
  readonly #told: (centre: string | null) => void;
  readonly #poll: NodeJS.Timeout;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;
  #lastNumber = -1;
  #isAsking = false;

  constructor(databaseUrl: string, told: (centre: string | null) => void, pollMilliseconds: number) {
    this.#databaseUrl = databaseUrl;
    this.#told = told;
    this.#poll = setInterval(() => void this.#ask(), pollMilliseconds);
    this.#poll.unref();
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#databaseUrl });
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    try {
      await client.connect();
      const { rows } = await client.query<{ schema: string }>('select current_schema() as schema');
      client.on('notification', ({ payload = '' }) => {
        const [schema, centre = ''] = payload.split(' ');
        if (schema === rows[0]?.schema) this.#told(centre);
      });
      await client.query(`listen ${newsChannel}`);
      this.#client = client;
      // What was told while the line was down was told to nobody.
      await this.#ask();
    } catch {
      this.#again(client);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#poll);
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end();
  }

  #again(broken: pg.Client): void {
    if (this.#client === broken) this.#client = null;
    if (this.#isClosed || this.#retry !== null || this.#client !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.connect();
    }, retryMilliseconds);
  }

  /** One question at a time: a line that hangs is not asked again. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const number = (await this.#client?.query<{ number: string }>('select number from la'))?.rows[0]?.number;
      const known = this.#lastNumber;
      this.#lastNumber = number === undefined ? known : Number(number);
      if (known !== -1 && this.#lastNumber > known) this.#told(null);
    } catch {
      // The line is down: the error event has asked for a new one.
    } finally {
      this.#isAsking = false;
    }
  }
}
