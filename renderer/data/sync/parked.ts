import { declarationOf } from '../../../shared/model/registry.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import { decodeCommit, type ReadCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { isStanding, type Outcome } from '../../../shared/sync/protocol/outcome.ts';
import type { LogEntry } from '../../../shared/sync/protocol/pull.ts';
import { ruledChanges } from '../../../shared/sync/protocol/take-page.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { commit } from '../commit.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import { packOutcome, parkedPlaces, readAllOutcomes, readOutcomes, type KeptOutcome } from './outcomes.ts';
import type { Parked } from './things.ts';

/** What the endpoint did not take of this laptop's acts, oldest first, with the content this person may see. */
export async function readParked(session: Session): Promise<Parked[]> {
  const { database } = session;
  const found: Parked[] = [];
  for (const kept of await readAllOutcomes(database)) {
    const { device } = kept;
    const places = parkedPlaces(kept);
    if (places.length === 0) continue;
    const row = await database.commits.get([device, kept.result.n]);
    if (row === undefined) continue;
    const read = decodeCommit(device, row.n, row.p);
    const changes = wholeChanges(read);
    for (const place of places) found.push(parkedOf(kept, read.header, changes, place));
  }
  return found;
}

function parkedOf(
  { result }: KeptOutcome,
  header: ReadCommit['header'],
  changes: readonly Change[],
  place: number,
): Parked {
  const change = place === -1 ? changes[0] : changes[place];
  const outcome = result.outcomes[Math.max(0, place)] ?? { is: 'deferred' };
  const declaration = change === undefined ? undefined : declarationOf(change.type);
  return {
    ...{ device: header.device, n: header.n, index: place, by: header.by, at: header.at },
    what: whatOf(declaration?.label ?? 'Entry', change, place === -1 ? changes.length : 1),
    ...{ type: change?.type ?? null, key: change?.key ?? null, pupil: change?.pupil ?? null },
    fields: change?.fields ?? {},
    ...whyOf(outcome),
  };
}

/** The changes of a commit in the order of its base part, each with the fields of every tier that could be opened. */
export function wholeChanges({ tiers }: ReadCommit): Change[] {
  const whole = new Map<string, Change>();
  for (const { tier, changes } of tiers) {
    for (const change of changes) {
      const name = `${change.type} ${change.key}`;
      const known = whole.get(name);
      // Every change stands in the base part, which comes first; the others only add fields.
      if (known !== undefined) whole.set(name, { ...known, fields: { ...known.fields, ...change.fields } });
      else if (tier === baseTier) whole.set(name, change);
    }
  }
  return [...whole.values()];
}

function whatOf(label: string, change: Change | undefined, count: number): string {
  if (count > 1) return `${label} and ${count - 1} more`;
  const declaration = change === undefined ? undefined : declarationOf(change.type);
  if (change === undefined || declaration === undefined || declaration.storage === 'sheet') return label;
  if (change.op === 'withdraw') return `${label}: taken back`;
  const names = Object.keys(change.fields).flatMap((name) => declaration.fields[name]?.label ?? []);
  return change.op === 'create' || names.length === 0 ? label : `${label}: ${names.join(', ')}`;
}

function whyOf(outcome: Outcome): Pick<Parked, 'why' | 'words'> {
  if (outcome.is === 'refused') return { why: 'refused', words: outcome.words };
  if (outcome.is === 'deferred' || isStanding(outcome))
    return {
      why: 'deferred',
      words: 'The local authority’s Waymark is older than this one. It is kept there until the update.',
    };
  const words = {
    record: 'It waits for another entry of this laptop that was not taken.',
    account: 'It waits until its author has joined at the local authority.',
    lead: 'When it arrived, its author’s access had ended or their role did not allow it any more. A lead or an administrator decides, under “People and laptops”.',
  }[outcome.on];
  return { why: outcome.on, words };
}

/** Notes that a person has dealt with a parked act: it is no longer listed. */
export async function putToRest(
  { database }: Session,
  { device, n }: Pick<Parked, 'device' | 'n'>,
  place: number,
): Promise<void> {
  await writing(database, [database.outcomes], async () => {
    const kept = (await readOutcomes(database, device)).find(({ result }) => result.n === n);
    if (kept === undefined) return;
    const next = { ...kept, atRest: [...kept.atRest, place] };
    if (next.isConfirmed && parkedPlaces(next).length === 0) await database.outcomes.delete([device, n]);
    else await database.outcomes.put(packOutcome(device, next));
  });
}

/** What waited was judged after all and came back with the log under a later number: it is not parked any more. */
export async function restJudged(session: Session, log: readonly LogEntry[]): Promise<void> {
  const { database } = session;
  if (log.length === 0) return;
  for (const kept of await readAllOutcomes(database)) {
    const { device } = kept;
    const { n, number } = kept.result;
    const later = log.filter((entry) => entry.device === device && entry.n === n && entry.number > number);
    const row = later.length === 0 ? undefined : await database.commits.get([device, n]);
    if (row === undefined) continue;
    const stands = new Set(later.flatMap(ruledChanges).map(({ type, key }) => `${type} ${key}`));
    const changes = wholeChanges(decodeCommit(device, n, row.p));
    for (const place of parkedPlaces(kept)) {
      const of = place === -1 ? changes : changes.slice(place, place + 1);
      if (of.length > 0 && of.every(({ type, key }) => stands.has(`${type} ${key}`)))
        await putToRest(session, { device, n }, place);
    }
  }
}

/** Enters a parked act again as a new one of its author that keeps its time. Returns the new number. */
export async function enterAgain(session: Session, item: Parked): Promise<Result<number>> {
  const { database, member } = session;
  const { device } = item;
  const row = await database.commits.get([device, item.n]);
  if (row === undefined) return refused('gone', 'This is not on this laptop any more.');
  if (item.by !== member.id) return refused('not-yours', 'Only the person who made this entry can enter it again.');
  const read = decodeCommit(device, row.n, row.p);
  const changes = wholeChanges(read).filter((_change, place) => item.index === -1 || place === item.index);
  const { at, reason } = read.header;
  const kept = await commit(session, { changes, at, ...(reason === undefined ? {} : { reason }) });
  return kept.ok ? ok(kept.value.n) : kept;
}

/** The person's own entries as a table any office program opens (RFC 4180, UTF-8 with its mark). */
export function parkedAsCsv(items: readonly Parked[]): Uint8Array {
  const lines = items.map(({ at, what, words, fields, pupil }) => {
    const said = Object.entries(fields).map(([name, [, to]]) => `${name}: ${to === null ? '' : JSON.stringify(to)}`);
    return [new Date(at).toISOString(), what, pupil ?? '', said.join('; '), words].map(cell).join(',');
  });
  const table = ['Made at,What,Pupil reference,Content,Why it was not taken', ...lines].join('\r\n');
  return new TextEncoder().encode(`\uFEFF${table}\r\n`);
}

/** Quoted, and never starting like a formula (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
