import { centre, closure, setting, term } from '../centre/centre.ts';
import { exported } from '../centre/exported.ts';
import { staff } from '../centre/staff.ts';
import { absenceAttempt, observation } from '../attendance/observation.ts';
import { mark, registerClosing } from '../attendance/mark.ts';
import { contact, enrolment, pupil, suspension } from '../pupils/pupil.ts';
import { group, membership, partTimePlan, weekPattern } from '../pupils/group.ts';
import { samePerson } from '../pupils/same-person.ts';
import { place } from '../providers/place.ts';
import { sameRecord } from '../joining/same-record.ts';
import { settlement } from '../sync/contest-settlement.ts';
import type { Declaration } from './declare.ts';

/** Every record type the product knows. Adding one is its own file and its line here. */
export const declarations = [
  centre,
  term,
  closure,
  setting,
  staff,
  place,
  pupil,
  contact,
  enrolment,
  suspension,
  samePerson,
  group,
  membership,
  weekPattern,
  partTimePlan,
  mark,
  registerClosing,
  observation,
  absenceAttempt,
  exported,
  settlement,
  sameRecord,
] as const;

export type RecordType = (typeof declarations)[number]['type'];
export type DeclarationOf<T extends RecordType> = Extract<(typeof declarations)[number], { type: T }>;

/** Raised when the declarations change in a way an older app cannot read; travels with every commit. */
export const schemaVersion = 2;

const byType = new Map<string, Declaration>(declarations.map((declaration) => [declaration.type, declaration]));

/** Lets benchmarks carry a record type the product does not have yet through the real store. */
export function declareForBench(declaration: Declaration): void {
  byType.set(declaration.type, declaration);
}

/** The declaration of a type this version knows; undefined for a type from a newer app. */
export function declarationOf(type: string): Declaration | undefined {
  return byType.get(type);
}

/** Like `declarationOf`, for types named in code: not knowing one is a bug. */
export function knownDeclaration(type: string): Declaration {
  const declaration = byType.get(type);
  if (declaration === undefined) throw new Error(`No such record type: ${type}`);
  return declaration;
}
