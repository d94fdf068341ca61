import { readMarkKey } from '../../shared/attendance/mark.ts';
import { exported } from '../../shared/centre/exported.ts';
import { isGuest, may, tiersOfRole } from '../../shared/centre/staff.ts';
import type { Declaration } from '../../shared/model/declare.ts';
import { declarationOf, schemaVersion } from '../../shared/model/registry.ts';
import { readPairKey } from '../../shared/pupils/same-person.ts';
import { checkChange } from '../../shared/sync/check-change.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { judgeContest, type RecordState } from '../../shared/sync/contest.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { Author } from './author.ts';
import type { WorkingSet } from './working-set.ts';

/** All that judging one change depends on, gathered before: the judgement itself asks nothing and writes nothing. */
export interface Circumstances {
  readonly author: Author;
  /** The author's id. */
  readonly by: string;
  /** All changes of the commit, this one too. */
  readonly beside: readonly Change[];
  readonly device: string;
  readonly seen: number;
  readonly past: ReadonlyMap<string, number>;
  readonly schema: number;
  readonly hasReason: boolean;
  readonly records: WorkingSet;
  /** Pupils of the author's groups, where they are confined to some. */
  readonly pupils: ReadonlySet<string> | null;
  /** Number on the device of the parked commit that would make the record; undefined where none would. */
  readonly parkedMaker: (type: string, key: string) => number | undefined;
  /** What the same commit settles, by record and unit. */
  readonly settles: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

function refuse(code: string, words: string): Outcome {
  return { is: 'refused', code, words };
}

const fitsPerhapsLater: ReadonlySet<string> = new Set(['bad-value', 'missing-value', 'bad-key']);

/** What becomes of one change. Words are for its author. */
export function judgeChange(change: Change, at: Circumstances): Outcome {
  const declaration = declarationOf(change.type);
  if (isFromNewerApp(change, declaration, at.schema)) return { is: 'deferred' };
  const { role } = at.author;
  const checked = checkChange(change, { role, tiers: tiersOfRole[role] }, at.beside);
  if (!checked.ok) {
    // A newer app may give a field a value, or a record a shape, that this endpoint comes to know with its upgrade.
    const mayFitLater = at.schema > schemaVersion && fitsPerhapsLater.has(checked.error.code);
    return mayFitLater ? { is: 'deferred' } : refuse(checked.error.code, checked.error.message);
  }
  // checkChange has refused every type that is not declared.
  if (declaration === undefined) return refuse('unknown-type', 'This kind of record is not known here.');
  return (
    refusedByGroups(change, declaration, at) ??
    refusedByShape(change, declaration, at) ??
    missingRecord(change, declaration, at) ??
    wrongPupil(change, declaration, at) ??
    refusedOverOther(
      change,
      at,
      judgeContest(at.records.state(change.type, change.key), {
        change,
        device: at.device,
        seen: at.seen,
        past: at.past,
        settles: at.settles.get(`${change.type} ${change.key}`) ?? new Map<string, readonly string[]>(),
      }),
    )
  );
}

function isFromNewerApp(change: Change, declaration: Declaration | undefined, schema: number): boolean {
  if (schema <= schemaVersion) return false;
  return (
    declaration === undefined || Object.keys(change.fields).some((name) => !Object.hasOwn(declaration.fields, name))
  );
}

function refusedByGroups(change: Change, declaration: Declaration, at: Circumstances): Outcome | null {
  const { author, pupils, beside } = at;
  // Whoever they may see, everybody says which files they asked for.
  if (pupils === null || change.type === exported.type) return null;
  const words = `Your role does not let you change: ${declaration.plural.toLowerCase()}.`;
  if (change.pupil === undefined) return refuse('not-allowed', words);
  if (!pupils.has(change.pupil)) return refuse('not-allowed', 'This pupil is in none of your groups.');
  if (!isGuest(author.role)) return null;
  const seen = change.type === 'observation' ? [change] : beside.filter(({ type }) => type === 'observation');
  const isOwn = seen.every(({ fields }) => author.groups?.some((own) => own === fields['group']?.[1]) === true);
  return isOwn ? null : refuse('not-allowed', 'This register is none of yours.');
}

/**
 * Who enters no marks of their own makes the mark that follows from what they saw where none stands, or in place of one that
 * followed from what they had seen themselves. What was set unseen is for a person to settle, as always.
 */
function refusedOverOther(change: Change, { author, by, records }: Circumstances, outcome: Outcome): Outcome {
  if (change.type !== 'mark' || outcome.is !== 'applied' || may(author.role, 'takeRegister')) return outcome;
  if (outcome.merged !== undefined) return outcome;
  const last = records.state(change.type, change.key)?.tiers.register?.entries?.at(-1);
  const isFree = last === undefined || last.code === null || (last.source !== undefined && last.by === by);
  return isFree ? outcome : refuse('not-allowed', 'The centre has marked this pupil. What you saw is kept beside it.');
}

function refusedByShape(change: Change, declaration: Declaration, at: Circumstances): Outcome | null {
  if (change.op === 'amend' && !at.hasReason) return refuse('needs-reason', 'An amendment needs a reason.');
  if (declaration.storage === 'sheet' && change.op === 'withdraw') {
    return refuse('bad-operation', 'A mark is taken back or amended, never withdrawn.');
  }
  if (change.type !== 'settlement') return null;
  // The entry beside it is what settles; alone it would settle nothing.
  return at.settles.has(settledRecord(change))
    ? null
    : refuse('settles-nothing', 'Enter the value that settles the difference.');
}

/** The record a settlement is about, as 'type key'. */
export function settledRecord({ fields }: Change): string {
  const [of, record] = [fields['of']?.[1], fields['record']?.[1]];
  return typeof of === 'string' && typeof record === 'string' ? `${of} ${record}` : '';
}

function missingRecord(change: Change, declaration: Declaration, at: Circumstances): Outcome | null {
  const needed: (readonly [type: string, key: string])[] = [];
  if (declaration.storage === 'sheet') needed.push(['enrolment', readMarkKey(change.key).enrolment]);
  else if (change.op !== 'create') needed.push([change.type, change.key]);
  if (change.pupil !== undefined && change.type !== 'pupil') needed.push(['pupil', change.pupil]);
  // Both files must be here, and the author's to see.
  if (change.type === 'samePerson') for (const file of readPairKey(change.key)) needed.push(['pupil', file]);
  for (const [type, key] of needed) {
    if (isThereFor(at, at.records.state(type, key))) continue;
    const n = at.parkedMaker(type, key);
    if (n !== undefined) return { is: 'waits', on: 'record', n };
    return refuse('no-such-record', `${declaration.label}: what this belongs to has not reached the LA.`);
  }
  return null;
}

/** To an author confined to groups, a record about a pupil of none of them is not there: the refusal must not tell. */
function isThereFor({ pupils }: Circumstances, state: RecordState | undefined): boolean {
  if (state === undefined) return false;
  return pupils === null || state.pupil === null || pupils.has(state.pupil);
}

/** The pupil a change names must be the one its record is about: everything a device may see is decided by it. */
function wrongPupil(change: Change, declaration: Declaration, { records }: Circumstances): Outcome | null {
  const state = records.state(change.type, change.key);
  const expected = state?.pupil ?? pupilNamed(change, declaration, (type, key) => records.state(type, key));
  const altered =
    declaration.about === null || declaration.about === 'id' ? undefined : change.fields[declaration.about];
  const moves = state !== undefined && altered !== undefined && altered[1] !== state.pupil;
  if ((change.pupil ?? null) === expected && !moves) return null;
  return refuse('wrong-pupil', `${declaration.label}: this entry names another pupil than its record.`);
}

function pupilNamed(
  change: Change,
  { about, storage }: Declaration,
  stateOf: (type: string, key: string) => RecordState | undefined,
): string | null {
  if (about === null) return null;
  if (about === 'id') return change.key;
  if (storage === 'sheet') return stateOf('enrolment', readMarkKey(change.key).enrolment)?.pupil ?? null;
  const pupil = change.fields[about]?.[1];
  return typeof pupil === 'string' ? pupil : null;
}
