import { makeDeviceSecret } from '../platform/device-secret.ts';
import type { Platform } from '../platform/platform.ts';
import { sampleStretch, strongStretch } from './crypto/passphrase.ts';
import type { CentreKind } from './database.ts';
import type { Locking } from './staff-admin.ts';

/** How new passphrases of a centre are guarded on this laptop. */
export async function lockingFor(kind: CentreKind, platform: Platform): Promise<Locking> {
  if (kind === 'sample') return { strength: sampleStretch, secret: null };
  return { strength: strongStretch, secret: await makeDeviceSecret(platform) };
}
