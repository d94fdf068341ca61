import type { JsonValue } from '../../../shared/model/declare.ts';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import { refused, type Result } from '../../../shared/lib/result.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { recordUnit, unitOf } from '../../../shared/sync/contest.ts';
import { created } from '../changes.ts';
import { commit, type Kept } from '../commit.ts';
import { today } from '../clock.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';
import { readContests } from './contests.ts';
import type { Contest, ContestValue, UnitValues } from './things.ts';

const changed = refused(
  'changed',
  'This was settled, or somebody proposed another value, a moment ago. Look at it again.',
);

/**
 * Settles a difference: enters the chosen value, and names the proposals that were in view, in one act that is history like
 * any other. Refused where the difference is no longer the one shown.
 */
export async function settleWith(
  session: Session,
  shown: Contest,
  choice: string,
  reason: string | undefined,
): Promise<Result<Kept>> {
  const contest = (await readContests(session)).find(
    ({ type, key, unit }) => type === shown.type && key === shown.key && unit === shown.unit,
  );
  const chosen = choice === 'standing' ? contest?.standing : contest?.proposals.find(({ id }) => id === choice);
  if (contest === undefined || chosen === undefined || namesOf(contest) !== namesOf(shown)) return changed;
  const isMark = knownDeclaration(contest.type).storage === 'sheet';
  const why = reason?.trim() ?? '';
  if (isMark && choice !== 'standing' && why === '')
    return refused('needs-reason', 'Say why the mark is changed: the law asks for the reason of an amendment.');
  const changes = [changeTo(session, contest, chosen, isMark), settlementOf(contest)];
  return commit(session, { changes, ...(why === '' ? {} : { reason: why }) });
}

function namesOf({ proposals }: Contest): string {
  return proposals
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

function settlementOf({ type, key, unit, pupil, proposals }: Contest): Change {
  return created('settlement', newId(), {
    ...{ date: today(), of: type, record: key, unit, proposals: proposals.map(({ id }) => id) },
    ...(pupil === null ? {} : { pupil }),
  });
}

/** The entry that makes the chosen value stand, said anew even where it stands already. */
function changeTo(session: Session, contest: Contest, chosen: ContestValue, isMark: boolean): Change {
  const { type, key, pupil, standing } = contest;
  const about = pupil === null ? {} : { pupil };
  const isChosenNew = chosen.id !== 'standing';
  if (chosen.isWithdrawal && isChosenNew) return { type, key, op: 'withdraw', fields: {}, ...about };
  if (standing.isWithdrawal && isChosenNew)
    return { type, key, op: 'create', fields: wholeRecord(session, contest, chosen), ...about };
  const op = isMark && isChosenNew ? 'amend' : 'set';
  return { type, key, op, fields: fieldsOf(contest, standing.values, chosen.values), ...about };
}

function fieldsOf(contest: Contest, before: UnitValues, after: UnitValues): Record<string, [JsonValue, JsonValue]> {
  const declaration = knownDeclaration(contest.type);
  const names = Object.keys(declaration.fields).filter((name) => unitOf(declaration, name) === contest.unit);
  const said = names.filter((name) => before[name] !== undefined || after[name] !== undefined);
  if (contest.unit === recordUnit || said.length === 0) return {};
  return Object.fromEntries(said.map((name) => [name, [before[name] ?? null, after[name] ?? null]]));
}

/** A record that was withdrawn and is wanted after all: everything it said, and the chosen value. */
function wholeRecord(
  { replica }: Session,
  { type, key }: Contest,
  chosen: ContestValue,
): Record<string, [JsonValue, JsonValue]> {
  const values = { ...replica.slice(type, key)?.values, ...chosen.values };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [null, value]]));
}
