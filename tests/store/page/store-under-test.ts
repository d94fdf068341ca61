import { parseLocalDate } from '../../../shared/lib/local-date.ts';

/** Modules of renderer/data and shared that tests/store exercise in a real Chromium. Add yours here. */
export const storeUnderTest = { parseLocalDate };
