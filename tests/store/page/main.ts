import { z } from 'zod';
import { storeUnderTest } from './store-under-test.ts';

z.config({ jitless: true });

declare global {
  interface Window {
    /** What a store test may call from page.evaluate. */
    store: typeof storeUnderTest;
  }
}

window.store = storeUnderTest;
