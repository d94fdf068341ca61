import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { mappingKey, type Mapping } from '../../../shared/imports/csv-mapping.ts';
import { csvTargets, type CsvTarget } from '../../../shared/imports/csv-targets.ts';
import type { ImportPlan, PupilToCreate } from '../../../shared/imports/plan.ts';
import type { PupilFields, SchoolReference } from '../../../shared/imports/read-pupil.ts';
import { contactValues, newPupilValues, pupilValues } from '../../../shared/imports/records.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { refused, type Result } from '../../../shared/lib/result.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import type { EnrolmentStatus, Pupil } from '../../../shared/pupils/pupil.ts';
import { altered, created, withdrawn } from '../changes.ts';
import type { Kept } from '../commit.ts';
import { newId } from '../ids.ts';
import { schoolFinder } from '../queries/imports.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';

/** What the file cannot say: it tells how the pupils stand at the school that sent it, not here. */
export interface EnrolmentChoices {
  readonly status: EnrolmentStatus;
  readonly from: LocalDate;
  readonly route?: string | undefined;
}

/** Which column of a list went where. */
export interface Matched {
  readonly headers: readonly string[];
  readonly mapping: Mapping;
}

/**
 * Brings in what was agreed, all of it in one commit or nothing: pupils with contacts and enrolment, changes to pupils here, and
 * the home schools that are not known yet; and remembers how a list was matched.
 */
export async function bringIn(
  session: Session,
  plan: ImportPlan,
  choices: EnrolmentChoices,
  matched?: Matched,
): Promise<Result<Kept | null>> {
  const homeSchools = await homeSchoolsOf(session, plan, choices.status);
  const changes: (Change | null)[] = [...homeSchools.changes];
  for (const { fields } of plan.creates)
    changes.push(...newPupil(fields, choices, homeSchools.placeOf(fields.sourceSchool)));
  for (const update of plan.updates) {
    const shown = session.replica.one('pupil', update.id);
    if (shown === undefined) return refused('gone', 'A pupil in the list is no longer here. Read the file again.');
    changes.push(...changedPupil(session, shown, update.fields));
  }
  if (matched !== undefined) changes.push(rememberingMapping(session, matched));
  return keep(session, changes);
}

function newPupil(fields: PupilToCreate, choices: EnrolmentChoices, homeSchool: string | undefined): Change[] {
  const id = newId();
  return [
    created('pupil', id, newPupilValues(fields)),
    ...contactValues(fields).map((contact) => created('contact', newId(), { ...contact, pupil: id })),
    created('enrolment', newId(), { ...choices, homeSchool, pupil: id }),
  ];
}

/** Contacts are compared and replaced as a list: the first of the file is the first here. */
function changedPupil(session: Session, shown: Pupil, fields: PupilFields): (Change | null)[] {
  const values = pupilValues(fields);
  const earlier = shown.schoolHistory ?? [];
  const added = values.schoolHistory ?? [];
  const schoolHistory =
    added.length === 0
      ? shown.schoolHistory
      : [...earlier.filter((school) => !added.some(({ name }) => name === school.name)), ...added].slice(-40);
  const pupil = altered('pupil', shown, { ...values, schoolHistory });
  if (fields.contacts === undefined) return [pupil];
  const before = session.replica
    .all('contact')
    .filter((contact) => contact.pupil === shown.id)
    .toSorted((a, b) => a.order - b.order);
  const after = contactValues(fields);
  return [
    pupil,
    ...after.map((contact, index) => {
      const old = before[index];
      return old === undefined
        ? created('contact', newId(), { ...contact, pupil: shown.id })
        : altered('contact', old, contact);
    }),
    ...before.slice(after.length).map((contact) => withdrawn('contact', contact)),
  ];
}

interface HomeSchools {
  readonly changes: readonly Change[];
  readonly placeOf: (school: SchoolReference | undefined) => string | undefined;
}

/** Places for the schools that sent the pupils: those known here, new ones for the others. A pupil on our roll only has none. */
async function homeSchoolsOf(session: Session, plan: ImportPlan, status: EnrolmentStatus): Promise<HomeSchools> {
  if (status === 'C') return { changes: [], placeOf: () => undefined };
  const finder = await schoolFinder(
    session,
    plan.creates.flatMap(({ fields }) => fields.sourceSchool ?? []),
  );
  const changes: Change[] = [];
  const ids = new Map<string, string>();
  for (const school of finder.unknown) {
    const id = newId();
    changes.push(created('place', id, school.values));
    ids.set(school.key, id);
  }
  return {
    changes,
    placeOf: (school) => (school === undefined ? undefined : (finder.known(school) ?? ids.get(finder.keyOf(school)))),
  };
}

const keptMapping = z.record(z.string(), z.string());
const targetNames = new Set<string>(csvTargets.map(({ target }) => target));

/** Settings are found by a name of few letters, so the headings are shortened to a number made of them. */
function settingName(headers: readonly string[]): string {
  return `csv-mapping-${bytesToHex(sha256(utf8ToBytes(mappingKey(headers)))).slice(0, 32)}`;
}

/** Which column went where the last time a list had these headings; undefined where none had. */
export function rememberedMapping(session: Session, headers: readonly string[]): Mapping | undefined {
  const setting = session.replica.one('setting', settingName(headers));
  if (setting === undefined) return undefined;
  const parsed = keptMapping.safeParse(asJson(setting.value));
  if (!parsed.success) return undefined;
  // Only targets that this version knows are left.
  return Object.fromEntries(Object.entries(parsed.data).filter(([, target]) => targetNames.has(target))) as Record<
    string,
    CsvTarget
  >;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Remembers a mapping for lists with the same headings. Holds headings only, nothing about a pupil. */
function rememberingMapping(session: Session, { headers, mapping }: Matched): Change | null {
  const name = settingName(headers);
  const value = JSON.stringify(mapping);
  const shown = session.replica.one('setting', name);
  return shown === undefined ? created('setting', name, { name, value }) : altered('setting', shown, { value });
}
