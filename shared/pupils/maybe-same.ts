import { foldName } from './names.ts';
import type { Pupil } from './pupil.ts';
import type { SamePerson } from './same-person.ts';

type File = Pick<Pupil, 'id' | 'surname' | 'forename' | 'dob' | 'upn'>;

/** Two files that may be one young person's, and what speaks for it. */
export interface MaybeSame {
  readonly files: readonly [string, string];
  readonly why: 'upn' | 'name';
}

/**
 * Files with the same UPN, or the same name and date of birth with no other UPN against it, of which nobody has said yet whether
 * they are one young person's. `standing` gives the file that stands for a file; each two people are named once. Pure.
 */
export function maybeSame(
  files: readonly File[],
  said: readonly Pick<SamePerson, 'pupil' | 'other'>[],
  standing: (file: string) => string,
): MaybeSame[] {
  const answered = new Set(said.map(({ pupil, other }) => pairName(pupil, other)));
  const found = new Map<string, MaybeSame>();
  const note = (a: File, b: File, why: MaybeSame['why']): void => {
    const [one, other] = [standing(a.id), standing(b.id)];
    if (one === other || answered.has(pairName(a.id, b.id)) || answered.has(pairName(one, other))) return;
    const name = pairName(one, other);
    if (!found.has(name)) found.set(name, { files: one < other ? [one, other] : [other, one], why });
  };
  for (const [a, b] of pairsBy(files, ({ upn }) => upn)) note(a, b, 'upn');
  for (const [a, b] of pairsBy(files, personName)) {
    if (a.upn === undefined || b.upn === undefined || a.upn === b.upn) note(a, b, 'name');
  }
  return [...found.values()];
}

function personName({ surname, forename, dob }: File): string {
  return `${foldName(surname)}|${foldName(forename)}|${dob}`;
}

function pairName(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function pairsBy(files: readonly File[], keyOf: (file: File) => string | undefined): (readonly [File, File])[] {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const key = keyOf(file);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].flatMap((alike) =>
    alike.flatMap((one, index) => alike.slice(index + 1).map((other) => [one, other] as const)),
  );
}
