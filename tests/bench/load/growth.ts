import type pg from 'pg';
import { markKey } from '../../../shared/attendance/mark.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';
import { wholePage, pullPage } from '../../../la-endpoint/core/pull.ts';
import { writeCursor } from '../../../la-endpoint/core/cursor.ts';
import { dayOf } from '../../../la-endpoint/core/day.ts';
import { takePush } from '../../../la-endpoint/core/push.ts';
import type { Ports } from '../../../la-endpoint/core/ports.ts';
import type { HeadlessDevice } from '../../endpoint/harness/headless-device.ts';
import { pushHere, type County } from './county.ts';
import { percentile } from './figures.ts';

export interface AtSize {
  readonly commits: number;
  readonly commitMedian: number;
  readonly commitP95: number;
  /** A page of the last thousand entries, for a laptop that was away. */
  readonly pullPage: number;
  readonly databaseMegabytes: number;
}

const measured = 400;
const firstDay = localDate('2024-09-02');
const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000];

/** What one commit costs, each with a log of so many before it. The log grows by copies of a real commit, with the marks they would have made. */
export async function growth(ports: Ports, client: pg.Client, county: County, most: number): Promise<AtSize[]> {
  const [laptop] = county.laptops;
  if (laptop === undefined) throw new Error('The LA has no laptop');
  const fillers = await fillersOf(ports, client, county);
  const results: AtSize[] = [];
  let day = 0;
  for (const size of [...sizes.filter((one) => one < most), most]) {
    await fillTo(client, county, fillers, size);
    await client.query('analyze');
    const times = await costs(ports, laptop.device, laptop.staff, (day += 1));
    const page = await pageCost(ports, laptop.device.id, size);
    const { rows } = await client.query<{ bytes: string }>(
      `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`,
    );
    results.push({
      commits: size,
      commitMedian: percentile(times, 0.5),
      commitP95: percentile(times, 0.95),
      pullPage: page,
      databaseMegabytes: Number(rows[0]?.bytes ?? 0) / 1_000_000,
    });
    process.stdout.write(`${JSON.stringify(results.at(-1))}\n`);
  }
  return results;
}

/** One real mark of each centre, whose commit and row the others are copies of. */
async function fillersOf(ports: Ports, client: pg.Client, { centres, laptops }: County): Promise<string[]> {
  const fillers: string[] = [];
  for (const centre of centres) {
    const laptop = laptops.find((one) => one.centre === centre);
    if (laptop === undefined) throw new Error('A centre without a laptop');
    const key = markKey({ enrolment: 'enrolment-1', date: addDays(firstDay, -7), session: 'AM' });
    const change = { type: 'mark', key, pupil: 'pupil-1', op: 'create' as const };
    laptop.device.write({ by: laptop.staff, at: ports.now(), changes: [{ ...change, fields: { code: [null, '/'] } }] });
    await pushHere(ports, laptop.device);
    fillers.push(laptop.device.id);
  }
  await client.query('create temporary table filler (place integer, centre text, device text)');
  for (const [place, centre] of centres.entries())
    await client.query('insert into filler values ($1, $2, $3)', [place, centre, fillers[place]]);
  // A device of its own for the copies, so that the laptops' own numbers stay dense.
  await client.query(
    `insert into device select id || '-copies', centre, name, public_key, 0, 0, enrolled_at, null, null
    from device where id = any($1)`,
    [fillers],
  );
  return fillers;
}

