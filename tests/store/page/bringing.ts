import { readDated } from '../../../renderer/data/queries/dated.ts';
import { readMarks } from '../../../renderer/data/queries/marks.ts';
import { agreeToBring } from '../../../renderer/data/sync/bring/agree.ts';
import {
  beginBringing,
  begunBringing,
  giveUpBringing,
  leaveBringing,
  resumeBringing,
  type Bringing,
} from '../../../renderer/data/sync/bring/begin.ts';
import { previewBringing } from '../../../renderer/data/sync/bring/preview.ts';
import { signIn } from '../../../renderer/data/sign-in.ts';
import type { Decisions } from '../../../shared/joining/decide.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import { decodeCommit } from '../../../shared/sync/codec.ts';
import { created } from '../../../renderer/data/changes.ts';
import { commit } from '../../../renderer/data/commit.ts';
import type { NewMember } from '../../../renderer/data/members.ts';
import { linePlatform, startExchange } from './exchange.ts';
import { codeOf, database, found, hand, keep, keepChange, need, session } from './hand.ts';
import { pupilValues } from './test-centre.ts';

/** Who works on the laptop that works alone: the first of them joins; the second has a namesake at the other centre. */
export const lonePeople = {
  head: lonePerson('l-head', 'Fenn Lonesome', 'Teacher in charge', 'administrator', 'candle by the window'),
  tutor: lonePerson('l-tutor', 'Dele Mockford', 'Workshop tutor', 'staff', 'saw horse and plane'),
  cook: lonePerson('l-cook', 'Gwen Elsewhere', 'Cook', 'staff', 'copper pan and ladle'),
} as const;

function lonePerson(
  id: string,
  name: string,
  position: string,
  role: NewMember['role'],
  passphrase: string,
): NewMember {
  return { id, name, position, role, passphrase };
}

let bringing: Bringing | null = null;

function begun(): Bringing {
  if (bringing === null) throw new Error('No joining was begun');
  return bringing;
}

const from = localDate('2026-09-01');

/**
 * A centre of its own on this laptop: pupils 1 to `shared` are those of the test centre under other ids, the others only its
 * own. Its staff mark, amend and close a fortnight.
 */
export async function foundLone(pupils: number, shared: number, days: readonly string[]): Promise<void> {
  await found({ members: [lonePeople.head, lonePeople.tutor, lonePeople.cook] });
  const numbers = Array.from({ length: pupils }, (_, index) => index + 1);
  await keep([created('group', 'l-group', { name: 'Workshop', kind: 'class', leader: 'l-tutor' })]);
  for (const number of numbers) {
    const values = pupilValues(number <= shared ? number : number + 100);
    await keep([
      created('pupil', `l-p-${number}`, { ...values, keyWorker: 'l-tutor' }),
      created('enrolment', `l-e-${number}`, { pupil: `l-p-${number}`, status: 'C', from }),
      created('membership', `l-m-${number}`, { pupil: `l-p-${number}`, group: 'l-group', from }),
    ]);
  }
  await loneEnters('tutor');
  for (const day of days) {
    await keep(
      numbers.map((number) => ({
        ...{ type: 'mark', key: `l-e-${number}|${day}|AM`, pupil: `l-p-${number}`, op: 'create' as const },
        fields: { code: [null, number % 3 === 0 ? 'N' : '/'] as const },
      })),
    );
  }
  await loneEnters('head');
  for (const [index, day] of days.entries()) {
    await keep([created('registerClosing', `${day}|AM`, { date: localDate(day), session: 'AM', closedAt: '09:31' })]);
    const number = 3;
    const amended = {
      ...{ type: 'mark', key: `l-e-${number}|${day}|AM`, pupil: `l-p-${number}`, op: 'amend' as const },
      fields: { code: ['N', 'I'] as const },
    };
    if (index % 2 === 0) need(await commit(session(), { changes: [amended], reason: `Mother rang on day ${index}` }));
  }
  await keepChange('pupil', `l-p-${pupils}`, { address: '7 Lonely Lane', medical: 'Carries an inhaler' });
}

