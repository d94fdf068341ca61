import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { startEndpoint, type Endpoint } from '../../la-endpoint/endpoint.ts';
import { rejudgeDeferred } from '../../la-endpoint/core/rejudge.ts';
import { readSettings } from '../../la-endpoint/settings.ts';
import { listenForNews } from '../../la-endpoint/store/news.ts';
import { declareForBench, schemaVersion } from '../../shared/model/registry.ts';
import { defineRecord, field } from '../../shared/model/declare.ts';
import { line } from '../../shared/model/field-kinds.ts';
import { pullAll, pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { pokePath } from '../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { selfSigned } from './harness/certificate.ts';
import { foundOver } from './harness/founded.ts';
import { httpSend, post, tokenOver, valueOf } from './harness/http-client.ts';
import { muteProxy } from './harness/mute-proxy.ts';
import { spawnEndpoint } from './harness/process.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { held, marked, school, standingCode } from './harness/school.ts';
import { adminId, foundCentre, openWorld, sync } from './harness/world.ts';

beforeAll(() => buildWhereStale(['endpoint']));

async function start(databaseUrl: string, troubles: unknown[] = []): Promise<Endpoint> {
  const settings = { host: '127.0.0.1', port: 0, dataFolder: '', databaseUrl, tls: null, behindProxy: false };
  return startEndpoint({ settings, onTrouble: (error) => troubles.push(error) });
}

describe('TLS by certificate files', () => {
  it('is what the endpoint then speaks, nothing older and nothing plain', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-tls-'));
    const { cert, key } = selfSigned();
    await writeFile(join(folder, 'cert.pem'), cert);
    await writeFile(join(folder, 'key.pem'), key);
    const endpoint = await spawnEndpoint({
      DATABASE_URL: await freshSchema(),
      WAYMARK_TLS_CERT: join(folder, 'cert.pem'),
      WAYMARK_TLS_KEY: join(folder, 'key.pem'),
    });
    expect(endpoint.address).toMatch(/^https:\/\/127\.0\.0\.1:/);
    const status = await new Promise((found, failed) => {
      const asked = request(`${endpoint.address}/health`, { ca: cert }, (response) =>
        found(response.resume().statusCode),
      );
      asked.once('error', failed).end();
    });
    expect(status).toBe(200);
    await expect(fetch(endpoint.address.replace('https', 'http'))).rejects.toThrow();
    const old = connect({
      port: Number(new URL(endpoint.address).port),
      ca: cert,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
    });
    await expect(new Promise((_, failed) => old.once('error', failed))).rejects.toThrow();
    expect(await endpoint.end('SIGTERM')).toBe(0);
    await rm(folder, { recursive: true });
  });

  it('without it, or a proxy that does it, the endpoint stays on this machine', () => {
    expect(readSettings({ HOST: '0.0.0.0' })).toHaveProperty('problem');
    expect(readSettings({ HOST: '0.0.0.0', WAYMARK_TLS_CERT: 'c' })).toHaveProperty('problem');
    expect(readSettings({ HOST: '0.0.0.0', WAYMARK_TLS_CERT: 'c', WAYMARK_TLS_KEY: 'k' })).not.toHaveProperty(
      'problem',
    );
    expect(readSettings({ HOST: '0.0.0.0', WAYMARK_BEHIND_PROXY: 'yes' })).not.toHaveProperty('problem');
  });
});

