import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/** A page that tests and measurements drive: readable, and with nothing in it that the strict policy would refuse. Never part of the product. */
export function testPageBundle(folder: string, base: '/' | './'): UserConfig {
  return {
    root: fileURLToPath(new URL(`../${folder}`, import.meta.url)),
    base,
    build: { ...pageBuild, minify: false },
  };
}

/** How pages are built: for the oldest Chromium that is promised, with fonts as files, since the policy refuses data: addresses. */
export const pageBuild = {
  target: 'chrome114',
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 5000,
  reportCompressedSize: false,
} as const;
