import type { Staff } from '../centre/staff.ts';
import { previewImport, type ExistingPupil } from '../imports/preview.ts';
import { existingPupil } from '../imports/records.ts';
import { personKey } from '../imports/repeats.ts';
import { asKept } from '../imports/as-kept.ts';
import { fieldChanges, type FieldChange } from '../imports/field-changes.ts';
import type { RecordOf } from '../model/declare.ts';
import type { DeclarationOf } from '../model/registry.ts';
import type { Place } from '../providers/place.ts';
import { foldName } from '../pupils/names.ts';

/** Record types of which a centre and a laptop that joins it may each have their own record of the same thing. */
export const matchedTypes = ['staff', 'place', 'group', 'pupil'] as const;
export type MatchedType = (typeof matchedTypes)[number];
export const dependentTypes = [
  'contact',
  'enrolment',
  'suspension',
  'membership',
  'weekPattern',
  'partTimePlan',
] as const;

/** The records of one side, as they stand. */
export type Side = {
  readonly [T in MatchedType | (typeof dependentTypes)[number]]: readonly RecordOf<DeclarationOf<T>>[];
};

/** A record of the centre that may be the same; of a pupil, what the joining laptop's record says otherwise. */
export interface Candidate {
  readonly id: string;
  readonly differences: readonly FieldChange[];
}

export interface Match {
  readonly type: MatchedType;
  /** Of the laptop that joins. */
  readonly id: string;
  /** 'doubtful': only a person can say. */
  readonly outcome: 'same' | 'new' | 'doubtful';
  readonly candidates: readonly Candidate[];
  /** Why a person must say, in words; empty where nobody must. */
  readonly why: string;
}

/** Whose code it was: a member of staff of the laptop, and who that is at the centre. */
export interface Joiner {
  readonly own: string;
  readonly theirs: string;
}

/** What of a laptop's people, places and groups the centre has already. Pure; nothing is decided that only a person can. */
export function matchSides(own: Side, theirs: Side, joiner: Joiner): Match[] {
  return [
    ...matchStaff(own.staff, theirs.staff, joiner),
    ...matchNamed('place', own.place, theirs.place, placesAgree),
    ...matchNamed('group', own.group, theirs.group, (a, b) => a.kind === b.kind),
    ...matchPupils(own, theirs),
  ];
}

function placesAgree(a: Place, b: Place): boolean {
  return a.kind === b.kind && (a.urn === undefined || b.urn === undefined || a.urn === b.urn);
}

function matchStaff(own: readonly Staff[], theirs: readonly Staff[], joiner: Joiner): Match[] {
  const self: Match = { type: 'staff', id: joiner.own, outcome: 'same', candidates: [plain(joiner.theirs)], why: '' };
  const others = matchNamed(
    'staff',
    own.filter(({ id }) => id !== joiner.own),
    theirs.filter(({ id }) => id !== joiner.theirs),
    (a, b) => foldName(a.position) === foldName(b.position),
  );
  return [self, ...others];
}

function plain(id: string): Candidate {
  return { id, differences: [] };
}

type Named = { readonly id: string; readonly name: string };

/** By name, case and accents aside. One of that name that agrees is the same; anything else a person says. */
function matchNamed<R extends Named>(
  type: 'staff' | 'place' | 'group',
  own: readonly R[],
  theirs: readonly R[],
  agree: (own: R, theirs: R) => boolean,
): Match[] {
  const ids = new Set(theirs.map(({ id }) => id));
  const free = theirs.filter(({ id }) => !own.some((one) => one.id === id));
  return own.map((record): Match => {
    const of = { type, id: record.id };
    if (ids.has(record.id)) return { ...of, outcome: 'same', candidates: [plain(record.id)], why: '' };
    const namesakes = free.filter(({ name }) => foldName(name) === foldName(record.name));
    const candidates = namesakes.map(({ id }) => plain(id));
    const [only, ...more] = namesakes;
    if (only === undefined) return { ...of, outcome: 'new', candidates, why: '' };
    const rivals = own.filter(({ id, name }) => id !== record.id && foldName(name) === foldName(record.name));
    const isSure = more.length === 0 && rivals.length === 0 && agree(record, only);
    return { ...of, outcome: isSure ? 'same' : 'doubtful', candidates, why: isSure ? '' : nameWords[type] };
  });
}

