import { existingPupil } from '../../../shared/imports/records.ts';
import type { ExistingPupil } from '../../../shared/imports/preview.ts';
import type { SchoolReference } from '../../../shared/imports/read-pupil.ts';
import { foldName } from '../../../shared/pupils/names.ts';
import type { Place } from '../../../shared/providers/place.ts';
import type { SchoolRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { centreOf } from './facts.ts';

/** Everyone here in the shape that a file is compared with; only fields of tiers the member holds. */
export function existingPupils(session: Session): ExistingPupil[] {
  const contacts = new Map<string, ReturnType<typeof session.replica.all<'contact'>>[number][]>();
  for (const contact of session.replica.all('contact')) {
    const list = contacts.get(contact.pupil);
    if (list === undefined) contacts.set(contact.pupil, [contact]);
    else list.push(contact);
  }
  return session.replica.all('pupil').map((pupil) => existingPupil(pupil, contacts.get(pupil.id) ?? []));
}

export interface SchoolFinder {
  /** The place that stands for the school here already. */
  readonly known: (school: SchoolReference) => string | undefined;
  /** The schools that have no place yet, each once. */
  readonly unknown: readonly { readonly key: string; readonly values: Omit<Place, 'id'> }[];
  readonly keyOf: (school: SchoolReference) => string;
}

/**
 * Which place each school that a file names is: by URN, else by name. A school that is not known here gets the directory's
 * name, address and number where the directory has it. Our own centre is nobody's home school.
 */
export async function schoolFinder(session: Session, named: readonly SchoolReference[]): Promise<SchoolFinder> {
  const centre = centreOf(session);
  const places = session.replica.all('place').filter(({ kind }) => kind === 'homeSchool');
  const byUrn = new Map(places.flatMap((place) => (place.urn === undefined ? [] : [[place.urn, place.id] as const])));
  const byName = new Map(places.map((place) => [foldName(place.name), place.id]));
  const listed = new Map<string, SchoolRow>();
  const unknown = new Map<string, Omit<Place, 'id'>>();
  const known = (school: SchoolReference): string | undefined => {
    const row = listed.get(keyOf(school));
    const urn = school.urn ?? row?.urn;
    const name = school.name ?? row?.name;
    return byUrn.get(urn ?? '') ?? (name === undefined ? undefined : byName.get(foldName(name)));
  };
  for (const school of named) {
    const key = keyOf(school);
    if (unknown.has(key) || isCentre(school, centre)) continue;
    const row = listed.get(key) ?? (await inDirectory(session, school));
    if (row !== undefined) listed.set(key, row);
    const name = school.name ?? row?.name;
    if (name !== undefined && known(school) === undefined) unknown.set(key, placeOf(school, name, row));
  }
  return { known, unknown: [...unknown].map(([key, values]) => ({ key, values })), keyOf };
}

function keyOf({ urn, la, estab, name }: SchoolReference): string {
  return urn ?? (la !== undefined && estab !== undefined ? `${la}/${estab}` : foldName(name ?? ''));
}

function isCentre(school: SchoolReference, centre: { readonly urn: string; readonly dfeNumber: string }): boolean {
  return school.urn === centre.urn || `${school.la ?? ''}/${school.estab ?? ''}` === centre.dfeNumber;
}

async function inDirectory(session: Session, { urn, la, estab }: SchoolReference): Promise<SchoolRow | undefined> {
  const { schools } = session.database;
  if (urn !== undefined) return schools.get(urn);
  return la === undefined || estab === undefined
    ? undefined
    : schools.where('dfeNumber').equals(`${la}/${estab}`).first();
}

function placeOf(school: SchoolReference, name: string, row: SchoolRow | undefined): Omit<Place, 'id'> {
  const urn = school.urn ?? row?.urn;
  return {
    kind: 'homeSchool',
    name: name.slice(0, 120),
    ...(urn === undefined ? {} : { urn }),
    ...(row === undefined ? {} : { address: row.address.slice(0, 400), ...directoryContact(row) }),
  };
}

/** Only what a place may hold: the directory is another's data. */
function directoryContact({ postcode, phone }: SchoolRow): Pick<Place, 'postcode' | 'phone'> {
  return {
    ...(postcode.length > 0 && postcode.length <= 8 ? { postcode } : {}),
    ...(/^\+?[0-9 ()-]{3,25}$/.test(phone) ? { phone } : {}),
  };
}

/** A school of the directory as a home school here. */
export function placeOfSchool(school: SchoolRow): Omit<Place, 'id'> {
  return placeOf({ urn: school.urn }, school.name, school);
}
