import { asKept } from './as-kept.ts';
import { fieldChanges } from './field-changes.ts';
import type { FieldChange } from './field-changes.ts';
import type { PupilFields, ReadPupil } from './read-pupil.ts';
import { personKey } from './repeats.ts';

/** A pupil already kept, with the same field names as a file has. */
export type ExistingPupil = PupilFields & { readonly id: string };

/** Why a person must say who it is: the name and date of birth of a pupil here, or the UPN of a pupil here on somebody who looks like another. */
export type DoubtReason = 'same-name-and-dob' | 'same-upn-other-person';

type Row = { readonly row: number; readonly fields: PupilFields; readonly warnings: readonly string[] };
/** What an import would do with one row; nothing is written yet. */
export type PreviewRow =
  | (Row & { readonly outcome: 'new' })
  | (Row & { readonly outcome: 'changed'; readonly existingId: string; readonly changes: readonly FieldChange[] })
  | (Row & { readonly outcome: 'unchanged'; readonly existingId: string })
  | (Row & { readonly outcome: 'refused'; readonly reasons: readonly string[] })
  | (Row & {
      readonly outcome: 'possible-duplicate';
      readonly why: DoubtReason;
      readonly message: string;
      /** Each pupil here that it may be, and what would change. */
      readonly candidates: readonly { readonly existingId: string; readonly changes: readonly FieldChange[] }[];
    });

type Known = {
  readonly byUpn: ReadonlyMap<string, ExistingPupil>;
  readonly byPerson: ReadonlyMap<string, readonly ExistingPupil[]>;
};
type Claims = ReadonlyMap<string, number>;

/**
 * What each row of a file means for the pupils already here: matched by UPN (or former UPN), then by name without case and accents and
 * date of birth. Two rows for one pupil here, of which the file could not tell, both go to a person.
 */
export function previewImport(read: readonly ReadPupil[], existing: readonly ExistingPupil[]): PreviewRow[] {
  const known = index(existing);
  const rows = read.map((pupil) => previewRow(pupil, known));
  const claims = new Map<string, number>();
  for (const row of rows) {
    if (row.outcome === 'changed' || row.outcome === 'unchanged')
      claims.set(row.existingId, (claims.get(row.existingId) ?? 0) + 1);
  }
  return rows.map((row) => doubtSharedMatch(row, claims));
}

/** How many rows have each outcome, for the line above the preview. */
export function countOutcomes(rows: readonly PreviewRow[]): Readonly<Record<PreviewRow['outcome'], number>> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0, 'possible-duplicate': 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

function previewRow(pupil: ReadPupil, known: Known): PreviewRow {
  const { fields } = pupil;
  const reasons = pupil.problems.filter((problem) => problem.severity === 'refuse').map((problem) => problem.message);
  const warnings = pupil.problems.filter((problem) => problem.severity === 'warn').map((problem) => problem.message);
  const row: Row = { row: pupil.row, fields, warnings };
  if (reasons.length > 0) return { ...row, outcome: 'refused', reasons };
  const byUpn = known.byUpn.get(fields.upn ?? '') ?? known.byUpn.get(fields.formerUpn ?? '');
  if (byUpn) {
    return isSamePerson(byUpn, fields) ? matched(row, byUpn) : doubtful(row, 'same-upn-other-person', [byUpn]);
  }
  const namesakes = known.byPerson.get(personKey(fields) ?? '') ?? [];
  const [only, ...more] = namesakes;
  if (only === undefined) return { ...row, outcome: 'new' };
  const nothingToChange = more.length === 0 && changesTo(only, fields).length === 0;
  return nothingToChange
    ? { ...row, outcome: 'unchanged', existingId: only.id }
    : doubtful(row, 'same-name-and-dob', namesakes);
}

function matched(row: Row, pupil: ExistingPupil): PreviewRow {
  const changes = changesTo(pupil, row.fields);
  return changes.length === 0
    ? { ...row, outcome: 'unchanged', existingId: pupil.id }
    : { ...row, outcome: 'changed', existingId: pupil.id, changes };
}

/** Compared as it would be kept, so that what has no place here never looks like a change. */
function changesTo(pupil: ExistingPupil, fields: PupilFields): FieldChange[] {
  return fieldChanges(asKept(pupil), asKept(fields));
}

/** A UPN may meet a changed name or a corrected date of birth, but where both differ it is likelier the wrong UPN. */
function isSamePerson(pupil: ExistingPupil, fields: PupilFields): boolean {
  if (pupil.dob === undefined || pupil.dob === fields.dob) return true;
  const { dob } = pupil;
  return personKey({ ...fields, dob }) === personKey(pupil);
}

function doubtful(row: Row, why: DoubtReason, pupils: readonly ExistingPupil[]): PreviewRow {
  const candidates = pupils.map((pupil) => ({ existingId: pupil.id, changes: changesTo(pupil, row.fields) }));
  const message =
    why === 'same-name-and-dob'
      ? 'A pupil with this name and date of birth is here already, but the UPN does not prove it is the same person. Say which it is.'
      : 'A pupil here has this UPN but another name and date of birth. Say whether it is the same person.';
  return { ...row, outcome: 'possible-duplicate', why, message, candidates };
}

function doubtSharedMatch(row: PreviewRow, claims: Claims): PreviewRow {
  if (row.outcome !== 'changed' && row.outcome !== 'unchanged') return row;
  if ((claims.get(row.existingId) ?? 0) < 2) return row;
  const { fields, warnings, existingId } = row;
  const changes = row.outcome === 'changed' ? row.changes : [];
  const message = 'Two rows of the file are about this one pupil. Say which is right and leave the other out.';
  return {
    row: row.row,
    fields,
    warnings,
    outcome: 'possible-duplicate',
    why: 'same-name-and-dob',
    message,
    candidates: [{ existingId, changes }],
  };
}

function index(existing: readonly ExistingPupil[]): Known {
  const byUpn = new Map<string, ExistingPupil>();
  const byPerson = new Map<string, ExistingPupil[]>();
  for (const pupil of existing) {
    if (pupil.formerUpn !== undefined && !byUpn.has(pupil.formerUpn)) byUpn.set(pupil.formerUpn, pupil);
    const key = personKey(pupil);
    if (key !== null) byPerson.set(key, [...(byPerson.get(key) ?? []), pupil]);
  }
  for (const pupil of existing) if (pupil.upn !== undefined) byUpn.set(pupil.upn, pupil);
  return { byUpn, byPerson };
}
