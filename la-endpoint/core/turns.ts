/**
 * One after the other, in the order of asking. Waiting for the lock in the database each waiter would hold one of its few
 * connections, and who only reads would wait behind them: with 200 laptops at once a pull took 5.8 s, and takes 0.3 s (docs/scale.md).
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
