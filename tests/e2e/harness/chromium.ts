import { installedChromium } from '../../../build/find-chromium.mjs';

/** Path of the Chromium the tests use. */
export function chromiumPath(): string {
  const path = installedChromium();
  if (path === undefined)
    throw new Error('No Chromium found. Run "npm test" once: it installs one, or says why it cannot.');
  return path;
}
