import { markKey, type MarkKey } from '../../../shared/attendance/mark.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { StandingMark } from '../queries/mark-book.ts';
import type { Change, Operation } from '../../../shared/sync/commit.ts';

type Fields = Record<string, [JsonValue, JsonValue]>;

/** A mark's unit as its declared fields: Y5 becomes the shared Y and a restricted code of its own tier. */
function fieldsOf(unit: MarkUnit | null): Record<string, JsonValue> {
  if (unit === null) return {};
  const { code, ...rest } = unit;
  const values: Record<string, JsonValue> = code === 'Y5' ? { code: 'Y', restrictedCode: 'Y5' } : { code };
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) values[name] = value;
  return values;
}

/**
 * The changes of one session's mark. Of a young person with two files on the roll at once, every mark of the session becomes
 * the one wanted, each under the enrolment it is kept under, so that they say the same from then on.
 */
export function markChanges(
  key: MarkKey,
  pupil: string,
  op: Operation,
  shown: StandingMark | null,
  wanted: MarkUnit | null,
): Change[] {
  const under = shown?.under ?? [{ enrolment: key.enrolment, unit: shown?.unit ?? null }];
  const others = under.slice(1).filter(({ unit }) => !isSameMark(unit, wanted));
  const first = under.slice(0, others.length > 0 && isSameMark(shown?.unit ?? null, wanted) ? 0 : 1);
  return [...first, ...others].map(({ enrolment, unit }) => markChange({ ...key, enrolment }, pupil, op, unit, wanted));
}

/** Whether two marks say the same, wherever they come from. */
export function isSameMark(a: MarkUnit | null, b: MarkUnit | null): boolean {
  const { source: _a, ...left } = fieldsOf(a);
  const { source: _b, ...right } = fieldsOf(b);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => left[name] === right[name]);
}

/** The change of one mark from the unit shown to the one wanted; null takes the mark back. */
export function markChange(
  key: MarkKey,
  pupil: string,
  op: Operation,
  shown: MarkUnit | null,
  wanted: MarkUnit | null,
): Change {
  const before = fieldsOf(shown);
  const after = fieldsOf(wanted);
  const fields: Fields = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[name] ?? null;
    const to = after[name] ?? null;
    // The code is always said, so that every entry tells what it entered.
    if (name === 'code' || from !== to) fields[name] = [from, to];
  }
  // A restricted code in the shown unit is cleared in its own tier only by those who see it.
  return { type: 'mark', key: markKey(key), pupil, op, fields };
}
