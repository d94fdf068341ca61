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
}

/** A centre of twelve founded over HTTP: its laptop, a token of it, and the way its messages take. Nothing is pushed yet. */
export async function foundOver(endpoint: { address: string; code: string | null }): Promise<FoundedOver> {
  const device = newDevice();
  const first = [
    created('centre', 'centre', smallCentreValues),
    created('staff', adminId, { name: 'Ada', position: 'Head', role: 'administrator' }),
  ];
  device.write({ by: adminId, at: 1, changes: [...first, ...school.changes] });
  await enrolOver(endpoint.address, device, adminId, {
    code: endpoint.code ?? '',
    founding: { centre: 'Test', name: 'Ada', position: 'Head', upTo: 1 },
  });
  const { token } = valueOf(await tokenOver(endpoint.address, device));
  return { device, token, send: httpSend(endpoint.address, token) };
}
