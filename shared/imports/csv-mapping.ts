import type { CsvTarget } from './csv-targets.ts';
import { csvTargets } from './csv-targets.ts';

/** For each heading, where its column goes; a heading that is not in it is ignored. One target takes one column. */
export type Mapping = Readonly<Record<string, CsvTarget>>;

/** A heading for comparing: lower case, words apart by one space, nothing else ("Legal_Surname:" → "legal surname", "DateOfBirth" → "dateofbirth"). */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same for the same set of headings, whatever their order: a mapping is remembered under it. Holds headings only, no data. */
export function mappingKey(headers: readonly string[]): string {
  return [...new Set(headers.map(plainHeading))].toSorted().join('|');
}

/** The remembered mapping where there is one for these headings, else a guess from the headings; each target is given once, to the closest heading. */
export function guessMapping(headers: readonly string[], remembered?: Mapping): Mapping {
  const mapping: Record<string, CsvTarget> = {};
  const taken = new Set<CsvTarget>();
  const give = (header: string, target: CsvTarget | undefined): void => {
    if (target === undefined || taken.has(target) || Object.hasOwn(mapping, header)) return;
    mapping[header] = target;
    taken.add(target);
  };
  if (remembered) {
    const byHeading = new Map(Object.entries(remembered).map(([header, target]) => [plainHeading(header), target]));
    for (const header of headers) give(header, byHeading.get(plainHeading(header)));
    return mapping;
  }
  const plain = headers.map((header) => ({
    header,
    words: plainHeading(header),
    packed: plainHeading(header).replaceAll(' ', ''),
  }));
  for (const { target, synonyms } of csvTargets) {
    for (const synonym of synonyms) {
      const found = plain.find(
        ({ header, words, packed }) =>
          !Object.hasOwn(mapping, header) && (words === synonym || packed === synonym.replaceAll(' ', '')),
      );
      if (found) give(found.header, target);
    }
  }
  return withoutNeedlessName(mapping);
}

/** What a mapping still lacks before a file can be read, in words; empty where it can. */
export function missingFromMapping(mapping: Mapping): string[] {
  const targets = new Set(Object.values(mapping));
  const missing: string[] = [];
  if (!targets.has('fullName') && !(targets.has('surname') && targets.has('forename')))
    missing.push('surname and forename');
  if (!targets.has('dob')) missing.push('date of birth');
  return missing;
}

/** "Name" beside surname and forename adds nothing and may be written either way round. */
function withoutNeedlessName(mapping: Mapping): Mapping {
  const targets = Object.values(mapping);
  if (!targets.includes('surname') || !targets.includes('forename')) return mapping;
  return Object.fromEntries(Object.entries(mapping).filter(([, target]) => target !== 'fullName'));
}
