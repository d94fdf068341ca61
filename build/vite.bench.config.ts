import { defineConfig } from 'vite';
import { testPageBundle } from './page-bundle.ts';

/** The benchmark page (tests/bench): which a harness can open to drive the real store. */
export default defineConfig(testPageBundle('tests/bench/page', './'));
