import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import type { Device } from '../../la-endpoint/core/store-access.ts';
import type { Store } from '../../la-endpoint/core/store.ts';
import { PokeHub } from '../../la-endpoint/http/poke-hub.ts';

const device = { id: 'device-1' } as Device;

/** A hub whose database answers when the test says so. */
function slowHub() {
  let answer: () => void = () => undefined;
  const grants = new Promise<readonly never[]>((resolve) => {
    answer = () => resolve([]);
  });
  const hub = new PokeHub({ read: () => grants } as unknown as Store);
  return { hub, answer };
}

it('a laptop that begins to listen while the endpoint stops does not hold it up', async () => {
  const { hub, answer } = slowHub();
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const added = hub.add(device, response);
  hub.close();
  answer();
  await added;
  expect([response.writableEnded, hub.count]).toEqual([true, 0]);
});

it('a laptop that hung up before it was let in is not waited for', async () => {
  const { hub, answer } = slowHub();
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const added = hub.add(device, response);
  response.destroy();
  answer();
  await added;
  expect(hub.count).toBe(0);
  hub.close();
});
