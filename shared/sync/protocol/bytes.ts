import { z } from 'zod';

/** Short enough for one call of String.fromCharCode. */
const chunkBytes = 8192;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunkBytes));
  }
  return btoa(text);
}

/** The bytes of a base64 text (RFC 4648 section 4). The text must have passed `base64`. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Base64 of at most so many bytes. */
export function base64(mostBytes: number): z.ZodBase64 {
  return z.base64().max(Math.ceil(mostBytes / 3) * 4);
}

/** Base64 of exactly so many bytes: keys, signatures, MACs. */
export function base64Of(bytes: number): z.ZodBase64 {
  return z.base64().length(Math.ceil(bytes / 3) * 4);
}
