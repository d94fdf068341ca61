import { altered } from '../../../renderer/data/changes.ts';
import { choosePlatform } from '../../../renderer/platform/choose-platform.ts';
import type { Platform } from '../../../renderer/platform/platform.ts';
import * as api from '../../../renderer/data/sync/api.ts';
import { engineOf } from '../../../renderer/data/sync/engine.ts';
import type { SyncStatus } from '../../../renderer/data/sync/status.ts';
import type { Contest, Parked } from '../../../renderer/data/sync/things.ts';
import { now, today } from '../../../renderer/data/clock.ts';
import { readMarks } from '../../../renderer/data/queries/marks.ts';
import type { MemberRole } from '../../../shared/centre/staff.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { unpackJson } from '../../../shared/sync/codec.ts';
import { hand, keep, need, session } from './hand.ts';

/** The line of this page, which a test may cut: everything sent is lost, or its answer is, or that to one message. */
const cuts = { request: false, reply: false, replyTo: '', pullsLeft: Infinity };
let stop: (() => Promise<void>) | null = null;

export function linePlatform(): Platform {
  const real = choosePlatform();
  return {
    ...real,
    endpointSend: async (request) => {
      const lost = { ok: false as const, error: { code: 'no-line', message: 'There is no line.' } };
      if (cuts.request) return lost;
      if (request.path === '/v1/pull' && (cuts.pullsLeft -= 1) < 0) return lost;
      const reply = await real.endpointSend(request);
      return cuts.reply || request.path === cuts.replyTo ? lost : reply;
    },
  };
}

export function cutLine(what: Partial<typeof cuts>): void {
  Object.assign(cuts, what);
}

export function startExchange(): void {
  stop = api.startSync(session(), linePlatform());
}

/** Of an exchange that a test began by itself. */
export function takeStop(own: () => Promise<void>): void {
  stop = own;
}

export async function stopExchange(): Promise<void> {
  await stop?.();
  stop = null;
}

/** Connects the open centre and starts exchanging. The secret is the administrator's second factor. */
export async function connect(address: string, code: string, passphrase: string): Promise<string> {
  startExchange();
  const connected = need(
    await api.foundAtEndpoint(session(), { address, code, deviceName: 'First laptop', passphrase }),
  );
  return connected.secondFactor?.secret ?? '';
}

/** A new laptop joins; its exchange starts. */
export async function joinAt(address: string, code: string, passphrase: string): Promise<string> {
  const joined = need(
    await api.joinCentre({ platform: linePlatform(), address, code, deviceName: 'Second laptop', passphrase }),
  );
  hand.session = joined.session;
  hand.database = joined.session.database;
  hand.release = joined.release;
  startExchange();
  return joined.memberId;
}

export function syncStatus(): SyncStatus {
  return engineOf(session()).status;
}

/** Exchanges now and answers when an exchange that began after this has fetched everything. The line must not be cut. */
export async function exchangeOnce(): Promise<SyncStatus> {
  const engine = engineOf(session());
  const asked = now();
  return new Promise((resolve) => {
    const leave = engine.subscribe(() => {
      const { phase, lastPullAt } = engine.status;
      if (phase.is !== 'idle' || lastPullAt === null || lastPullAt <= asked) return;
      leave();
      resolve(engine.status);
    });
    engine.wake();
  });
}

/** Counts anew without exchanging. */
export function syncLook(): Promise<void> {
  return engineOf(session()).look();
}

export function contestsNow(): readonly Contest[] {
  return engineOf(session()).contests;
}

export function parkedNow(): readonly Parked[] {
  return engineOf(session()).parked;
}

export async function invite(
  staff: string,
  name: string,
  role: MemberRole,
  credentials: { passphrase: string; oneTimeCode: string },
  groups: string[] | null = null,
  position?: string,
): Promise<string> {
  const admin = api.syncAdmin(session());
  // Not by the screens' way, which vouches for the colleagues on this laptop too.
  const { person } = engineOf(session());
  if (person?.isOpen === false) need(await person.open(credentials));
  const more = position === undefined ? {} : { position };
  return need(await admin.invite({ staff, name, role, groups, ...more })).code;
}

/** Keeps the morning mark of a test pupil as a first entry. */
export async function mark(pupil: number, date: string, unit: { code: string; minutesLate?: number }): Promise<void> {
  const fields = Object.fromEntries(Object.entries(unit).map(([name, value]) => [name, [null, value] as const]));
  await keep([{ type: 'mark', key: `e-${pupil}|${date}|AM`, pupil: `p-${pupil}`, op: 'create', fields }]);
}

/** Enters another code over the one that stands. */
export async function changeMark(pupil: number, date: string, [from, to]: [string, string]): Promise<void> {
  const fields = { code: [from, to] as const, ...(to === 'L' ? { minutesLate: [null, 5] as const } : {}) };
  await keep([{ type: 'mark', key: `e-${pupil}|${date}|AM`, pupil: `p-${pupil}`, op: 'set', fields }]);
}

export function todayHere(): string {
  return today();
}

/** Every entry of one mark: code, who and why. */
export async function markStory(enrolment: string, day: string): Promise<string[]> {
  const date = localDate(day);
  const mark = (await readMarks(session(), [enrolment], date, date)).get(enrolment, date, 'AM');
  return (mark?.entries ?? []).map(({ code, by, reason }) => [code ?? 'none', by, reason ?? ''].join(' ').trim());
}

export const syncApi = api;
export { countErasure } from '../../../renderer/data/sync/erase.ts';

/** What is in opened bytes, for a search: packed JSON as its text. */
export function plainText(bytes: Uint8Array): string {
  try {
    return JSON.stringify(unpackJson<unknown>(bytes));
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The record a form was opened with, as the form keeps it. */
let opened: { readonly id: string } | null = null;

export function openForm(type: 'pupil', id: string): void {
  opened =
    session()
      .replica.all(type)
      .find((record) => record.id === id) ?? null;
}

/** Saves what was typed into the open form: only those fields differ from what it was opened with. */
export async function saveForm(type: 'pupil', typed: Readonly<Record<string, string>>): Promise<void> {
  if (opened === null) throw new Error('No form is open');
  const change = altered(type, opened as Parameters<typeof altered<'pupil'>>[1], typed);
  if (change !== null) await keep([change]);
}
