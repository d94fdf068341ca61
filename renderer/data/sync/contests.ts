import { readMarkKey } from '../../../shared/attendance/mark.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import { declarationOf, type RecordType } from '../../../shared/model/registry.ts';
import { unpackJson } from '../../../shared/sync/codec.ts';
import { recordUnit, unitOf, type Proposal } from '../../../shared/sync/contest.ts';
import { joinSlices, type Slice, type TrailEntry } from '../../../shared/sync/fold.ts';
import { unpackSlice } from '../../../shared/sync/slice-codec.ts';
import { readKeptMarks } from '../queries/marks.ts';
import type { ContestRow, Parts } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Contest, ContestValue, UnitValues } from './things.ts';

/** Provenance, not content: it is shown as who and when. */
const provenance = new Set(['recordedBy', 'recordedAt']);

/** Every open difference this person may see, oldest proposal first; those being settled by an act not yet sent are left out. */
export async function readContests(session: Session): Promise<Contest[]> {
  const rows = await session.database.contests.toArray();
  const settling = settlingNow(session);
  const found: { contest: Contest; at: number }[] = [];
  for (const row of rows) {
    for (const [unit, proposals] of openByUnit(row)) {
      if (proposals.every(({ id }) => settling.has(`${row.type} ${row.key} ${unit} ${id}`))) continue;
      const contest = await contestOf(session, row, unit, proposals);
      if (contest !== null) found.push({ contest, at: Math.min(...proposals.map(({ number }) => number)) });
    }
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ contest }) => contest);
}

function settlingNow({ replica }: Session): Set<string> {
  const named = replica.pendingOf('settlement').flatMap(({ change }) => {
    const value = (name: string): JsonValue => change.fields[name]?.[1] ?? null;
    const ids = value('proposals');
    return (Array.isArray(ids) ? ids : []).map((id) =>
      [value('of'), value('record'), value('unit'), id].map(String).join(' '),
    );
  });
  return new Set(named);
}

/** Proposals that nobody has settled or replaced, by unit; one may lie in several tiers. */
function openByUnit({ p }: ContestRow): Map<string, Proposal[]> {
  const byUnit = new Map<string, Map<string, Proposal>>();
  for (const bytes of Object.values(p)) {
    for (const proposal of unpackJson<Proposal[]>(bytes)) {
      if (proposal.closed !== undefined) continue;
      const known = byUnit.get(proposal.unit) ?? new Map<string, Proposal>();
      byUnit.set(proposal.unit, known);
      const other = known.get(proposal.id);
      known.set(
        proposal.id,
        other === undefined ? proposal : { ...other, fields: { ...other.fields, ...proposal.fields } },
      );
    }
  }
  return new Map([...byUnit].map(([unit, proposals]) => [unit, [...proposals.values()]]));
}

async function contestOf(
  session: Session,
  { type, key }: ContestRow,
  unit: string,
  proposals: readonly Proposal[],
): Promise<Contest | null> {
  const declaration = declarationOf(type);
  if (declaration === undefined) return null;
  const inUnit = Object.entries(declaration.fields).filter(
    ([name]) => unitOf(declaration, name) === unit && !provenance.has(name),
  );
  const names = new Set(inUnit.map(([name]) => name));
  const stands =
    declaration.storage === 'sheet'
      ? await standingMark(session, key)
      : await standingRecord(session, type, key, names);
  if (stands === null) return null;
  const only = (values: UnitValues): UnitValues =>
    Object.fromEntries(inUnit.flatMap(([name]) => (values[name] === undefined ? [] : [[name, values[name]]])));
  const [single] = inUnit;
  return {
    // Declared, so it is a type this version knows.
    type: type as RecordType,
    ...{ key, unit, pupil: pupilOf(session, declaration.about, key, stands.values) },
    label: inUnit.length === 1 && single !== undefined ? single[1].label : declaration.label,
    standing: { ...stands, id: 'standing', values: only(stands.values) },
    proposals: proposals.map((proposal) => valueOf(session, proposal, only, stands.values)),
  };
}

function pupilOf({ replica }: Session, about: string | null, key: string, values: UnitValues): string | null {
  if (about === null) return null;
  if (about === 'id') return key;
  const pupil = values[about] ?? replica.one('enrolment', key.slice(0, Math.max(0, key.indexOf('|'))))?.pupil;
  return typeof pupil === 'string' ? pupil : null;
}

function valueOf(
  { device }: Session,
  proposal: Proposal,
  only: (values: UnitValues) => UnitValues,
  standing: UnitValues,
): ContestValue {
  const { id, op, by, position, at, reason, fields, unit } = proposal;
  const sawNothing = op === 'create' || Object.values(fields).every(([from]) => from === null);
  const wanted = Object.fromEntries(
    Object.entries(fields).flatMap(([name, [, to]]) => (to === null ? [] : [[name, to]])),
  );
  const kept = Object.entries(standing).filter(([name]) => !sawNothing && fields[name] === undefined);
  return {
    ...{ id, by, position, at, isWithdrawal: op === 'withdraw' || unit === recordUnit },
    values: only({ ...Object.fromEntries(kept), ...wanted }),
    where: whereOf(device, id.slice(0, id.lastIndexOf('.'))),
    ...(reason === undefined ? {} : { reason }),
  };
}

function whereOf(own: string, device: string): string {
  return device === own ? 'This laptop' : 'Another laptop';
}

type Standing = Omit<ContestValue, 'id'>;

async function standingMark(session: Session, key: string): Promise<Standing | null> {
  const { enrolment, date, session: half } = readMarkKey(key);
  const mark = (await readKeptMarks(session, [enrolment], date, date)).get(enrolment, date, half);
  const last = mark?.entries.at(-1);
  if (mark === null || last === undefined) return null;
  const { code, minutesLate, nature, arrivedAt, source, by, position, at, device, reason } = last;
  const told = { minutesLate, nature, arrivedAt, source };
  const values: Record<string, JsonValue> =
    code === null ? {} : code === 'Y5' ? { code: 'Y', restrictedCode: 'Y5' } : { code };
  for (const [name, value] of Object.entries(told)) if (value !== undefined) values[name] = value;
  return {
    ...{ values, isWithdrawal: false, by, position, at, where: whereOf(session.device, device) },
    ...(reason === undefined ? {} : { reason }),
  };
}

async function standingRecord(
  session: Session,
  type: string,
  key: string,
  names: ReadonlySet<string>,
): Promise<Standing | null> {
  // Declared, as its caller has asked.
  const slice = session.replica.slice(type as RecordType, key) ?? (await storedSlice(session, type, key));
  // Whoever set the unit last; the first line of a record, which says no fields, set all of it.
  const last =
    slice?.trail.findLast(({ fields }) => Object.keys(fields).some((name) => names.has(name))) ?? slice?.trail[0];
  if (slice === null || last === undefined) return null;
  const { by, position, at, device, reason }: TrailEntry = last;
  return {
    ...{ values: slice.values, isWithdrawal: slice.withdrawn === true, by, position, at },
    where: whereOf(session.device, device),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function storedSlice({ database }: Session, type: string, key: string): Promise<Slice | null> {
  const row = await database.records.get([type, key]);
  const slices = slicesIn(row?.p ?? {});
  return slices.length === 0 ? null : joinSlices(slices);
}

function slicesIn(parts: Parts): Slice[] {
  return Object.values(parts).map(unpackSlice);
}
