import { created } from '../../../shared/sync/create.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import { smallCentreValues } from '../../factories/small-centre.ts';
import type { HeadlessDevice } from './headless-device.ts';
import { enrolOver, httpSend, tokenOver, valueOf } from './http-client.ts';
import { school } from './school.ts';
import { adminId, newDevice } from './world.ts';

export interface FoundedOver {
  readonly device: HeadlessDevice;
  readonly token: string;
  readonly send: Send;
  /** The administrator's second factor. */
  readonly totpSecret: Uint8Array;
}

/** Reads Base32 (RFC 4648) as an authenticator app does. */
export function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** A centre of twelve founded over HTTP: its laptop, a token of it, and the way its messages take. Nothing is pushed yet. */
export async function foundOver(endpoint: { address: string; code: string | null }): Promise<FoundedOver> {
  const device = newDevice();
  const first = [
    created('centre', 'centre', smallCentreValues),
    created('staff', adminId, { name: 'Ada', position: 'Head', role: 'administrator' }),
  ];
  device.write({ by: adminId, at: 1, changes: [...first, ...school.changes] });
  const { secondFactor } = await enrolOver(endpoint.address, device, adminId, {
    code: endpoint.code ?? '',
    founding: { centre: 'Test', name: 'Ada', position: 'Head', upTo: 1 },
  });
  const { token } = valueOf(await tokenOver(endpoint.address, device));
  return { device, token, send: httpSend(endpoint.address, token), totpSecret: fromBase32(secondFactor?.secret ?? '') };
}
