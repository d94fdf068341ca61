import { wholePage } from '../../../la-endpoint/core/pull.ts';
import { readParts, type ReadableCommit } from '../../../la-endpoint/core/read-commit.ts';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import type { CommitParts } from '../../../shared/sync/codec.ts';
import { unitOf } from '../../../shared/sync/contest.ts';
import { receiveParts } from '../../../shared/sync/protocol/commit-parts.ts';
import { isStanding, type Outcome, type Standing } from '../../../shared/sync/protocol/outcome.ts';
import { digestOf } from '../../../shared/sync/protocol/proof.ts';
import { HeadlessDevice } from '../harness/headless-device.ts';
import { pull } from '../harness/world.ts';
import type { Met } from './faults.ts';
import type { Ended, Laptop } from './run.ts';
import type { Ask } from './stage.ts';

/** What must hold at the end of every run, in words where it does not. Counts what was met on the way. */
export async function problemsOf(ended: Ended, met: Met): Promise<string[]> {
  const log = await readLog(ended.ask);
  return [
    ...ended.wrong,
    ...(await keptOnce(ended, log, met)),
    ...(await nothingUnsaid(ended.ask, log)),
    ...(await replicasEqual(ended)),
    ...scopesHeld(ended),
  ];
}

interface LogLine {
  readonly number: number;
  readonly device: string;
  readonly n: number;
  readonly outcomes: readonly (Outcome | null)[];
  readonly result: { readonly outcomes: readonly Outcome[] };
  readonly digest: Buffer;
  readonly commit: ReadableCommit | null;
}

async function readLog(ask: Ask): Promise<LogLine[]> {
  type Columns = Omit<LogLine, 'commit'> & Record<'register' | 'contact' | 'sensitive' | 'identity', Buffer | null>;
  const rows =
    await ask<Columns>(`select l.number::integer, l.device, l.n::integer, l.outcomes, c.result, c.digest, c.register, c.contact, c.sensitive, c.identity
     from log l join device_commit c using (device, n) order by l.number`);
  return rows.map((row) => {
    const { register, contact, sensitive, identity } = row;
    const parts = Object.fromEntries(
      Object.entries({ register, contact, sensitive, identity }).filter(([, bytes]) => bytes !== null),
    ) as CommitParts;
    return { ...row, commit: readParts(row.device, row.n, parts) };
  });
}

/** Every commit of every laptop is there as it was written, with the answer its laptop was given; no change stands twice; no number is missing. */
async function keptOnce({ laptops, ask }: Ended, log: readonly LogLine[], met: Met): Promise<string[]> {
  const problems: string[] = [];
  const byCommit = new Map(log.map((line) => [`${line.device} ${line.n}`, line]));
  for (const { device } of laptops) {
    for (const { n, parts } of device.commits) {
      const line = byCommit.get(`${device.id} ${n}`);
      const digest = Buffer.from(digestOf(device.id, n, receiveParts(parts)));
      if (line === undefined || !digest.equals(line.digest)) problems.push(`${device.id} ${n}: not there as written`);
      else if (JSON.stringify(line.result) !== JSON.stringify(device.results.get(n)))
        problems.push(`${device.id} ${n}: another answer`);
      for (const outcome of line?.result.outcomes ?? []) count(met, outcome);
    }
  }
  const standing = new Set<string>();
  for (const { device, n, outcomes } of log) {
    outcomes.forEach((outcome, index) => {
      if (outcome === null || !isStanding(outcome)) return;
      const name = `${device} ${n} ${index}`;
      if (standing.has(name)) problems.push(`${name}: applied twice`);
      standing.add(name);
    });
  }
  const [la] = await ask<{ number: string }>('select number from la');
  return Number(la?.number) === log.length ? problems : [...problems, 'numbers of the log are missing'];
}

function count(met: Met, outcome: Outcome): void {
  if (outcome.is === 'contested') met.contests += 1;
  if (outcome.is === 'waits' && outcome.on === 'lead') met.afterAccess += 1;
  if (outcome.is === 'waits') met.waits += 1;
  if (isStanding(outcome) && (outcome.merged ?? []).length > 0) met.merges += 1;
}

interface Said {
  readonly entries: Set<string>;
  readonly proposals: Set<string>;
}

/**
 * Each value that anybody entered is an entry of its record's history, a proposal, or equal to what stood, and there is nothing
 * else in it: told from the commits and their outcomes alone, not from any fold.
 */
