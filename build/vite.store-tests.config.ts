import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { testPageBundle } from './page-bundle.ts';

/** The page that lets tests/store call renderer/data and shared in a real Chromium. */
export default defineConfig({ ...testPageBundle('tests/store/page', '/'), plugins: [react()] });
