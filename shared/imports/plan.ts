import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import type { FieldChange } from './field-changes.ts';
import type { PreviewRow } from './preview.ts';
import type { PupilFields } from './read-pupil.ts';

/** What a person said about a row, by row number. A possible duplicate needs one; any row may be left out. */
export type Decision =
  | { readonly kind: 'same-person'; readonly existingId: string }
  | { readonly kind: 'different-person' }
  | { readonly kind: 'leave-out' };
export type Decisions = ReadonlyMap<number, Decision>;

export type PupilToCreate = PupilFields & Required<Pick<PupilFields, 'surname' | 'forename' | 'dob'>>;
export type ImportPlan = {
  readonly creates: readonly { readonly row: number; readonly fields: PupilToCreate }[];
  /** `fields` holds only what changes. */
  readonly updates: readonly {
    readonly row: number;
    readonly id: string;
    readonly fields: PupilFields;
    readonly changes: readonly FieldChange[];
  }[];
};

/** Rows that wait for a person's decision: the import cannot go on before there are none. */
export function undecidedRows(preview: readonly PreviewRow[], decisions: Decisions): number[] {
  return preview.filter((row) => row.outcome === 'possible-duplicate' && !decisions.has(row.row)).map((row) => row.row);
}

/** What the agreed import writes, all of it or nothing. Refused while a row is undecided or two rows would change one pupil. */
export function planImport(preview: readonly PreviewRow[], decisions: Decisions): Result<ImportPlan> {
  const waiting = undecidedRows(preview, decisions);
  if (waiting.length > 0) return refused('import-undecided', `Say first who is meant on row ${waiting.join(', ')}.`);
  const creates: ImportPlan['creates'][number][] = [];
  const updates: ImportPlan['updates'][number][] = [];
  for (const row of preview) {
    const decision = decisions.get(row.row);
    if (row.outcome === 'refused' || row.outcome === 'unchanged' || decision?.kind === 'leave-out') continue;
    const match = matchOf(row, decision);
    if (match === null)
      return refused(
        'import-unknown-choice',
        `The pupil chosen for row ${String(row.row)} is not one of those offered. Choose again.`,
      );
    if (match === undefined) creates.push({ row: row.row, fields: toCreate(row.fields, row) });
    else if (match.changes.length > 0)
      updates.push({
        row: row.row,
        id: match.existingId,
        fields: changedFields(row.fields, match.changes),
        changes: match.changes,
      });
  }
  const twice = updates.find((update, index) => updates.findIndex((other) => other.id === update.id) !== index);
  if (twice)
    return refused(
      'import-twice',
      `Row ${String(twice.row)} and a row before it would change the same pupil. Leave one of them out.`,
    );
  return ok({ creates, updates });
}

type Match = { readonly existingId: string; readonly changes: readonly FieldChange[] };

/** The pupil to change; undefined for a new one; null where the decision names somebody who was not offered. */
function matchOf(
  row: Exclude<PreviewRow, { outcome: 'refused' | 'unchanged' }>,
  decision: Decision | undefined,
): Match | undefined | null {
  if (row.outcome === 'new') return undefined;
  if (row.outcome === 'changed') return row;
  if (decision?.kind !== 'same-person') return undefined;
  return row.candidates.find((candidate) => candidate.existingId === decision.existingId) ?? null;
}

function changedFields(fields: PupilFields, changes: readonly FieldChange[]): PupilFields {
  const changed = new Set<string>(changes.map((change) => change.field));
  return Object.fromEntries(Object.entries(fields).filter(([field]) => changed.has(field)));
}

/** A different person who has the UPN of a pupil here comes in without it: one UPN is never on two pupils. */
function toCreate(fields: PupilFields, row: PreviewRow): PupilToCreate {
  const { surname, forename, dob } = fields;
  if (surname === undefined || forename === undefined || dob === undefined)
    throw new Error('A row without a name or date of birth was not refused');
  const { upn, ...others } = fields;
  const upnIsTaken = row.outcome === 'possible-duplicate' && row.why === 'same-upn-other-person';
  return { ...others, ...(upn === undefined || upnIsTaken ? {} : { upn }), surname, forename, dob };
}
