import { markKey } from '../../../shared/attendance/mark.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { twelvePupilCentre } from '../../factories/small-centre.ts';
import { monday } from './world.ts';
import type { HeadlessDevice } from './headless-device.ts';

/** One class of twelve: records to found a centre with, and its pupils. */
export const school = twelvePupilCentre();

export interface MarkAt {
  readonly pupil: number;
  readonly day?: LocalDate;
  readonly session?: 'AM' | 'PM';
}

export function keyOf({ pupil, day = monday, session = 'AM' }: MarkAt): string {
  return markKey({ enrolment: `enrolment-${pupil}`, date: day, session });
}

/** A mark as a screen writes it: every field that differs from what was shown. */
export function marked(
  at: MarkAt,
  to: Record<string, JsonValue>,
  from: Record<string, JsonValue> = {},
  op: Change['op'] = 'create',
): Change {
  const names = new Set(['code', ...Object.keys(from), ...Object.keys(to)]);
  const fields = Object.fromEntries([...names].map((name) => [name, [from[name] ?? null, to[name] ?? null] as const]));
  return { type: 'mark', key: keyOf(at), pupil: pupilId(at.pupil), op, fields };
}

export function pupilId(pupil: number): string {
  const found = school.pupils[pupil - 1];
  if (found === undefined) throw new Error('No such pupil');
  return found.id;
}

export function set(
  type: string,
  key: string,
  pupil: string | null,
  fields: Record<string, readonly [JsonValue, JsonValue]>,
): Change {
  return { type, key, op: 'set', fields, ...(pupil === null ? {} : { pupil }) };
}

export function observed(id: string, pupil: number, group = 'group-1'): Change {
  return created('observation', id, { pupil: pupilId(pupil), date: monday, session: 'AM', group, seen: 'present' });
}

/** What a device holds of a record, all tiers it has; undefined where it holds none of it. */
export function held(device: HeadlessDevice, type: string, key: string) {
  return [...device.holding.values()].find((record) => record.type === type && record.key === key)?.tiers;
}

export function standingCode(device: HeadlessDevice, at: MarkAt): unknown {
  return held(device, 'mark', keyOf(at))?.register?.slice.values['code'];
}