async function nothingUnsaid(ask: Ask, log: readonly LogLine[]): Promise<string[]> {
  const wanted = new Map<string, Said>();
  for (const { device, n, outcomes, commit } of log) {
    commit?.changes.forEach(({ parts }, index) => {
      const outcome = outcomes[index];
      if (outcome === null || outcome === undefined || !isStanding(outcome)) return;
      for (const { tier, change } of parts) {
        const declaration = knownDeclaration(change.type);
        const units =
          change.op === 'withdraw' ? ['$record'] : Object.keys(change.fields).map((name) => unitOf(declaration, name));
        const name = `${change.type} ${change.key} ${tier}`;
        const said = wanted.get(name) ?? { entries: new Set(), proposals: new Set() };
        wanted.set(name, said);
        if (isEntry(outcome, tier === baseTier, units)) said.entries.add(`${device}.${n}`);
        const isProposed = units.some((unit) => outcome.is === 'contested' && outcome.contested.includes(unit));
        if (isProposed && !(change.op === 'withdraw' && tier !== baseTier)) said.proposals.add(`${device}.${n}`);
      }
    });
  }
  return compared(ask, wanted);
}

/** The base tier's history has a line for every change of which anything stands; another tier's where one of its own fields does. */
function isEntry(outcome: Standing, isBase: boolean, units: readonly string[]): boolean {
  if (isBase) return outcome.nothing !== true;
  const skipped = new Set([...(outcome.is === 'contested' ? outcome.contested : []), ...(outcome.merged ?? [])]);
  return units.some((unit) => !skipped.has(unit));
}

interface Told {
  readonly type: string;
  readonly key: string;
  readonly tier: string;
  readonly entries: readonly { device: string; n: number }[] | null;
  readonly trail: readonly { device: string; n: number }[];
  readonly proposals: readonly { id: string }[];
}

async function compared(ask: Ask, wanted: ReadonlyMap<string, Said>): Promise<string[]> {
  const problems: string[] = [];
  const rows = await ask<Told>('select type, key, tier, entries, trail, proposals from record_tier');
  const found = new Set<string>();
  for (const { type, key, tier, entries, trail, proposals } of rows) {
    const name = `${type} ${key} ${tier}`;
    found.add(name);
    const said = wanted.get(name);
    const lines = (type === 'mark' && tier === baseTier ? (entries ?? []) : trail).map(
      ({ device, n }) => `${device}.${n}`,
    );
    if (said === undefined || !isSame(said.entries, lines)) problems.push(`${name}: its history is not whole`);
    if (
      !isSame(
        said?.proposals ?? new Set(),
        proposals.map(({ id }) => id),
      )
    )
      problems.push(`${name}: its proposals are not whole`);
  }
  for (const [name, { entries, proposals }] of wanted) {
    if (entries.size + proposals.size > 0 && !found.has(name)) problems.push(`${name}: it is missing`);
  }
  return problems;
}

function isSame(wanted: ReadonlySet<string>, lines: readonly string[]): boolean {
  return wanted.size === lines.length && lines.every((line) => wanted.has(line));
}

/** Laptops of one scope hold the same, and the same as a new laptop that is handed everything at once. */
async function replicasEqual({ world, laptops }: Ended): Promise<string[]> {
  const problems: string[] = [];
  for (const kind of ['room', 'office', 'tutor'] as const) {
    const alike = laptops.filter((laptop) => laptop.kind === kind);
    const [first] = alike;
    if (first === undefined) continue;
    const blank = new HeadlessDevice(first.device.id, first.device.keys);
    await pull(world, blank, world.sendFrom(blank, wholePage));
    for (const { device } of alike) {
      const differing = differences(device, blank);
      if (differing.length > 0)
        problems.push(`${kind} ${device.id} differs from a new laptop in ${differing.slice(0, 3).join('; ')}`);
    }
  }
  return problems;
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

function differences({ holding: a }: HeadlessDevice, { holding: b }: HeadlessDevice): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => !isAlike(a.get(name)?.tiers, b.get(name)?.tiers));
}

/** Compared as text; the order of an object's names is nobody's business, and setting it right the dearest part. */
function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** A tutor's laptop holds registers of own pupils alone; one that was revoked, or whose only person has left, holds nothing. */
function scopesHeld({ laptops }: Ended): string[] {
  const [office] = laptops;
  return laptops.flatMap(({ kind, device }) => {
    const records = [...device.holding.values()];
    if (kind === 'leaver' || kind === 'revoked')
      return records.length === 0 ? [] : [`${kind} ${device.id} still holds ${records.length} records`];
    if (kind !== 'tutor') return [];
    return records.flatMap(({ pupil, type, key, tiers }) => {
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

/** A laptop that has just had contact and says all is sent: the endpoint has every one of its commits, as they were written. */
export async function falselySaysAllSent(ask: Ask, { device }: Laptop): Promise<string[]> {
  if (device.unsentCount > 0) return [];
  const rows = await ask<{ digest: Buffer }>('select digest from device_commit where device = $1 order by n', [
    device.id,
  ]);
  const isTrue = device.commits.every(({ n, parts }, index) =>
    rows[index]?.digest.equals(digestOf(device.id, n, receiveParts(parts))),
  );
  return isTrue ? [] : [`${device.id} says that all is sent, and it is not`];
}