/** Copies until the log holds `size` entries: commit, log entry and mark of ever later days. */
async function fillTo(client: pg.Client, county: County, fillers: readonly string[], size: number): Promise<void> {
  const { rows } = await client.query<{ number: string }>('select number from la');
  const from = Number(rows[0]?.number ?? 0) + 1;
  if (from > size) return;
  const values = [from, size, county.centres.length, county.pupilsPerCentre, firstDay];
  const copies = `select g as number, f.centre, f.device, g % $3 as place, (g / $3) % $4 + 1 as pupil,
    ($5::date + (g / ($3 * $4 * 2))::integer)::text as day, case when (g / ($3 * $4)) % 2 = 0 then 'AM' else 'PM' end as session
    from generate_series($1::bigint, $2::bigint) as g join filler f on f.place = g % $3`;
  const one = `distinct on (centre) * from device_commit where device = any($6) order by centre, n desc`;
  await client.query('begin');
  await client.query(
    `insert into device_commit (device, n, centre, digest, register, proof, received_at, result, author, author_position, made_at,
       seen_epoch, seen_number, schema_version)
     select c.device || '-copies', c.number, c.centre, sha256(c.number::text::bytea), t.register, t.proof, t.received_at,
       json_build_object('n', c.number, 'number', c.number, 'outcomes', json_build_array(json_build_object('is', 'applied'))),
       t.author, t.author_position, t.made_at, t.seen_epoch, c.number - 1, t.schema_version
     from (${copies}) c join (select ${one}) t on t.centre = c.centre`,
    [...values, fillers],
  );
  await client.query(
    `insert into log (number, centre, device, n, outcomes)
     select number, centre, device || '-copies', number, '[{"is":"applied"}]'::json from (${copies}) c`,
    values,
  );
  await client.query(
    `insert into record_tier (centre, type, key, tier, pupil, number, record_values, trail, withdrawn, entries, units, proposals)
     select c.centre, 'mark', 'enrolment-' || c.pupil || '|' || c.day || '|' || c.session, 'register', 'pupil-' || c.pupil, c.number,
       t.record_values, t.trail, false, t.entries, t.units, t.proposals
     from (${copies}) c join (select distinct on (centre) * from record_tier where type = 'mark' order by centre, number) t
       on t.centre = c.centre
     on conflict do nothing`,
    values,
  );
  await client.query('update la set number = $1', [size]);
  await client.query('commit');
}

/** Milliseconds of single commits, each pushed and answered alone, durably. */
async function costs(ports: Ports, device: HeadlessDevice, staff: string, day: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < measured; index += 1) {
    const pupil = (index % 100) + 1;
    const date = addDays(localDate('2030-01-07'), day * 7 + Math.floor(index / 100));
    const key = markKey({ enrolment: `enrolment-${pupil}`, date, session: 'AM' });
    const change = { type: 'mark', key, pupil: `pupil-${pupil}`, op: 'create' as const };
    const n = device.write({ by: staff, at: ports.now(), changes: [{ ...change, fields: { code: [null, '/'] } }] });
    const commits = [...(await device.unsent(n - 1, 1))];
    const start = performance.now();
    const { results } = await takePush(ports, device.id, { commits });
    times.push(performance.now() - start);
    if (results[0]?.outcomes[0]?.is !== 'applied') throw new Error(`Not taken: ${JSON.stringify(results)}`);
    await device.keepResults(results);
  }
  return times;
}

async function pageCost(ports: Ports, deviceId: string, size: number): Promise<number> {
  const now = ports.now();
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    await ports.store.write(async (tx) => {
      const device = await tx.device(deviceId);
      if (device === undefined) throw new Error('No laptop');
      const ask = { device, day: dayOf(now), now, size: wholePage };
      const first = await pullPage(tx, { ...ask, cursor: null });
      const { epoch } = await tx.la();
      const held = JSON.parse(Buffer.from(first.cursor, 'base64url').toString()) as {
        filling: { scope: number } | null;
        scope: number;
      };
      const cursor = {
        epoch,
        number: Math.max(0, size - 20_000),
        scope: held.filling?.scope ?? held.scope,
        filling: null,
      };
      const start = performance.now();
      const page = await pullPage(tx, { ...ask, cursor: writeCursor(cursor) });
      times.push(performance.now() - start);
      if (page.log.length === 0) throw new Error('The page is empty');
    });
  }
  return percentile(times, 0.5);
}
