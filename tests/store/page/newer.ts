import { readState } from '../../../renderer/data/sync/state.ts';
import { takePage } from '../../../renderer/data/sync/take-page.ts';
import { date, line } from '../../../shared/model/field-kinds.ts';
import { defineRecord, field } from '../../../shared/model/declare.ts';
import { declareForBench, schemaVersion } from '../../../shared/model/registry.ts';
import { tiers } from '../../../shared/model/tiers.ts';
import { encodeCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { sendParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { PullPage } from '../../../shared/sync/protocol/pull.ts';
import { unpackSlice } from '../../../shared/sync/slice-codec.ts';
import { syncLook } from './exchange.ts';
import { session } from './hand.ts';

/** What the next release will know: a kind of record this version has never heard of. */
const visitNote = defineRecord({
  ...{ type: 'visitNote', label: 'Visit note', plural: 'Visit notes', storage: 'dated', retention: 'pupilFile' },
  ...{ writtenWith: 'takeRegister', about: 'pupil', dateField: 'date' },
  fields: {
    pupil: field('Pupil', 'register', line(64)),
    date: field('Date', 'register', date),
    text: field('Text', 'register', line()),
  },
});

/** The update: this window knows the kind of record from now on. */
export function update(): void {
  declareForBench(visitNote);
}

async function takeNext(told: Partial<PullPage>): Promise<void> {
  const state = await readState(session().database);
  if (state?.cursor == null) throw new Error('This laptop does not exchange');
  const { epoch, cursor } = state;
  const page = { epoch, left: [], rows: [], log: [], cursor, seen: state.seen + 1, more: false, now: 1 };
  await takePage(session(), { ...page, ...told });
  await syncLook();
}

/** Takes an entry of a colleague who has a newer Waymark, as the endpoint would tell it. */
export async function takeFromNewer(n: number, changes: readonly Change[]): Promise<void> {
  const state = await readState(session().database);
  const commit = { device: 'laptop-of-next-year', n, changes, by: 'm-lead', position: 'Lead', at: n };
  const parts = sendParts(encodeCommit({ ...commit, seen: ['', 0], schema: schemaVersion + 1 }));
  const number = (state?.seen ?? 0) + 1;
  const place = { number, centre: state?.centre ?? '', device: commit.device, n };
  await takeNext({ log: [{ ...place, parts, outcomes: changes.map(() => ({ is: 'applied' as const })) }] });
}

/** The pupil leaves this laptop's scope. */
export async function takeLeaving(pupil: string): Promise<void> {
  const centre = (await readState(session().database))?.centre ?? '';
  await takeNext({ left: tiers.map((tier) => ({ centre, subject: pupil, tier })) });
}

/** The notes this laptop can show: key, text, and how many lines their history has. */
export async function visitNotes(): Promise<[key: string, text: unknown, lines: number][]> {
  const rows = await session().database.records.where('type').equals('visitNote').toArray();
  return rows.flatMap(({ key, p: { register } }) => {
    if (register === undefined) return [];
    const { values, trail } = unpackSlice(register);
    return [[key, values['text'], trail.length] as [string, unknown, number]];
  });
}