export async function loneEnters(who: keyof typeof lonePeople): Promise<void> {
  const entered = need(await signIn('real', database(), lonePeople[who].id, lonePeople[who].passphrase, null));
  hand.session = entered;
}

export async function beginToBring(address: string, code: string, passphrase: string): Promise<string> {
  const platform = linePlatform();
  const input = { platform, address, code, deviceName: 'Lone laptop', passphrase };
  const opened = await beginBringing(session(), input);
  if (!opened.ok) return opened.error.code;
  bringing = opened.value;
  return bringing.secondFactor?.secret ?? 'no secret';
}

export async function resumeToBring(passphrase: string): Promise<string> {
  const opened = await resumeBringing(session(), linePlatform(), passphrase);
  if (opened.ok) bringing = opened.value;
  return codeOf(opened);
}

export function bringFilled(): boolean {
  return begun().engine.status.isFilled && begun().there.replica.all('pupil').length > 0;
}

export async function bringPreview() {
  const { matches, closedTwice, entries, colleagues } = await previewBringing(begun());
  return { matches, closedTwice, entries, colleagues };
}

export async function agree(
  decisions: readonly (readonly [string, { readonly same: string } | 'another'])[],
  credentials: { passphrase: string; oneTimeCode: string },
): Promise<string> {
  const chosen: Decisions = new Map(decisions);
  const agreed = await agreeToBring(begun(), chosen, credentials);
  return codeOf(agreed);
}

/** Signs in whoever joined, as the sign-in screen does, and exchanges. */
export async function enterJoined(memberId: string, passphrase: string): Promise<void> {
  hand.session = need(await signIn('real', database(), memberId, passphrase, null));
  startExchange();
}

/** Every entry of every mark of enrolments: code, who, position, when and why. */
export async function allStories(enrolments: readonly string[], days: readonly string[]) {
  const [first, last] = [localDate(days[0] ?? ''), localDate(days.at(-1) ?? '')];
  const marks = await readMarks(session(), [...enrolments], first, last);
  return enrolments.flatMap((enrolment) =>
    days.map((day) => {
      const entries = marks.get(enrolment, localDate(day), 'AM')?.entries ?? [];
      return entries.map(({ code, by, position, at, reason }) => [code, by, position, at, reason ?? ''].join(' '));
    }),
  );
}

export async function closingsThere(days: readonly string[]): Promise<string[]> {
  const [first, last] = [localDate(days[0] ?? ''), localDate(days.at(-1) ?? '')];
  const closings = await readDated(session(), 'registerClosing', first, last);
  return closings
    .map(({ record, trail }) => [record.date, record.closedAt, trail[0]?.by, trail[0]?.at].join(' '))
    .sort();
}

export async function sameRecords(day: string): Promise<string[]> {
  const joined = await readDated(session(), 'sameRecord', localDate('2026-01-01'), localDate(day));
  return joined.map(({ record }) => [record.of, record.was, record.is, record.said ?? ''].join(' ').trim()).sort();
}

/** Everything in this laptop's own log, as it is kept: to see that nothing was altered. */
export async function wholeLog(): Promise<string> {
  const rows = await session().database.commits.toArray();
  return JSON.stringify(rows.map(({ device, n, p }) => decodeCommit(device, n, p)));
}

export async function numberOfChanges(): Promise<number> {
  const rows = await session().database.commits.toArray();
  return rows
    .map(
      ({ device, n, p }) => decodeCommit(device, n, p).tiers.find(({ tier }) => tier === baseTier)?.changes.length ?? 0,
    )
    .reduce((sum, count) => sum + count, 0);
}

export const bringApi = { begunBringing, giveUpBringing, leave: () => leaveBringing(begun()) };
