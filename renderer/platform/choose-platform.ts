import type { WaymarkBridge } from '../../shared/ipc/bridge.ts';
import { browserPlatform } from './browser-platform.ts';
import { electronPlatform } from './electron-platform.ts';
import { readPageFacts } from './page-facts.ts';
import type { Platform } from './platform.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app, and only there. */
    readonly waymark?: WaymarkBridge;
  }
}

/** The platform this page runs on; asked once, by main.tsx. */
export function choosePlatform(): Platform {
  const bridge = window.waymark;
  return bridge === undefined
    ? browserPlatform(readPageFacts(document).allowsRealCentre)
    : electronPlatform(bridge, bridge.hasKeyStore);
}
