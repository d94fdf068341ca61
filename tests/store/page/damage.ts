/** Bytes as text and back, to carry a file from one browser to another. */
export function asText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function asBytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const hashBytes = 32;

/** The file with one bit turned, and its last hash made right again where a forger would. */
export async function damaged(file: Uint8Array, at: number, isForged: boolean): Promise<Uint8Array> {
  const copy = file.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  if (!isForged) return copy;
  const body = copy.slice(0, -hashBytes);
  copy.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body)), body.length);
  return copy;
}
