import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { addDays } from '../../shared/lib/local-date.ts';
import { randomFrom } from '../../shared/sample/random.ts';
import { created } from '../../shared/sync/create.ts';
import { pullAll, pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { smallCentreValues } from '../factories/small-centre.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { enrolOver, httpSend, tokenOver, valueOf } from './harness/http-client.ts';
import { spawnEndpoint, type EndpointProcess } from './harness/process.ts';
import { adminId, monday, newDevice } from './harness/world.ts';
import { marked, school, standingCode } from './harness/school.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';

const rounds = Number(process.env['WAYMARK_KILL_ROUNDS'] ?? 4);
/** Three or more transactions' worth. */
const commitsARound = 160;

beforeAll(() => buildWhereStale(['endpoint']));

async function found(endpoint: EndpointProcess): Promise<HeadlessDevice> {
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
  return device;
}

async function sendAll(endpoint: EndpointProcess, device: HeadlessDevice): Promise<boolean> {
  const signedIn = await tokenOver(endpoint.address, device).catch(() => null);
  if (signedIn?.ok !== true) return false;
  const pushed = await pushUnsent(httpSend(endpoint.address, signedIn.value.token), device);
  return pushed.ok && pushed.value.is === 'sent';
}

it('the process is killed again and again in the middle of a push: what it answered for is there, each commit once', async () => {
  const url = await freshSchema();
  const random = randomFrom(20);
  let endpoint = await spawnEndpoint({ DATABASE_URL: url });
  const device = await found(endpoint);
  let interrupted = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < commitsARound; index += 1) {
      const place = {
        pupil: random.int(1, 12),
        day: addDays(monday, index % 5),
        session: random.pick(['AM', 'PM'] as const),
      };
      device.write({
        by: adminId,
        at: 1,
        changes: [{ ...marked(place, { code: random.pick(['/', 'I', 'O']) }), op: 'set' }],
      });
    }
    const pushing = sendAll(endpoint, device);
    // The kill falls while commits are being taken: after a number of them that differs from round to round.
    await reached(url, device.commits.length - random.int(20, commitsARound - 20));
    await endpoint.end('SIGKILL');
    if (!(await pushing)) interrupted += 1;
    endpoint = await spawnEndpoint({ DATABASE_URL: url });
    const [kept] = await ask<{ most: string; all: string }>(
      url,
      'select max(n) as most, count(*) as all from device_commit',
    );
    const answered = Math.max(0, ...device.results.keys());
    expect(Number(kept?.most)).toBeGreaterThanOrEqual(answered);
    expect(kept?.all).toBe(kept?.most);
  }
  expect(await sendAll(endpoint, device)).toBe(true);
  const [log] = await ask<{ all: string; most: string }>(url, 'select count(*) as all, max(number) as most from log');
  expect(log).toEqual({ all: String(device.commits.length), most: String(device.commits.length) });
  const [entries] = await ask<{ sum: string }>(url, 'select sum(entry_count) from mark_read');
  expect(Number(entries?.sum)).toBe(rounds * commitsARound);
  expect(interrupted).toBeGreaterThan(0);
  expect(await endpoint.end('SIGTERM')).toBe(0);
});

async function reached(url: string, n: number): Promise<void> {
  for (;;) {
    const [row] = await ask<{ n: string | null }>(url, 'select max(n) as n from device_commit');
    if (Number(row?.n ?? 0) >= n) return;
  }
}

it('with PostgreSQL of its own: killed, started again on the same folder, it has everything and stops cleanly', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-endpoint-'));
  await chmod(folder, 0o755);
  try {
    const first = await spawnEndpoint({ WAYMARK_ENDPOINT_DATA: folder });
    const device = await found(first);
    device.write({ by: adminId, at: 1, changes: [marked({ pupil: 1 }, { code: '/' })] });
    expect(await sendAll(first, device)).toBe(true);
    await first.end('SIGKILL');
    const second = await spawnEndpoint({ WAYMARK_ENDPOINT_DATA: folder });
    expect(second.code).toBeNull();
    const { token } = valueOf(await tokenOver(second.address, device));
    valueOf(await pullAll(httpSend(second.address, token), device));
    expect(standingCode(device, { pupil: 1 })).toBe('/');
    expect(await second.end('SIGTERM')).toBe(0);
    await expect(fetch(`${second.address}/health`)).rejects.toThrow();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
