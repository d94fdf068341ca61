import type { Change } from '../sync/commit.ts';
import { isMarkKey, readMarkKey } from './mark.ts';
import type { Code } from './types.ts';

/** What may follow from a pupil seen, or not seen, away from the centre's own site (sync.md, "Marks and observations"). */
const followsFromSeen: readonly Code[] = ['B', 'K', 'P', 'V', 'W'];
const followsFromAbsent: readonly Code[] = ['N'];
const unitFields = new Set(['code', 'minutesLate', 'nature', 'arrivedAt', 'source']);

/**
 * Whether a change of a mark only says what an observation of the same commit means: same pupil, day and session, and a code that can
 * follow from it; or takes back what followed from an earlier one. Who may observe and enters no marks makes only such.
 */
export function followsFromBeside(change: Change, beside: readonly Change[]): boolean {
  const { type, key, op, pupil, fields } = change;
  if (type !== 'mark' || (op !== 'create' && op !== 'set') || !isMarkKey(key)) return false;
  if (Object.keys(fields).some((name) => !unitFields.has(name))) return false;
  const { date, session } = readMarkKey(key);
  const seen = beside.filter(
    (one) =>
      one.type === 'observation' &&
      one.op === 'create' &&
      one.pupil === pupil &&
      one.fields['date']?.[1] === date &&
      one.fields['session']?.[1] === session,
  );
  const code = fields['code']?.[1];
  if (code === null) return seen.length > 0 && typeof fields['source']?.[0] === 'string';
  const source = seen.find((one) => one.key === fields['source']?.[1])?.fields;
  if (source === undefined || source['takenBack']?.[1] === true) return false;
  const may = source['seen']?.[1] === 'absent' ? followsFromAbsent : followsFromSeen;
  return (may as readonly unknown[]).includes(code);
}
