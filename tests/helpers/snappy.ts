/** Reads a little-endian base-128 number; null where the bytes end first. */
export function readVarint(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let value = 0;
  for (let at = from, weight = 1; at < bytes.length && at < from + 8; at += 1, weight *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * weight;
    if (byte < 128) return { value, next: at + 1 };
  }
  return null;
}

const largestOutput = 64_000_000;

/**
 * Decodes a raw Snappy block (github.com/google/snappy, format_description.txt) from `from` on, as far as it goes; null
 * where the bytes there are no Snappy block. What stands after the block is ignored.
 */
export function snappyDecode(bytes: Uint8Array, from = 0): Uint8Array | null {
  const size = readVarint(bytes, from);
  if (size === null || size.value > largestOutput) return null;
  const out = new Uint8Array(size.value);
  let to = 0;
  let at = size.next;
  while (to < out.length) {
    const tag = bytes[at];
    if (tag === undefined) return null;
    const step = (tag & 3) === 0 ? literal(bytes, at) : copy(bytes, at);
    if (to + step.length > out.length) return null;
    if (step.offset === 0) {
      if (step.next + step.length > bytes.length) return null;
      out.set(bytes.subarray(step.next, step.next + step.length), to);
      at = step.next + step.length;
    } else {
      if (step.offset > to) return null;
      for (let index = 0; index < step.length; index += 1) out[to + index] = out[to + index - step.offset] ?? 0;
      at = step.next;
    }
    to += step.length;
  }
  return out;
}

interface Step {
  readonly length: number;
  /** How far back a copy begins; 0 for a literal, whose bytes follow at `next`. */
  readonly offset: number;
  readonly next: number;
}

function numberAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function literal(bytes: Uint8Array, at: number): Step {
  const short = (bytes[at] ?? 0) >> 2;
  if (short < 60) return { length: short + 1, offset: 0, next: at + 1 };
  const extra = short - 59;
  return { length: numberAt(bytes, at + 1, extra) + 1, offset: 0, next: at + 1 + extra };
}

function copy(bytes: Uint8Array, at: number): Step {
  const tag = bytes[at] ?? 0;
  if ((tag & 3) === 1)
    return { length: ((tag >> 2) & 7) + 4, offset: ((tag >> 5) << 8) | (bytes[at + 1] ?? 0) || Infinity, next: at + 2 };
  const width = (tag & 3) === 2 ? 2 : 4;
  return { length: (tag >> 2) + 1, offset: numberAt(bytes, at + 1, width) || Infinity, next: at + 1 + width };
}
