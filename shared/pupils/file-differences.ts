import { pupil as declaration, type Pupil } from './pupil.ts';

export type PupilField = keyof typeof declaration.fields;

/** A field of which two files of one young person say different things, or only the one that does not stand says anything. */
export interface FileDifference {
  readonly field: PupilField;
  readonly label: string;
  readonly stands: Pupil[PupilField];
  readonly other: Pupil[PupilField];
}

// The declaration has every field as a key, and nothing else.
const names = Object.keys(declaration.fields) as readonly PupilField[];

/** What another file says that the one that stands does not. What it leaves out is no difference. Pure. */
export function fileDifferences(stands: Pupil, other: Pupil): FileDifference[] {
  return names.flatMap((field) => {
    if (other[field] === undefined || JSON.stringify(other[field]) === JSON.stringify(stands[field])) return [];
    return [{ field, label: declaration.fields[field].label, stands: stands[field], other: other[field] }];
  });
}
