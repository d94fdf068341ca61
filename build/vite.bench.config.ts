import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The benchmark page (tests/bench): any harness can open it and drive the real store. Never part of the product. */
export default defineConfig({
  root: fileURLToPath(new URL('../tests/bench/page', import.meta.url)),
  base: './',
  build: {
    target: 'chrome114',
    assetsInlineLimit: 0,
    minify: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
  },
});
