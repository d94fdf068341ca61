import { passphraseProblem } from '../../../data/members.ts';
import type { LocalDate } from '../../../../shared/lib/local-date.ts';
import { centre as declaration } from '../../../../shared/centre/centre.ts';
import { yearProblems } from '../../../../shared/centre/check-year.ts';
import { proposeYear, yearToPropose } from '../../../../shared/centre/propose-year.ts';
import { newId } from '../../../data/ids.ts';
import {
  centreWords,
  newCentreDraft,
  orderProblems,
  valuesOfDraft,
  type CentreDraft,
} from '../../../ui/centre/centre-fields.tsx';
import type { YearDraft } from '../../../ui/centre/year-editor.tsx';
import { newPassphraseProblems, type NewPassphraseDraft } from '../../../ui/form/new-passphrase.tsx';
import { checkValues, hasProblems, type Problems } from '../../../ui/form/problems.ts';

export interface PersonDraft extends NewPassphraseDraft {
  readonly personName: string;
  readonly position: string;
}

/** All that is asked when a centre is set up, while it is typed. */
export interface SetupDraft {
  readonly centre: CentreDraft;
  readonly year: YearDraft;
  readonly person: PersonDraft;
}

export type SetupStep = 'centre' | 'day' | 'year' | 'person';
export const setupSteps: readonly SetupStep[] = ['centre', 'day', 'year', 'person'];

export function newSetupDraft(today: LocalDate): SetupDraft {
  const { terms, closures } = proposeYear(yearToPropose(today));
  return {
    centre: newCentreDraft,
    year: {
      terms: terms.map((term) => ({ key: newId(), ...term })),
      closures: closures.map((closure) => ({ key: newId(), ...closure })),
    },
    person: { personName: '', position: '', passphrase: '', again: '' },
  };
}

const identityFields = ['name', 'urn', 'dfeNumber', 'phone'];

/** What is wrong in one step, by the id of its field. */
export function problemsOfStep(step: SetupStep, { centre, year, person }: SetupDraft): Problems {
  switch (step) {
    case 'centre':
      return only(centreProblems(centre), (field) => identityFields.includes(field));
    case 'day':
      return { ...orderProblems(centre), ...only(centreProblems(centre), (field) => !identityFields.includes(field)) };
    case 'year':
      return yearProblems(year.terms, year.closures);
    case 'person':
      return personProblems(person);
  }
}

function centreProblems(centre: CentreDraft): Problems {
  const checked = checkValues(declaration.schema, { ...valuesOfDraft(centre), sample: false }, centreWords);
  return 'problems' in checked ? checked.problems : {};
}

function only(problems: Problems, wanted: (field: string) => boolean): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([field]) => wanted(field)));
}

/** What is wrong with a person's name, position or new passphrase. */
export function personProblems({ personName, position, passphrase, again }: PersonDraft): Problems {
  return {
    ...(personName.trim() === '' ? { personName: 'Enter your name, as colleagues know you' } : {}),
    ...(position.trim() === '' ? { position: 'Enter your position, such as Office manager' } : {}),
    ...newPassphraseProblems({ passphrase, again }, passphraseProblem(passphrase)),
  };
}

/**
 * The step of the set-up that an entry of the browser's history names, or the first before it that is not right yet, as
 * after the page was loaded afresh; null where the entry is none of the set-up.
 */
export function reachedStep(named: string, draft: SetupDraft): SetupStep | null {
  const at = setupSteps.findIndex((step) => step === named);
  if (at < 0) return null;
  const before = setupSteps.slice(0, at).find((step) => hasProblems(problemsOfStep(step, draft)));
  return before ?? setupSteps[at] ?? null;
}
