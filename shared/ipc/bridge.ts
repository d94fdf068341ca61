import type { ChannelKey } from './channels.ts';
import type { IpcReply, IpcRequest } from './contract.ts';

/** What the preload script puts on window.waymark: one function per channel, and nothing general. */
export type WaymarkBridge = {
  readonly [K in Exclude<ChannelKey, 'quitSafely'>]: (request: IpcRequest<K>) => Promise<IpcReply<K>>;
} & {
  readonly hasKeyStore: boolean;
  /**
   * The window closes once every promise of every listener has settled (or the shell's patience is at its end).
   * @returns a function that stops listening.
   */
  readonly onQuitRequested: (finish: () => Promise<void>) => () => void;
};
