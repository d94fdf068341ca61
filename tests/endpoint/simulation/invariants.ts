import { readParts } from '../../../la-endpoint/core/read-commit.ts';
import { receiveParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { Outcome } from '../../../shared/sync/protocol/outcome.ts';
import { isStanding } from '../../../shared/sync/protocol/outcome.ts';
import { giveCode } from '../../../la-endpoint/core/administer.ts';
import { ask } from '../harness/schema.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { admit, enrolOn, newDevice, pull, type World } from '../harness/world.ts';
import type { Met } from './faults.ts';
import type { Ended, Laptop } from './run.ts';

export type Counted = { -readonly [Name in keyof Met]: number };

/** What must hold at the end of every run, in words where it does not. */
export async function problemsOf(ended: Ended): Promise<string[]> {
  return [
    ...everythingSent(ended),
    ...(await keptOnce(ended)),
    ...(await historiesWhole(ended)),
    ...(await replicasEqual(ended)),
    ...tutorSeesOwnOnly(ended),
  ];
}

function everythingSent({ laptops }: Ended): string[] {
  return laptops.flatMap(({ device }) => {
    const missing = device.commits.filter(({ n }) => !device.results.has(n)).map(({ n }) => n);
    return missing.length === 0 ? [] : [`${device.id}: no result for ${missing.join(', ')}`];
  });
}

interface LogLine {
  device: string;
  n: number;
  outcomes: (Outcome | null)[];
}

function logOf({ url }: World): Promise<LogLine[]> {
  return ask<LogLine>(url, 'select device, n::integer, outcomes from log order by number');
}

/** Every commit is there once, with the answer its device was given, and no change was ruled into the state twice. */
async function keptOnce({ world, laptops, met }: Ended): Promise<string[]> {
  const problems: string[] = [];
  const stored = await ask<{ device: string; n: string; result: unknown }>(
    world.url,
    'select device, n, result from device_commit',
  );
  const byCommit = new Map(stored.map(({ device, n, result }) => [`${device} ${n}`, result]));
  for (const { device } of laptops) {
    for (const [n, result] of device.results) {
      if (JSON.stringify(byCommit.get(`${device.id} ${n}`)) !== JSON.stringify(result))
        problems.push(`${device.id} ${n}: another answer`);
      for (const outcome of result.outcomes) count(met, outcome);
    }
  }
  const standing = new Set<string>();
  for (const { device, n, outcomes } of await ask<LogLine>(
    world.url,
    'select device, n, outcomes from log order by number',
  )) {
    outcomes.forEach((outcome, index) => {
      if (outcome === null || !isStanding(outcome)) return;
      const name = `${device} ${n} ${index}`;
      if (standing.has(name)) problems.push(`${name}: applied twice`);
      standing.add(name);
    });
  }
  const [numbers] = await ask<{ gaps: string }>(world.url, 'select max(number) - count(*) as gaps from log');
  return numbers?.gaps === '0' ? problems : [...problems, 'numbers of the log are missing'];
}

function count(met: Counted, outcome: Outcome): void {
  if (outcome.is === 'contested') met.contests += 1;
  if (outcome.is === 'waits' && outcome.on === 'lead') met.afterAccess += 1;
  if (outcome.is === 'waits') met.waits += 1;
  if (isStanding(outcome) && (outcome.merged ?? []).length > 0) met.merges += 1;
}

/** Each value entered for a mark is an entry of it, a proposal, or equal to what stood: told from what the devices wrote, not from any fold. */
async function historiesWhole({ world, laptops, past }: Ended): Promise<string[]> {
  const entered = new Map<string, { entries: number; proposals: number }>();
  const devices = new Map([...past, ...laptops.map(({ device }) => device)].map((device) => [device.id, device]));
  for (const { device, n, outcomes } of await logOf(world)) {
    const sent = devices.get(device)?.commits[n - 1];
    const commit = sent === undefined ? null : readParts(device, n, receiveParts(sent.parts));
    commit?.changes.forEach(({ whole }, index) => {
      const outcome = outcomes[index];
      if (whole.type !== 'mark' || outcome === null || outcome === undefined || !isStanding(outcome)) return;
      const known = entered.get(whole.key) ?? { entries: 0, proposals: 0 };
      if (outcome.is === 'contested') known.proposals += 1;
      else if (outcome.nothing !== true) known.entries += 1;
      entered.set(whole.key, known);
    });
  }
  const marks = await ask<{ key: string; entries: unknown[]; proposals: unknown[] }>(
    world.url,
    `select key, entries, proposals from record_tier where type = 'mark' and tier = 'register'`,
  );
  const wrong = marks.filter(({ key, entries, proposals }) => {
    const wanted = entered.get(key);
    return wanted?.entries !== entries.length || wanted.proposals !== proposals.length;
  });
  const problems = wrong.map(({ key }) => `${key}: its history is not whole`);
  return marks.length === entered.size ? problems : [...problems, 'a mark is missing'];
}

/** Laptops of one scope hold the same, and the same as a new laptop that is handed everything at once. */
async function replicasEqual({ world, laptops }: Ended): Promise<string[]> {
  const problems: string[] = [];
  const [office] = laptops;
  if (office === undefined) return ['no laptops'];
  for (const kind of ['room', 'office', 'tutor'] as const) {
    const alike = laptops.filter((laptop) => laptop.kind === kind);
    const [first] = alike;
    if (first === undefined) continue;
    const fresh = dump(await freshLaptop(world, first, office.device));
    for (const { device } of alike) {
      const differing = differences(dump(device), fresh);
      if (differing.length > 0)
        problems.push(`${kind} ${device.id} differs from a new laptop in ${differing.slice(0, 3).join('; ')}`);
    }
  }
  return problems;
}

/** A lead's scope is the administrator's, without the second factor, which is not at hand here. */
async function freshLaptop(world: World, { person, kind }: Laptop, office: HeadlessDevice): Promise<HeadlessDevice> {
  const device = newDevice();
  if (kind === 'office') await admit(world, office, device, { staff: 'lena', role: 'lead' });
  else {
    const { code } = await world.store.write((tx) =>
      giveCode(tx, world.ports, { kind: 'device', centre: world.centre, staff: null }),
    );
    await enrolOn(world, device, person, { code });
  }
  await pull(world, device);
  return device;
}

function dump(device: HeadlessDevice): Map<string, string> {
  return new Map([...device.holding].map(([name, { tiers }]) => [name, JSON.stringify(sorted(tiers))]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

function tutorSeesOwnOnly({ laptops }: Ended): string[] {
  return laptops.flatMap(({ kind, device }) => {
    if (kind !== 'tutor') return [];
    const [office] = laptops;
    return [...device.holding.values()].flatMap(({ pupil, type, key, tiers }) => {
      const isRegisterOnly = Object.keys(tiers).every((tier) => tier === 'register');
      const isOwn = pupil === null || isInGroup(office?.device, pupil);
      return isRegisterOnly && isOwn ? [] : [`the tutor holds ${type} ${key}`];
    });
  });
}

function isInGroup(device: HeadlessDevice | undefined, pupil: string): boolean {
  return [...(device?.holding.values() ?? [])].some(
    (record) =>
      record.type === 'membership' &&
      record.pupil === pupil &&
      record.tiers.register?.slice.values['group'] === 'group-1',
  );
}
