import { foldName } from '../pupils/names.ts';
import type { ReadPupil } from './read-pupil.ts';

/** Same name (case and accents aside) and date of birth; null where one of them is missing. */
export function personKey(fields: ReadPupil['fields']): string | null {
  const { surname, forename, dob } = fields;
  return surname === undefined || forename === undefined || dob === undefined
    ? null
    : `${foldName(surname)}|${foldName(forename)}|${dob}`;
}

/**
 * Refuses pupils that occur twice in a file. The first of two rows for the same person stays. One UPN on two different people
 * refuses both, for nobody can say from the file whose it is.
 */
export function refuseRepeats(pupils: readonly ReadPupil[], rowWord: 'row' | 'pupil'): ReadPupil[] {
  const unclashed = refuseClashes(pupils, rowWord);
  // A row that is refused anyway does not keep a later, sound one out.
  const sound = unclashed.filter((pupil) => !pupil.problems.some((problem) => problem.severity === 'refuse'));
  const byUpn = groupBy(sound, (pupil) => pupil.fields.upn ?? null);
  const byPerson = groupBy(sound, (pupil) => personKey(pupil.fields));
  return unclashed.map((pupil) => {
    const firstUpn = byUpn.get(pupil.fields.upn ?? '')?.[0]?.row ?? pupil.row;
    if (firstUpn < pupil.row) {
      return withRefusal(pupil, 'upn', `This pupil is already on ${rowWord} ${String(firstUpn)} (same UPN).`);
    }
    const first = byPerson.get(personKey(pupil.fields) ?? '')?.[0]?.row ?? pupil.row;
    if (first >= pupil.row) return pupil;
    const message = `This pupil is already on ${rowWord} ${String(first)} (same name and date of birth). If they are two people, add the second by hand.`;
    return withRefusal(pupil, 'surname', message);
  });
}

function refuseClashes(pupils: readonly ReadPupil[], rowWord: 'row' | 'pupil'): ReadPupil[] {
  const byUpn = groupBy(pupils, (pupil) => pupil.fields.upn ?? null);
  return pupils.map((pupil) => {
    const sharing = byUpn.get(pupil.fields.upn ?? '') ?? [];
    const clash = sharing.find((other) => personKey(other.fields) !== personKey(pupil.fields));
    if (clash === undefined) return pupil;
    const message = `The same UPN is on ${rowWord} ${String(clash.row)} for a different person. Ask the sender whose it is.`;
    return withRefusal(pupil, 'upn', message);
  });
}

function withRefusal(pupil: ReadPupil, field: 'upn' | 'surname', message: string): ReadPupil {
  return { ...pupil, problems: [...pupil.problems, { severity: 'refuse', field, message }] };
}

function groupBy(pupils: readonly ReadPupil[], keyOf: (pupil: ReadPupil) => string | null): Map<string, ReadPupil[]> {
  const groups = new Map<string, ReadPupil[]>();
  for (const pupil of pupils) {
    const key = keyOf(pupil);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(pupil);
    else groups.set(key, [pupil]);
  }
  return groups;
}
