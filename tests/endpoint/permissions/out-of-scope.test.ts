import { afterAll, beforeAll, expect, it } from 'vitest';
import { created } from '../../../shared/sync/create.ts';
import type { StateRow } from '../../../shared/sync/protocol/pull.ts';
import { pullAll } from '../../../shared/sync/protocol/device-sync.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { nothingHere } from '../../../shared/sync/protocol/refusal.ts';
import { giveCode, revokeAccess } from '../../../la-endpoint/core/administer.ts';
import { writeCursor, type Cursor } from '../../../la-endpoint/core/cursor.ts';
import type { RequestOf } from '../../../shared/sync/protocol/message.ts';
import { smallCentre } from '../../factories/small-centre.ts';
import { freshSchema } from '../harness/schema.ts';
import { bearer, sendThrough, serve, tokenFor, type Served } from '../harness/served.ts';
import { laptopOf } from '../harness/laptops.ts';
import { adminId, administrator, enrolOn, foundCentre, newDevice, staffChange, sync } from '../harness/world.ts';
import { HeadlessDevice } from '../harness/headless-device.ts';

const reads = 10_000;
const pupils = 48;
const atOnce = 4;
/** Every so many readings of one id by one reader, an id that never was is asked for beside it. */
const compareEvery = 5;
/** Milliseconds: all reads fall into the life of one token, and below the limit of requests of a laptop. */
const betweenReads = 300;
/** What lies at the place asked for would come first, so a page need not be long. */
const smallPage = { entries: 8, rows: 8, bytes: 100_000 };

let served: Served;
let lead: HeadlessDevice;
/** Whoever has no business with group-1 of the first centre. */
const outsiders: { name: string; token: string | undefined; scope: number }[] = [];

beforeAll(async () => {
  served = await serve(await freshSchema(), { pageSize: smallPage });
  const { world } = served;
  const office = await foundCentre(world, [
    ...smallCentre(pupils).changes,
    staffChange('lena', 'lead'),
    staffChange('kim', 'keyWorker'),
  ]);
  const firstCentre = world.centre;
  lead = await laptopOf(world, office, [{ staff: 'lena', role: 'lead' }]);
  const laptops = [
    ['a tutor of another group', { staff: 'tess', role: 'providerTutor', groups: ['group-2'] }],
    ['a key worker of another group', { staff: 'kim', role: 'keyWorker', groups: ['group-3'] }],
    ['a laptop that was revoked', { staff: 'una', role: 'laOfficer' }],
  ] as const;
  const devices = [];
  for (const [name, person] of laptops) devices.push({ name, device: await laptopOf(world, office, [person]) });
  const revoked = devices.at(-1)?.device.id ?? '';
  const sender = await administrator(world, office);
  await world.store.write((tx) => revokeAccess(tx, world.ports, sender, { device: revoked }));
  const elsewhere = await foundCentre(world, [], newDevice());
  devices.push({ name: 'an administrator of another centre', device: elsewhere });
  await sync(world, elsewhere);
  for (const { name, device } of devices) {
    const token = await tokenFor(served, device);
    if (token === undefined) throw new Error(`No token for ${name}`);
    outsiders.push({ name, token, scope: await scopeOf(device) });
  }
  world.centre = firstCentre;
}, 300_000);

afterAll(() => served.close());

async function scopeOf(device: HeadlessDevice): Promise<number> {
  const cursor = await device.cursor();
  const parsed = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as Cursor;
  return parsed.scope;
}

type Place = Pick<StateRow, 'centre' | 'type' | 'key'>;