describe('a database server that drops its connections', () => {
  it('in the middle of a push: what was answered is there once, the rest comes at the next try, and news are heard again', async () => {
    const schema = await freshSchema();
    const url = named(schema, 'dropped');
    const endpoint = await start(url);
    const { device, send, token } = await foundOver(endpoint);
    valueOf(await pushUnsent(send, device));
    let failures = 0;
    for (let round = 0; round < 5; round += 1) {
      // More than one transaction takes, so that some of them are answered before the cut and some are not.
      for (let index = 0; index < 200; index += 1)
        device.write({
          by: adminId,
          at: 2,
          changes: [{ ...marked({ pupil: 1 + (index % 12) }, { code: '/' }), op: 'set' }],
        });
      const push = { isOver: false };
      const pushing = pushUnsent(send, device).finally(() => (push.isOver = true));
      const release = await heldUp(schema, { from: device.commits.length - 199, isOver: () => push.isOver });
      const drop = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and xact_start is not null`;
      while (
        !push.isOver &&
        (await ask(schema, drop, [new URL(url).searchParams.get('application_name')])).length === 0
      );
      await release();
      const pushed = await pushing;
      if (pushed.ok) continue;
      failures += 1;
      expect(pushed.error.code).toBe('trouble');
      valueOf(await pushUnsent(send, device));
    }
    expect(failures).toBeGreaterThan(0);
    const [log] = await ask(
      schema,
      'select count(*)::integer as all, count(distinct (device, n))::integer as once from log',
    );
    expect(log).toEqual({ all: device.commits.length, once: device.commits.length });
    const headers = { [protocolHeader]: String(protocolVersion), authorization: `Bearer ${token}` };
    const poke = await fetch(`${endpoint.address}${pokePath}`, { headers });
    const beside = await start(url);
    const reader = poke.body?.getReader();
    let heard = '';
    const hearing = (async () => {
      while (!heard.includes('event: news')) heard += new TextDecoder().decode((await reader?.read())?.value);
    })();
    device.write({ by: adminId, at: 3, changes: [{ ...marked({ pupil: 1 }, { code: 'I' }), op: 'set' }] });
    valueOf(await pushUnsent(send, device));
    await hearing;
    expect((await fetch(`${endpoint.address}/health`)).status).toBe(200);
    await beside.stop();
    await endpoint.stop();
  });
});

/** The address with a name of its own for its connections, by which this test finds them and no others. */
function named(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', `${name} ${url.searchParams.get('options') ?? ''}`);
  return url.toString();
}

/**
 * Keeps whoever pushes from going on, once some of it is answered: number `from` is there, and the next transaction waits. Nothing
 * is held where the push was over before. The caller lets it go.
 */
async function heldUp(
  url: string,
  { from, isOver }: { from: number; isOver: () => boolean },
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  while (!isOver()) {
    await client.query('begin');
    await client.query('select number from la for update');
    const { rows } = await client.query<{ n: string | null }>('select max(n) as n from device_commit');
    if (Number(rows[0]?.n ?? 0) >= from) break;
    await client.query('rollback');
  }
  return () => client.end();
}

it('where a proxy of the database eats notifications, news is found by asking', async () => {
  const url = await freshSchema();
  const world = await openWorld(url);
  const office = await foundCentre(world, school.changes);
  const proxy = await muteProxy(url);
  const heard: (string | null)[] = [];
  const often = 50;
  const news = await listenForNews(proxy.through(url), (centre) => heard.push(centre), often);
  while (heard.length === 0) {
    office.write({ by: adminId, at: 2, changes: [{ ...marked({ pupil: 1 }, { code: '/' }), op: 'set' }] });
    await sync(world, office);
  }
  // Nobody said which centre: that would have come by notification.
  expect(heard[0]).toBeNull();
  expect(proxy.eaten()).toBeGreaterThan(0);
  await news.close();
  await proxy.close();
  await world.store.close();
});

it('what a newer app entered waits, and is judged when an upgraded endpoint starts, once', async () => {
  const url = await freshSchema();
  const world = await openWorld(url);
  const office = await foundCentre(world, school.changes);
  const gadget = {
    type: 'gadget',
    key: 'gadget-1',
    op: 'create' as const,
    fields: { name: [null, 'Kettle'] as const },
  };
  const changes = [gadget, marked({ pupil: 1 }, { code: '/' })];
  const n = office.write({ by: adminId, at: 2, changes, schema: schemaVersion + 1 });
  await sync(world, office);
  expect(office.results.get(n)?.outcomes).toEqual([{ is: 'deferred' }, { is: 'applied' }]);
  expect(await world.store.write((tx) => rejudgeDeferred(tx, 3))).toBe(0);
  // The upgrade: the endpoint knows the type now, and reads that version.
  declareForBench(
    defineRecord({
      ...{ type: 'gadget', label: 'Gadget', plural: 'Gadgets', storage: 'held', retention: 'register' },
      ...{ writtenWith: 'takeRegister', fields: { name: field('Name', 'register', line()) } },
    }),
  );
  await ask(url, 'update parked set schema_version = $1', [schemaVersion]);
  await (await start(url)).stop();
  await sync(world, office);
  expect(held(office, 'gadget', 'gadget-1')?.register?.slice.values).toEqual({ name: 'Kettle' });
  await (await start(url)).stop();
  expect(await ask(url, 'select number::integer from log where n = $1 order by number', [n])).toHaveLength(2);
  await world.store.close();
});

it('told to stop, it refuses what comes, finishes what is under way, and then lets go', async () => {
  const url = named(await freshSchema(), 'drained');
  const endpoint = await start(url);
  const { device, send } = await foundOver(endpoint);
  valueOf(await pushUnsent(send, device));
  device.write({ by: adminId, at: 2, changes: [marked({ pupil: 1 }, { code: '/' })] });
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from la for update');
  const pushing = pushUnsent(send, device);
  await waitsForLock(url);
  let hasStopped = false;
  const stopping = endpoint.stop().then(() => (hasStopped = true));
  const stranger = await post(endpoint.address, '/v1/challenge', {}).then(
    ({ status }) => status,
    () => 'no line',
  );
  expect([503, 'no line']).toContain(stranger);
  expect(hasStopped).toBe(false);
  await holder.query('commit');
  await holder.end();
  expect(await pushing).toEqual({ ok: true, value: { is: 'sent' } });
  await stopping;
  const again = await start(url);
  const { token } = valueOf(await tokenOver(again.address, device));
  valueOf(await pullAll(httpSend(again.address, token), device));
  expect(standingCode(device, { pupil: 1 })).toBe('/');
  await again.stop();
});

async function waitsForLock(url: string): Promise<void> {
  for (;;) {
    const waiting = await ask(
      url,
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from la for update%'
         and application_name = $1`,
      [new URL(url).searchParams.get('application_name')],
    );
    if (waiting.length > 0) return;
  }
}
