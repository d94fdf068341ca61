import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DeriveReply, DeriveRequest } from './stretch.ts';

/** In plain JavaScript, because WebAssembly would need an "unsafe" word in the content security policy (docs/adr). */
function derive({ passphrase, stretch, deviceSecret }: DeriveRequest): Uint8Array {
  const stretched = argon2id(passphrase, stretch.salt, { m: stretch.memoryKib, t: stretch.passes, p: 1, dkLen: 32 });
  return hkdf(sha256, stretched, deviceSecret ?? new Uint8Array(0), new TextEncoder().encode('waymark member 1'), 32);
}

self.onmessage = (event: MessageEvent<DeriveRequest>) => {
  self.postMessage({ key: derive(event.data) } satisfies DeriveReply);
};
