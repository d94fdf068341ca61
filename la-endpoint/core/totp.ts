import { createHmac, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** One step before and after, for clocks that differ (RFC 6238, section 5.2). */
const stepsAround = [0, -1, 1] as const;

/** The code of one time step: HOTP with SHA-1 (RFC 4226, section 5.3), which authenticator apps share. */
export function totpCode(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, '0');
}

export function totpStep(now: number): number {
  return Math.floor(now / 1000 / stepSeconds);
}

/** The step a code is of, where it is right and later than the last one used; null otherwise. */
export function acceptedStep(secret: Uint8Array, code: string, now: number, lastStep: number): number | null {
  const given = Buffer.from(code);
  for (const offset of stepsAround) {
    const step = totpStep(now) + offset;
    const wanted = Buffer.from(totpCode(secret, step));
    if (given.length === wanted.length && timingSafeEqual(given, wanted) && step > lastStep) return step;
  }
  return null;
}
