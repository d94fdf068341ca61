import type { Declaration } from '../../shared/model/declare.ts';
import { foldName } from '../../shared/pupils/names.ts';
import type { Membership } from '../../shared/pupils/group.ts';
import { inTurn, type InTurn } from '../../shared/pupils/in-turn.ts';
import type { Persons } from '../../shared/pupils/persons.ts';
import type { Contact, Enrolment } from '../../shared/pupils/pupil.ts';
import { seenLike } from './seen.ts';

type Held = { readonly id: string };

/** The records as they are kept, every file by itself. */
export interface KeptRecords {
  readonly enrolment: readonly Enrolment[];
  readonly membership: readonly Membership[];
}

/**
 * Follows what was said of files that are one young person's: their records are shown under the file that stands, and on no
 * day is the person twice on the roll or twice in a group. Nothing is kept of it: it is worked out from the records, so that
 * saying otherwise shows them again as they were.
 */
export class PersonView {
  readonly #persons: Persons;
  readonly #standing = new Map<string, string>();
  readonly #stays = new Map<string, readonly InTurn<Enrolment>[]>();
  readonly #places = new Map<string, readonly InTurn<Membership>[]>();

  constructor(persons: Persons, kept: () => KeptRecords) {
    this.#persons = persons;
    for (const [standing, files] of persons) for (const file of files) this.#standing.set(file, standing);
    if (persons.size > 0) this.#takeTurns(kept());
  }

  #takeTurns({ enrolment, membership }: KeptRecords): void {
    const onRoll = enrolment.filter(({ pupil, status }) => status !== 'G' && this.#standing.has(pupil));
    const stays = grouped(onRoll, ({ pupil }) => this.standing(pupil));
    for (const [standing, ofOne] of stays) addTurns(this.#stays, inTurn(ofOne, standing));
    const inGroups = membership.filter(({ pupil }) => this.#standing.has(pupil));
    const places = grouped(inGroups, ({ pupil, group }) => `${this.standing(pupil)} ${group}`);
    for (const ofOne of places.values()) addTurns(this.#places, inTurn(ofOne, this.standing(ofOne[0]?.pupil ?? '')));
  }

  get isEmpty(): boolean {
    return this.#persons.size === 0;
  }

  /** The file under which a file is shown: itself, unless it was joined to another. */
  standing(file: string): string {
    return this.#standing.get(file) ?? file;
  }

  /** Every file of the person whose one file this is, the one that stands first. */
  filesOf(file: string): readonly string[] {
    return this.#persons.get(this.standing(file)) ?? [file];
  }

  /** The stays on the roll of a person with several files, in the order in which they count; undefined for everybody else. */
  staysBeside(enrolment: string): readonly InTurn<Enrolment>[] | undefined {
    return this.#stays.get(enrolment);
  }

  /** Places in the same group that the one given hides, under the file that stands. */
  placesBeside(place: string): readonly Membership[] {
    return (this.#places.get(place) ?? []).flatMap(({ span }) =>
      span.id === place ? [] : [seenLike({ ...span, pupil: this.standing(span.pupil) }, span)],
    );
  }

  /** Records of one type as they are shown. `list`: as they are kept. */
  show<R extends Held>({ type, about }: Declaration, list: readonly R[]): readonly R[] {
    if (this.isEmpty || about === null || type === 'samePerson') return list;
    if (about === 'id') return list.filter(({ id }) => this.standing(id) === id);
    const shown = list.flatMap((record) => this.showOne(type, about, record) ?? []);
    const isOwn = ({ id }: R): boolean => own.has(id);
    const own = new Set(list.filter((record) => this.#isOwn(about, record)).map(({ id }) => id));
    const [ofStanding, ofOthers] = [shown.filter(isOwn), shown.filter((record) => !isOwn(record))];
    // Of weeks that begin on one day the later in the list is in force (week-pattern.ts): the standing file's.
    if (type === 'weekPattern') return [...ofOthers, ...ofStanding];
    return type === 'contact' ? [...ofStanding, ...withoutRepeats(ofOthers, ofStanding)] : shown;
  }

  /** One record about a pupil as it is shown; undefined where others of the person cover it. */
  showOne<R extends Held>(type: string, about: string, record: R): R | undefined {
    const file = valueOf(record, about);
    if (file === undefined || !this.#standing.has(file)) return record;
    const turns = type === 'enrolment' ? this.#stays : type === 'membership' ? this.#places : undefined;
    const turn = turns?.get(record.id)?.find(({ span }) => span.id === record.id);
    if (turn?.counts === null) return undefined;
    const from = turn === undefined ? {} : { from: turn.counts.from };
    return seenLike({ ...record, ...from, [about]: this.standing(file) }, record);
  }

  #isOwn(about: string, record: Held): boolean {
    const file = valueOf(record, about);
    return file === undefined || this.standing(file) === file;
  }
}

function valueOf(record: Held, name: string): string | undefined {
  const value = (record as unknown as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

function grouped<R>(records: readonly R[], keyOf: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return groups;
}

function addTurns<S extends { readonly id: string }>(
  to: Map<string, readonly InTurn<S>[]>,
  turns: readonly InTurn<S>[],
): void {
  if (turns.length > 1) for (const { span } of turns) to.set(span.id, turns);
}

/** What the standing file's contact of the same name says already is not shown twice. */
function withoutRepeats<R extends Held>(others: readonly R[], standing: readonly R[]): R[] {
  // Only contacts come here.
  const contacts = standing as readonly unknown[] as readonly Contact[];
  return others.filter(
    (other) =>
      !contacts.some(
        (contact) => contact.pupil === valueOf(other, 'pupil') && saysAsMuch(contact, other as unknown as Contact),
      ),
  );
}

/** Whether a contact says everything that another says: the same name, and no value the other has otherwise. */
export function saysAsMuch(contact: Contact, other: Contact): boolean {
  const { id: _id, pupil: _pupil, order: _order, name, ...said } = other;
  const values = new Map<string, unknown>(Object.entries(contact));
  return (
    foldName(contact.name) === foldName(name) && Object.entries(said).every(([key, value]) => values.get(key) === value)
  );
}
