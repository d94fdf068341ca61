import { formatDate } from '../lib/date-words.ts';
import { parseLocalDate } from '../lib/local-date.ts';
import { senWords, sexWords, yearWords } from './field-words.ts';
import { settingLabels } from './group.ts';
import { enrolmentStatusLabels } from './pupil.ts';
import { slotName } from './week-problems.ts';

/** Names of what records point at: places, groups, staff, and pupils' files. */
export type Names = ReadonlyMap<string, string>;

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: sexWords,
  senProvision: senWords,
  status: enrolmentStatusLabels,
  kind: { suspension: 'Suspension', permanent: 'Permanent exclusion' },
  answer: { one: 'One young person', two: 'Two young people' },
  fromSession: { AM: 'Morning', PM: 'Afternoon' },
  toSession: { AM: 'Morning', PM: 'Afternoon' },
};
const pointers = ['keyWorker', 'homeSchool', 'group', 'place', 'leader', 'stands'];
const hidden = ['upn', 'formerUpn'];

/** A kept value in words for a reader; a UPN is never among them. '' for no value. */
export function wordsOfValue(field: string, value: unknown, names: Names): string {
  if (value === undefined || value === null || value === '') return '';
  if (hidden.includes(field)) return 'a number (not shown)';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string')
    return Array.isArray(value) ? wordsOfList(field, value as readonly unknown[], names) : '';
  if (pointers.includes(field)) return names.get(value) ?? 'no longer here';
  if (field === 'yearGroup') return yearWords(value);
  const date = parseLocalDate(value);
  return codes[field]?.[value] ?? (date === null ? value : formatDate(date));
}

type Item = Readonly<Record<string, unknown>>;

function wordsOfList(field: string, list: readonly unknown[], names: Names): string {
  if (field === 'sessions') return list.map((item, slot) => sessionWords(item as Item, slot, names)).join('; ');
  return list
    .map((item) => (typeof item === 'object' && item !== null ? itemWords(item as Item) : String(item)))
    .join('; ');
}

function sessionWords(item: Item, slot: number, names: Names): string {
  // Only declared settings are kept.
  const setting = settingLabels[item['setting'] as keyof typeof settingLabels];
  const place = typeof item['place'] === 'string' ? names.get(item['place']) : undefined;
  return `${slotName(slot)} ${place ?? setting.toLowerCase()}`;
}

/** A review or an earlier school: its parts one after another. */
function itemWords(item: Item): string {
  if ('on' in item) {
    const note = typeof item['note'] === 'string' ? ` (${item['note']})` : '';
    return `${wordsOfValue('on', item['on'], new Map())}${item['done'] === true ? ', done' : ''}${note}`;
  }
  const [from, to] = [wordsOfValue('from', item['from'], new Map()), wordsOfValue('to', item['to'], new Map())];
  const span = from === '' && to === '' ? '' : ` (${[from, to].filter((day) => day !== '').join(' to ')})`;
  return `${String(item['name'])}${span}`;
}