const nameWords = {
  staff: 'The centre has somebody of this name in another position.',
  place: 'The centre has a place of this name that is not quite the same.',
  group: 'The centre has a group of this name that is not quite the same.',
};

/**
 * Same UPN, or same name and date of birth with no other UPN against it (sync.md, "People, devices, scope"). The preview of
 * an import tells the rest: what differs, and where only a person can say.
 */
function matchPupils(own: Side, theirs: Side): Match[] {
  const [ours, known] = [compared(own), compared(theirs)];
  const here = new Map(known.map((pupil) => [pupil.id, pupil]));
  const others = ours.filter(({ id }) => !here.has(id));
  const rows = previewImport(
    others.map((fields, row) => ({ row, fields, problems: [] })),
    known.filter(({ id }) => !ours.some((one) => one.id === id)),
  );
  const byId = ours.flatMap((pupil): Match[] => {
    const same = here.get(pupil.id);
    if (same === undefined) return [];
    const differences = fieldChanges(asKept(same), asKept(pupil));
    return [{ type: 'pupil', id: pupil.id, outcome: 'same', candidates: [{ id: same.id, differences }], why: '' }];
  });
  const matches = rows.map((row): Match => {
    const pupil = others[row.row];
    const of = { type: 'pupil' as const, id: pupil?.id ?? '' };
    if (row.outcome === 'possible-duplicate') {
      const candidates = row.candidates.map(({ existingId, changes }) => ({ id: existingId, differences: changes }));
      const [only, ...more] = candidates;
      const isSure =
        more.length === 0 && row.why === 'same-name-and-dob' && !upnsDiffer(pupil, here.get(only?.id ?? ''));
      return { ...of, candidates, outcome: isSure ? 'same' : 'doubtful', why: isSure ? '' : pupilWords[row.why] };
    }
    if (row.outcome === 'new' || row.outcome === 'refused') return { ...of, outcome: 'new', candidates: [], why: '' };
    const differences = row.outcome === 'changed' ? row.changes : [];
    return { ...of, outcome: 'same', candidates: [{ id: row.existingId, differences }], why: '' };
  });
  return [...byId, ...doubtShared(matches)];
}

const pupilWords = {
  'same-name-and-dob': 'The centre has somebody of this name and date of birth, but it is not certain who is who.',
  'same-upn-other-person': 'The centre has this UPN on a pupil of another name and date of birth.',
};

function compared(side: Side): ExistingPupil[] {
  return side.pupil.map((pupil) =>
    existingPupil(
      pupil,
      side.contact.filter((contact) => contact.pupil === pupil.id),
    ),
  );
}

function upnsDiffer(one: ExistingPupil | undefined, other: ExistingPupil | undefined): boolean {
  return one?.upn !== undefined && other?.upn !== undefined && one.upn !== other.upn && personKey(one) !== null;
}

/** Two of the laptop's pupils for one of the centre's: which of them it is, a person says. */
function doubtShared(matches: readonly Match[]): Match[] {
  const claims = new Map<string, number>();
  for (const { outcome, candidates } of matches) {
    const [only] = outcome === 'same' ? candidates : [];
    if (only !== undefined) claims.set(only.id, (claims.get(only.id) ?? 0) + 1);
  }
  return matches.map((match) => {
    const [only] = match.outcome === 'same' ? match.candidates : [];
    if (only === undefined || (claims.get(only.id) ?? 0) < 2) return match;
    return { ...match, outcome: 'doubtful', why: 'Two pupils of this laptop could be this one pupil of the centre.' };
  });
}
