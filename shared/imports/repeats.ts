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
  const byUpn = groupBy(pupils, (pupil) => pupil.fields.upn ?? null);
  // A row that is refused anyway does not keep a later, sound one out.
  const sound = pupils.filter((pupil) => !pupil.problems.some((problem) => problem.severity === 'refuse'));
  const soundByUpn = groupBy(sound, (pupil) => pupil.fields.upn ?? null);
  const soundByPerson = groupBy(sound, (pupil) => personKey(pupil.fields));
  return pupils.map((pupil) => {
    const { fields, row } = pupil;
    const sameUpn = byUpn.get(fields.upn ?? '') ?? [pupil];
    const clash = sameUpn.find((other) => personKey(other.fields) !== personKey(fields));
    if (clash) {
      return withRefusal(
        pupil,
        'upn',
        `The same UPN is on ${rowWord} ${String(clash.row)} for a different person. Ask the sender whose it is.`,
      );
    }
    const firstUpn = soundByUpn.get(fields.upn ?? '')?.[0]?.row ?? row;
    if (firstUpn < row)
      return withRefusal(pupil, 'upn', `This pupil is already on ${rowWord} ${String(firstUpn)} (same UPN).`);
    const firstPerson = soundByPerson.get(personKey(fields) ?? '')?.[0]?.row ?? row;
    if (firstPerson < row) {
      return withRefusal(
        pupil,
        'surname',
        `This pupil is already on ${rowWord} ${String(firstPerson)} (same name and date of birth). If they are two people, add the second by hand.`,
      );
    }
    return pupil;
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
