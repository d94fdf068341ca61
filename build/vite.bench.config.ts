import { defineConfig } from 'vite';
import { testPageBundle } from './page-bundle.ts';

/** The benchmark page (tests/bench): any harness can open it and drive the real store. */
export default defineConfig(testPageBundle('tests/bench/page', './'));
