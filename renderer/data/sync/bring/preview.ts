import { notBrought, type ClosedTwice } from '../../../../shared/joining/brought.ts';
import { matchSides, type Match, type Side } from '../../../../shared/joining/match.ts';
import { localDate } from '../../../../shared/lib/local-date.ts';
import type { RecordType } from '../../../../shared/model/registry.ts';
import { baseTier } from '../../../../shared/model/tiers.ts';
import { decodeCommit } from '../../../../shared/sync/codec.ts';
import { readDated } from '../../queries/dated.ts';
import type { Session } from '../../session.ts';
import { readFormerDevices } from '../../store-identity.ts';
import type { Bringing } from './begin.ts';

/** What joining would do; nothing is written. */
export interface BringPreview {
  readonly matches: readonly Match[];
  readonly own: Side;
  readonly theirs: Side;
  /** Sessions both have closed: the centre's closing stands. */
  readonly closedTwice: readonly ClosedTwice[];
  readonly closedThere: ReadonlySet<string>;
  /** Entries of this laptop that would go to the centre, whoever made them. */
  readonly entries: number;
  /** Those who sign in on this laptop now and will need a code of their own. */
  readonly colleagues: readonly string[];
}

export async function previewBringing({ own, there }: Bringing): Promise<BringPreview> {
  const [sides, ours, known] = [[sideOf(own), sideOf(there)] as const, await closingsOf(own), await closingsOf(there)];
  const closedThere = new Set(known.map(({ record }) => `${record.date}|${record.session}`));
  const members = await own.database.members.toArray();
  return {
    ...{ own: sides[0], theirs: sides[1], closedThere },
    matches: matchSides(...sides, { own: own.member.id, theirs: there.member.id }),
    closedTwice: ours.flatMap(({ record, trail: [made] }) => {
      const key = `${record.date}|${record.session}`;
      if (!closedThere.has(key)) return [];
      const who =
        made === undefined ? '' : ` by ${own.replica.one('staff', made.by)?.name ?? 'a colleague'}, ${made.position}`;
      return [{ key, said: `Closed at ${record.closedAt}${who}` }];
    }),
    entries: await countEntries(own),
    colleagues: members
      .filter(({ id, leftOn }) => id !== own.member.id && leftOn === undefined)
      .map(({ name }) => name),
  };
}

/** Every day there is. */
const [firstDay, lastDay] = [localDate('1900-01-01'), localDate('2999-12-31')];

function closingsOf(session: Session) {
  return readDated(session, 'registerClosing', firstDay, lastDay);
}

/** Pupils as they are shown: a file that was joined to another is nobody of its own. What hangs on them as it is kept. */
function sideOf({ replica }: Session): Side {
  return {
    ...{ staff: replica.all('staff'), place: replica.all('place'), group: replica.all('group') },
    ...{ pupil: replica.all('pupil'), contact: replica.kept('contact'), enrolment: replica.kept('enrolment') },
    ...{ suspension: replica.kept('suspension'), membership: replica.kept('membership') },
    ...{ weekPattern: replica.kept('weekPattern'), partTimePlan: replica.kept('partTimePlan') },
  };
}

/** Changes of every log that is on this laptop, without those of the centre's own settings. */
async function countEntries({ database, device }: Session): Promise<number> {
  const devices = [...(await readFormerDevices(database)).map((former) => former.device), device];
  let count = 0;
  for (const from of devices) {
    const rows = await database.commits.where('[device+n]').between([from, 1], [from, Infinity]).toArray();
    for (const { n, p } of rows) {
      const base = decodeCommit(from, n, p).tiers.find(({ tier }) => tier === baseTier)?.changes ?? [];
      count += base.filter(({ type }) => !notBrought.has(type)).length;
    }
  }
  return count;
}

/** The name of a record on either side, as people know it. */
export function nameOfRecord(side: Side, type: Exclude<Match['type'], 'pupil'>, id: string): string {
  return side[type satisfies RecordType].find((record) => record.id === id)?.name ?? '';
}
