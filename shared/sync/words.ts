import { codeInfo, isCode } from '../attendance/codes.ts';
import { isMarkKey, readMarkKey } from '../attendance/mark.ts';
import { formatDay } from '../lib/date-words.ts';
import { parseLocalDate } from '../lib/local-date.ts';
import type { JsonValue } from '../model/declare.ts';
import { declarationOf } from '../model/registry.ts';
import { wordsOfValue, type Names } from '../pupils/record-words.ts';
import type { Change } from './commit.ts';
import type { Outcome } from './protocol/outcome.ts';

type Values = Readonly<Record<string, JsonValue | undefined>>;

/** What stands where a record or a unit of it has no value. */
export const noValue = 'Nothing';

/** One value of a contested unit, or the values of a whole change, for people: 'L Late, 7 minutes'; 'Phone: 01632 960771'. */
export function valuesInWords(type: string, values: Values, names: Names): string {
  if (type === 'mark') return markInWords(values);
  if (type === 'samePerson') return answerInWords(values, names);
  const fields = declarationOf(type)?.fields ?? {};
  const parts = Object.entries(values)
    .filter(([name]) => fields[name] !== undefined)
    .map(([name, value]) => `${fields[name]?.label ?? ''}: ${wordsOfValue(name, value, names) || 'nothing'}`);
  return parts.length === 0 ? noValue : parts.join('; ');
}

function answerInWords({ answer, stands }: Values, names: Names): string {
  const words = wordsOfValue('answer', answer, names) || noValue;
  return answer === 'one' ? `${words}; the file of ${wordsOfValue('stands', stands, names)} stands` : words;
}

function markInWords(values: Values): string {
  const code = values['restrictedCode'] ?? values['code'];
  if (typeof code !== 'string' || !isCode(code)) return 'No mark';
  const { minutesLate, nature, arrivedAt } = values;
  return [
    `${code} ${codeInfo(code).label}`,
    typeof minutesLate === 'number' ? `${minutesLate} ${minutesLate === 1 ? 'minute' : 'minutes'}` : '',
    typeof nature === 'string' ? nature : '',
    typeof arrivedAt === 'string' ? `arrived ${arrivedAt}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Which record a change is about, beside the pupil: 'Mark, Tue 17 Nov morning'; 'Pupil'; 'Kind of record not known here'. */
export function recordInWords(type: string, key: string): string {
  const label = declarationOf(type)?.label ?? 'A record this Waymark does not know';
  if (type === 'mark') return isMarkKey(key) ? `${label}, ${markDay(key)}` : label;
  if (type !== 'registerClosing') return label;
  const [day = '', session = ''] = key.split('|');
  const date = parseLocalDate(day);
  return date === null ? label : `${label}, ${formatDay(date)} ${halfOf(session)}`;
}

function markDay(key: string): string {
  const { date, session } = readMarkKey(key);
  return `${formatDay(date)} ${halfOf(session)}`;
}

function halfOf(session: string): string {
  return session === 'PM' ? 'afternoon' : 'morning';
}

/** A change in one line, without the pupil: 'L Late, 7 minutes, for Tue 17 Nov morning'; 'Contact taken back'. */
export function changeInWords({ type, key, op, fields }: Change, names: Names): string {
  const wanted = Object.fromEntries(Object.entries(fields).map(([name, [, to]]) => [name, to]));
  if (type === 'mark') {
    const when = isMarkKey(key) ? `for ${markDay(key)}` : 'for a day not known here';
    return op === 'withdraw' ? `Mark taken back ${when}` : `${markInWords(wanted)}, ${when}`;
  }
  const record = recordInWords(type, key);
  if (op === 'withdraw') return `${record} taken back`;
  return `${op === 'create' ? `New ${record.charAt(0).toLowerCase()}${record.slice(1)}` : record}: ${valuesInWords(type, wanted, names)}`;
}

/** Why a change is not in the shared records, and what follows, in words; null for one that is. */
export function outcomeInWords(outcome: Outcome): string | null {
  switch (outcome.is) {
    case 'applied':
    case 'contested':
      return null;
    case 'refused':
      return outcome.words;
    case 'deferred':
      return 'The local authority’s Waymark is older than this one. It takes this once it has been updated.';
    case 'waits':
      return waitsInWords[outcome.on];
  }
}

const waitsInWords = {
  record: 'It waits for the entry that it changes, which has not arrived yet.',
  account: 'It waits until the person who made it has joined at the local authority.',
  lead: 'This person’s access had ended, or their role did not allow it any more. A lead decides whether it counts.',
} as const;
