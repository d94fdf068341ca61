import { addDays, isoWeekday, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { markChange } from '../../../renderer/data/acts/mark-change.ts';
import { commit } from '../../../renderer/data/commit.ts';
import { sampleStretch } from '../../../renderer/data/crypto/passphrase.ts';
import { foundCentre } from '../../../renderer/data/found-centre.ts';
import { closeDatabase } from '../../../renderer/data/open-database.ts';
import { endSession } from '../../../renderer/data/session.ts';
import { settle } from '../../../renderer/data/settle.ts';
import { smallCentre, smallCentreValues, type SmallCentre, type SmallPupil } from '../../factories/small-centre.ts';

export interface AppCentre {
  readonly pupils: number;
  /** The first day on roll and the first day with marks; marks stand up to the day before `today`. */
  readonly from: LocalDate;
  readonly marksFrom: LocalDate;
  readonly today: LocalDate;
  readonly passphrase: string;
}

const marksPerCommit = 19_000;
const mostNamed = 200;
const holidayMonth = '08';

/** Leaves a real centre in this origin, as the app itself would find it: founded, settled, closed. Gives the number of marks. */
export async function loadAppCentre({ pupils, from, marksFrom, today, passphrase }: AppCentre): Promise<number> {
  const centre = centreOf(pupils, from);
  const founded = await foundCentre({
    kind: 'real',
    centre: smallCentreValues,
    members: [{ id: 'bench-lead', name: 'Bench Lead', position: 'Lead', role: 'administrator', passphrase }],
    changes: centre.changes,
    strength: sampleStretch,
    secret: null,
  });
  if (!founded.ok) throw new Error(founded.error.message);
  const { session, release } = founded.value;
  let marks = 0;
  let waiting: Change[] = [];
  const keep = async (): Promise<void> => {
    const kept = await commit(session, { changes: waiting });
    if (!kept.ok) throw new Error(kept.error.message);
    marks += waiting.length;
    waiting = [];
  };
  for (let day = marksFrom; day < today; day = addDays(day, 1)) {
    if (isoWeekday(day) > 5 || day.slice(5, 7) === holidayMonth) continue;
    waiting.push(...marksOf(centre.pupils, day));
    if (waiting.length >= marksPerCommit) await keep();
  }
  if (waiting.length > 0) await keep();
  await settle(session);
  await session.writeQueue;
  endSession(session);
  await closeDatabase(session.database);
  release();
  return marks;
}

/** The factory knows names for a few hundred pupils; more are the same ones again, numbered, in classes of their own. */
function centreOf(count: number, from: LocalDate): Pick<SmallCentre, 'changes' | 'pupils'> {
  const centre = smallCentre(Math.min(count, mostNamed), from);
  const changes = [...centre.changes];
  const pupils = [...centre.pupils];
  for (let round = 1; pupils.length < count; round += 1) {
    const numbered = (id: unknown): string => `${String(id)}-${round}`;
    for (const { type, key, fields, ...rest } of centre.changes) {
      if (!['group', 'pupil', 'enrolment', 'membership', 'weekPattern'].includes(type)) continue;
      const altered = Object.entries(fields).flatMap(([name, [, value]]) => {
        if (name === 'upn') return [];
        const isNamed = ['pupil', 'group', 'name', 'surname'].includes(name);
        return [[name, [null, isNamed ? numbered(value) : value]] as const];
      });
      const pupil = rest.pupil === undefined ? {} : { pupil: numbered(rest.pupil) };
      changes.push({ ...rest, ...pupil, type, key: numbered(key), fields: Object.fromEntries(altered) });
    }
    for (const { id, enrolment, group } of centre.pupils)
      pupils.push({ id: numbered(id), enrolment: numbered(enrolment), group: numbered(group) });
  }
  return { changes, pupils };
}

/** Present, and every eleventh time ill. */
function marksOf(pupils: readonly SmallPupil[], date: LocalDate): Change[] {
  const dayNumber = Number(date.slice(8));
  return pupils.flatMap(({ id, enrolment }, index) =>
    (['AM', 'PM'] as const).map((session) => {
      const present = session === 'AM' ? '/' : '\\';
      const code = (index + dayNumber) % 11 === 0 ? 'I' : present;
      return markChange({ enrolment, date, session }, id, 'create', null, { code });
    }),
  );
}
