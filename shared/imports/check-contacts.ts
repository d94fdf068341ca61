import { parseName } from '../pupils/names.ts';
import {
  checkEmail,
  checkLines,
  checkPhones,
  checkPostcode,
  checkText,
  checkYesNo,
  defined,
  warn,
} from './check-values.ts';
import type { Problems } from './check-values.ts';
import type { ContactDraft } from './pupil-draft.ts';
import type { Contact } from './read-pupil.ts';

/** Contacts in their order (1 is rung first). One without a usable name is left out with a warning, for the pupil's other data is still right. */
export function checkContacts(drafts: readonly ContactDraft[] | undefined, problems: Problems): Contact[] {
  const contacts = (drafts ?? []).flatMap((draft, index) => checkContact(draft, index + 1, problems) ?? []);
  return contacts.toSorted((one, other) => one.order - other.order);
}

function checkContact(draft: ContactDraft, place: number, problems: Problems): Contact | undefined {
  const surname = contactName(draft.surname, 'surname', place, problems);
  const forename = contactName(draft.forename, 'forename', place, problems);
  if (surname === null || forename === null) return undefined;
  if (surname === undefined && forename === undefined) {
    warn(problems, 'contacts', `Contact ${String(place)} has no name and was left out.`);
    return undefined;
  }
  const lines = checkLines(draft.addressLines, 'contacts', problems);
  const postcode = checkPostcode(draft.postcode, 'contacts', problems);
  const hasAddress = lines.length > 0 || postcode !== undefined;
  const asPupil = checkYesNo(draft.addressAsPupil, 'contacts', 'The address of a contact', problems);
  return {
    order: /^\d{1,2}$/.test(draft.order ?? '') ? Number(draft.order) : place,
    surname: surname ?? forename ?? '',
    phones: checkPhones(draft.phones, 'contacts', problems),
    ...defined({
      title: checkText(draft.title, 'contacts', 'The title of a contact', problems),
      forename: surname === undefined ? undefined : forename,
      relationship: checkText(draft.relationship, 'contacts', 'The relationship of a contact', problems)?.slice(0, 40),
      parentalResponsibility: checkYesNo(draft.responsibility, 'contacts', 'Parental responsibility', problems),
      email: checkEmail(draft.email, 'contacts', problems),
      addressAsPupil: asPupil === true ? true : undefined,
      address: hasAddress ? { lines, ...defined({ postcode }) } : undefined,
    }),
  };
}

/** undefined where there is none, null where it is refused (and said so). */
function contactName(
  input: string | undefined,
  what: string,
  place: number,
  problems: Problems,
): string | undefined | null {
  if (input === undefined || input.trim() === '') return undefined;
  const name = parseName(input, what);
  if (name.ok) return name.value;
  warn(problems, 'contacts', `Contact ${String(place)} was left out. ${name.error.message}`);
  return null;
}
