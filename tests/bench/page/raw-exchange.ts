import type { BenchAdapter, BenchMark, BenchPupil, BenchTarget } from './adapter.ts';

type Row =
  | { readonly in: 'pupils'; readonly row: BenchPupil }
  | { readonly in: 'targets'; readonly row: BenchTarget }
  | { readonly in: 'marks'; readonly row: BenchMark };

export interface RawStore {
  readonly all: () => Promise<readonly Row[]>;
  readonly put: (rows: readonly Row[]) => Promise<void>;
}

const rowsAtOnce = 1000;

/** The least exchange that works: rows as JSON, a thousand at a time, to a server that keeps them durably. */
export class RawExchange implements Pick<BenchAdapter, 'enrol' | 'push' | 'pull' | 'startLive' | 'stopLive'> {
  readonly #store: RawStore;
  readonly #address: string;
  #after = 0;
  #isLive = false;
  #sending: Promise<void> = Promise.resolve();

  constructor(store: RawStore, address: string) {
    this.#store = store;
    this.#address = address;
  }

  enrol(): Promise<string> {
    return Promise.resolve('');
  }

  async #ask(path: string, body: unknown): Promise<{ rows: Row[]; last: number }> {
    const response = await fetch(`${this.#address}/raw/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as { rows: Row[]; last: number };
  }

  async push(): Promise<void> {
    const rows = await this.#store.all();
    for (let start = 0; start < rows.length; start += rowsAtOnce)
      await this.#ask('push', rows.slice(start, start + rowsAtOnce));
  }

  async pull(): Promise<void> {
    for (;;) {
      const { rows, last } = await this.#ask('pull', { after: this.#after });
      await this.#take(rows);
      if (this.#after >= last) return;
    }
  }

  async #take(rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await this.#store.put(rows);
    this.#after += rows.length;
  }

  /** What was just put goes out at once. */
  sent(mark: BenchMark): void {
    if (!this.#isLive) return;
    this.#sending = this.#sending.then(async () => {
      await this.#ask('push', [{ in: 'marks', row: mark }]);
    });
  }

  startLive(): Promise<void> {
    this.#isLive = true;
    void this.#listen();
    return Promise.resolve();
  }

  async #listen(): Promise<void> {
    while (this.#isLive) await this.#take((await this.#ask('wait', { after: this.#after })).rows);
  }

  async stopLive(): Promise<void> {
    this.#isLive = false;
    await this.#sending;
  }
}
