import type { Platform } from './platform.ts';

/**
 * Random bytes that the operating system keeps for this laptop. Passphrases of the real centre are bound to them, so that
 * a copied profile folder cannot be guessed at elsewhere.
 */
const secretName = 'device-secret';
const secretBytes = 32;

/** Null where the platform keeps none. */
export function readDeviceSecret(platform: Platform): Promise<Uint8Array | null> {
  return platform.readSecret(secretName);
}

/** The secret kept here, made now where there is none yet; null where the platform cannot keep one. */
export async function makeDeviceSecret(platform: Platform): Promise<Uint8Array | null> {
  const known = await platform.readSecret(secretName);
  if (known !== null) return known;
  const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
  return (await platform.keepSecret(secretName, secret)) ? secret : null;
}
