/**
 * Questions and answers between the test and the stand-in's main process, over Node's own process channel.
 * @param {import('node:child_process').ChildProcess | NodeJS.Process} channel
 * @param {Record<string, (...args: any[]) => unknown>} handlers what the other side may ask
 * @returns {(question: string, ...args: unknown[]) => Promise<any>} asks the other side; rejects when it failed or is gone
 */
export function peerOver(channel, handlers) {
  const waiting = new Map();
  let last = 0;
  channel.on('message', async ({ id, question, args, answer, failure }) => {
    if (question === undefined) {
      const { answered, failed } = waiting.get(id);
      waiting.delete(id);
      if (failure === undefined) answered(answer);
      else failed(new Error(failure));
      return;
    }
    try {
      tell({ id, answer: await handlers[question](...args) });
    } catch (error) {
      tell({ id, failure: String(error) });
    }
  });
  channel.on('disconnect', () => {
    for (const { failed } of waiting.values()) failed(new Error('The other side has ended.'));
    waiting.clear();
  });
  const tell = (message) => {
    if (channel.connected) channel.send(message, () => undefined);
  };
  return (question, ...args) =>
    new Promise((answered, failed) => {
      if (!channel.connected) return failed(new Error('The other side has ended.'));
      last += 1;
      waiting.set(last, { answered, failed });
      tell({ id: last, question, args });
    });
}
