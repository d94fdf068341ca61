import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { channels } from '../../shared/ipc/channels.ts';
import type { ChannelKey } from '../../shared/ipc/channels.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { IpcReplyValue, IpcContract } from '../../shared/ipc/contract.ts';
import { ok, refused } from '../../shared/lib/result.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { z } from 'zod';

/** One handler per channel; a request has been parsed before a handler sees it. */
export type IpcHandlers = {
  readonly [K in ChannelKey]: (
    request: z.output<IpcContract[K]['request']>,
  ) => Promise<Result<IpcReplyValue<K>>> | Result<IpcReplyValue<K>>;
};

/**
 * Registers every channel of the contract. Answers are values: refused where the sender is not the app's own top frame,
 * the request does not fit the contract, or the handler fails. Nothing is ever thrown over the bridge.
 * @param appAddress the address whose frames may ask.
 */
export function routeIpc(appAddress: string, handlers: IpcHandlers): void {
  for (const key of Object.keys(channels) as ChannelKey[]) {
    ipcMain.handle(channels[key], (event, request: unknown) => answer(key, event, request, appAddress, handlers));
  }
}

async function answer(
  key: ChannelKey,
  event: IpcMainInvokeEvent,
  request: unknown,
  appAddress: string,
  handlers: IpcHandlers,
): Promise<Result<unknown>> {
  if (!isOwnTopFrame(event, appAddress)) return refused('ipc-sender', 'Waymark did not ask for this itself.');
  const parsed = contract[key].request.safeParse(request);
  if (!parsed.success) return refused('ipc-request', 'Waymark asked its shell for something it does not do.');
  const handle = handlers[key] as (parsedRequest: unknown) => Promise<Result<unknown>> | Result<unknown>;
  try {
    const reply = await handle(parsed.data);
    return reply.ok ? ok(contract[key].reply.parse(reply.value)) : reply;
  } catch {
    return refused('ipc-failed', 'The computer could not do this. Try it again; if it fails again, restart Waymark.');
  }
}

function isOwnTopFrame(event: IpcMainInvokeEvent, appAddress: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(appAddress);
}
