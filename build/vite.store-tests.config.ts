import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page that lets tests/store call renderer/data and shared in a real Chromium. Never part of the product. */
export default defineConfig({
  root: fileURLToPath(new URL('../tests/store/page', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    target: 'chrome114',
    assetsInlineLimit: 0,
    minify: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
  },
});
