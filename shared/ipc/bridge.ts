import type { ChannelKey } from './channels.ts';
import type { IpcReply, IpcRequest } from './contract.ts';

/** What the preload script puts on window.waymark: one function per channel, and nothing general. */
export type WaymarkBridge = {
  readonly [K in ChannelKey]: (request: IpcRequest<K>) => Promise<IpcReply<K>>;
} & {
  readonly hasKeyStore: boolean;
  /** @returns a function that stops listening. */
  readonly onQuitRequested: (listener: () => void) => () => void;
};
