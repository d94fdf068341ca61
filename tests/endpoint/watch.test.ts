import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { pushUnsent, pullAll } from '../../shared/sync/protocol/device-sync.ts';
import { pokePath } from '../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { foundOver, type FoundedOver } from './harness/founded.ts';
import { post, valueOf } from './harness/http-client.ts';
import { spawnEndpoint, type EndpointProcess } from './harness/process.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { marked } from './harness/school.ts';
import { adminId } from './harness/world.ts';

let url: string;
let endpoint: EndpointProcess;
let founded: FoundedOver;

beforeAll(async () => {
  await buildWhereStale(['endpoint']);
  url = await freshSchema();
  endpoint = await spawnEndpoint({ DATABASE_URL: url });
  founded = await foundOver(endpoint);
  valueOf(await pushUnsent(founded.send, founded.device));
  valueOf(await pullAll(founded.send, founded.device));
});
afterAll(() => endpoint.end('SIGTERM'));

async function metrics(): Promise<Map<string, number>> {
  const response = await fetch(`${endpoint.address}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const lines = (await response.text()).trimEnd().split('\n');
  const samples = lines.filter((line) => !line.startsWith('# '));
  return new Map(
    samples.map((line) => {
      const [, name = '', value = ''] =
        /^([a-z_]+(?:\{[a-z_]+="[^"]*"(?:,[a-z_]+="[^"]*")*\})?) (\S+)$/.exec(line) ?? [];
      expect(name, line).not.toBe('');
      expect(Number.isFinite(Number(value)), line).toBe(true);
      return [name, Number(value)] as const;
    }),
  );
}

it('metrics count requests and their times, the log, what waits, devices and connections', async () => {
  const told = await metrics();
  expect(told.get('waymark_requests_total{message="push",status="200"}')).toBe(1);
  expect(told.get('waymark_log_number')).toBe(1);
  expect(told.get('waymark_devices')).toBe(1);
  expect(told.get('waymark_database_connections{state="waited_for"}')).toBe(0);
  const buckets = [...told].filter(([name]) => name.startsWith('waymark_request_seconds_bucket{message="pull"'));
  const counts = buckets.map(([, count]) => count);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.at(-1)).toBe(told.get('waymark_request_seconds_count{message="pull"}'));
  founded.device.write({ by: 'nobody-known', at: 2, changes: [marked({ pupil: 1 }, { code: '/' })] });
  valueOf(await pushUnsent(founded.send, founded.device));
  expect((await metrics()).get('waymark_parked{why="account"}')).toBe(1);
});

it('a laptop that waits for news counts as one under way, until it goes', async () => {
  const stop = new AbortController();
  const line = await fetch(`${endpoint.address}${pokePath}`, {
    headers: { [protocolHeader]: String(protocolVersion), authorization: `Bearer ${founded.token}` },
    signal: stop.signal,
  });
  await line.body?.getReader().read();
  expect((await metrics()).get('waymark_poke_lines')).toBe(1);
  expect((await metrics()).get('waymark_requests_under_way')).toBe(2);
  stop.abort();
  while ((await metrics()).get('waymark_poke_lines') !== 0);
  expect((await metrics()).get('waymark_requests_under_way')).toBe(1);
});

it('behind a proxy or with a token, metrics are there for nobody else', async () => {
  const token = 'a token for the watcher';
  const guarded = await spawnEndpoint({ DATABASE_URL: url, WAYMARK_METRICS_TOKEN: token });
  const proxied = await spawnEndpoint({ DATABASE_URL: url, WAYMARK_BEHIND_PROXY: 'yes' });
  const ofNobody = { status: 404, text: (await post(endpoint.address, '/nowhere', {})).text };
  const asked = async (address: string, authorization: string) => {
    const response = await fetch(`${address}/metrics`, { headers: { authorization } });
    return { status: response.status, text: await response.text() };
  };
  for (const wrong of ['', 'Bearer ', `Bearer ${token}!`])
    expect(await asked(guarded.address, wrong)).toEqual(ofNobody);
  expect((await asked(guarded.address, `Bearer ${token}`)).status).toBe(200);
  expect(await asked(proxied.address, '')).toEqual(ofNobody);
  await Promise.all([guarded.end('SIGTERM'), proxied.end('SIGTERM')]);
});

it('logs and metrics name no pupil and nobody of the staff, also when the database refuses', async () => {
  const names = await ask<{ told: string }>(
    url,
    `select distinct v.value as told from record_tier r, json_each_text(r.record_values) v
     where r.type in ('pupil', 'staff') and v.key in ('surname', 'forename', 'dob', 'upn', 'name', 'phone')`,
  );
  const ids = await ask<{ told: string }>(
    url,
    'select distinct pupil as told from record_tier where pupil is not null',
  );
  await ask(url, 'alter table log rename to log_gone');
  founded.device.write({
    by: adminId,
    at: 3,
    changes: [marked({ pupil: 2 }, { code: '/' })],
    reason: 'A private reason',
  });
  expect(await pushUnsent(founded.send, founded.device)).toMatchObject({ ok: false, error: { code: 'trouble' } });
  await ask(url, 'alter table log_gone rename to log');
  valueOf(await pushUnsent(founded.send, founded.device));
  const metricsText = await (await fetch(`${endpoint.address}/metrics`)).text();
  const said = endpoint.output();
  expect(names.length).toBeGreaterThan(20);
  for (const { told } of [...names, ...ids, { told: 'private reason' }]) {
    const asWord = new RegExp(`(?<![a-z])${told.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z])`, 'i');
    expect(said).not.toMatch(asWord);
    expect(metricsText).not.toMatch(asWord);
  }
  const lines = said
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(new Set(events)).toEqual(new Set(['started', 'request', 'trouble']));
});