/** Asks for rows from just before an id on: the nearest the protocol has to a read by id. */
async function readAt(outsider: (typeof outsiders)[number], at: Place, la: { epoch: string; number: number }) {
  const cursor: Cursor = {
    ...{ epoch: la.epoch, number: la.number, scope: 0 },
    filling: { scope: outsider.scope, after: [at.centre, at.type, at.key, ''] },
  };
  return served.post(messages.pull.path, { cursor: writeCursor(cursor) }, bearer(outsider.token));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

it(`of ${reads} reads of what a lead has just read, by those out of scope, none is answered, and each answer is that for an id that never was`, async () => {
  const { world } = served;
  const reader = new HeadlessDevice(lead.id, lead.keys);
  const pulled = await pullAll(sendThrough(served, await tokenFor(served, lead)), reader);
  expect(pulled.ok).toBe(true);
  const ofGroup = new Set(smallCentre(pupils).pupils.flatMap(({ id, group }) => (group === 'group-1' ? [id] : [])));
  const known = [...reader.holding.values()].filter(({ pupil }) => pupil !== null && ofGroup.has(pupil));
  expect(known.length).toBeGreaterThanOrEqual(ofGroup.size * 4);
  const la = await world.store.read((tx) => tx.la());

  const milliseconds = { there: [] as number[], never: [] as number[] };
  const answered: string[] = [];
  const unanswered: string[] = [];
  const differing: string[] = [];
  const timed = async (into: number[], work: () => ReturnType<typeof readAt>) => {
    const start = performance.now();
    const answer = await work();
    into.push(performance.now() - start);
    return answer;
  };
  const one = async (index: number): Promise<void> => {
    const outsider = outsiders[index % outsiders.length];
    const row = known[Math.floor(index / outsiders.length) % known.length];
    if (outsider === undefined || row === undefined) throw new Error('Nothing to read');
    const there = await timed(milliseconds.there, () => readAt(outsider, row, la));
    if (there.status !== 200) unanswered.push(outsider.name);
    if (there.text.includes(`"${row.key}"`) || there.text.includes(`"${row.pupil ?? row.key}"`))
      answered.push(outsider.name);
    if (Math.floor(index / (outsiders.length * known.length)) % compareEvery > 0) return;
    // Both questions fall into one moment of the endpoint's clock, so that even that is the same in the answers.
    const never = await timed(milliseconds.never, () => readAt(outsider, { ...row, key: `${row.key}0` }, la));
    if (there.text !== never.text || there.status !== never.status)
      differing.push(`${outsider.name}: ${there.text.slice(0, 300)} <> ${never.text.slice(0, 300)}`);
  };
  for (let index = 0; index < reads; index += atOnce) {
    world.clock.now += betweenReads;
    await Promise.all(Array.from({ length: atOnce }, (_, place) => one(index + place)));
  }
  // Each read was taken as a read: a refusal at the door would prove nothing.
  expect(unanswered).toEqual([]);
  expect([...new Set(answered)]).toEqual([]);
  expect(differing.slice(0, 3)).toEqual([]);
  expect(milliseconds.there).toHaveLength(reads);
  expect(served.troubles).toEqual([]);
  const [there, never] = [median(milliseconds.there), median(milliseconds.never)];
  process.stdout.write(
    `${reads} reads out of scope: median ${there.toFixed(2)} ms of ids that are there, ${never.toFixed(2)} ms of ids that never were\n`,
  );
}, 300_000);

it('acts on what is another’s get the bytes of what is not there', async () => {
  const { world } = served;
  const stranger = newDevice();
  const mine = world.centre;
  await foundCentre(world, [], stranger);
  const theirs = world.centre;
  const token = await tokenFor(served, stranger, adminId);
  world.centre = mine;
  lead.write({
    by: 'lena',
    at: 1,
    changes: [created('staff', 'staff-x', { name: 'X', position: 'Y', role: 'staff' })],
  });
  await sync(world, lead);
  const n = lead.commits.length;
  expect(theirs).not.toBe(mine);
  expect(lead.results.get(n)?.outcomes).toMatchObject([{ is: 'refused' }]);
  const acts: [MessageName, object, object][] = [
    ['revoke', { device: lead.id }, { device: 'device-that-never-was' }],
    ['revoke', { device: lead.id, staff: 'lena' }, { device: 'device-that-never-was', staff: 'lena' }],
    ['endMember', { staff: 'lena' }, { staff: 'nobody-at-all' }],
    ['settleParked', parkedAt(lead.id, n), parkedAt('device-that-never-was', n)],
    ['settleParked', parkedAt(lead.id, n), parkedAt(lead.id, n + 1000)],
  ];
  for (const [name, there, never] of acts) {
    world.clock.now += 1000;
    const answer = await served.post(messages[name].path, there, bearer(token));
    expect(answer).toEqual(await served.post(messages[name].path, never, bearer(token)));
    expect(answer).toEqual({ status: 404, text: JSON.stringify(nothingHere) });
  }
});

it('an entry about a pupil of another centre is answered like one about a pupil who never was', async () => {
  const { world } = served;
  const mine = world.centre;
  const stranger = await foundCentre(world, [created('place', 'place-1', { name: 'Here', kind: 'pru' })], newDevice());
  world.centre = mine;
  for (const pupil of ['pupil-1', 'pupil-that-never-was']) {
    stranger.write({
      by: adminId,
      at: 1,
      changes: [{ type: 'pupil', key: pupil, pupil, op: 'set', fields: { alerts: [null, 'x'] } }],
    });
  }
  await sync(world, stranger);
  const last = stranger.commits.length;
  expect(stranger.results.get(last - 1)?.outcomes).toEqual(stranger.results.get(last)?.outcomes);
  expect(stranger.results.get(last)?.outcomes).toMatchObject([{ is: 'refused', code: 'no-such-record' }]);
});

it('a mark for an enrolment outside one’s groups is answered like one for an enrolment that never was', async () => {
  const { world } = served;
  const office = newDevice();
  const { code } = await world.store.write((tx) =>
    giveCode(tx, world.ports, { kind: 'device', centre: world.centre, staff: null }),
  );
  await enrolOn(world, office, 'kim', { code });
  await sync(world, office);
  // kim's groups hold pupil-25 to pupil-36; enrolment-1 is a pupil's of group-1.
  for (const enrolment of ['enrolment-1', 'enrolment-that-never-was']) {
    office.write({
      by: 'kim',
      at: 1,
      changes: [
        {
          type: 'mark',
          key: `${enrolment}|2026-09-21|AM`,
          pupil: 'pupil-25',
          op: 'create',
          fields: { code: [null, '/'] },
        },
      ],
    });
  }
  await sync(world, office);
  expect(office.results.get(1)?.outcomes).toEqual(office.results.get(2)?.outcomes);
  expect(office.results.get(1)?.outcomes).toMatchObject([{ is: 'refused' }]);
});

function parkedAt(device: string, n: number): RequestOf<typeof messages.settleParked> {
  return { device, n, index: 0, how: { is: 'withdrawn' } };
}
