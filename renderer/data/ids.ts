const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const idLength = 16;

/** A random id of 96 bits: tells nothing about whom it names and never meets another. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(idLength)), (byte) => alphabet[byte & 63]).join('');
}
