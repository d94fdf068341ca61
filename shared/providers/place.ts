import { defineRecord, field, type RecordOf } from '../model/declare.ts';
import { line, oneOf, optionalLine, optionalText, phone } from '../model/field-kinds.ts';

export const placeKinds = ['pru', 'provider', 'college', 'homeSchool', 'workPlacement', 'homeTuition'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const placeKindLabels: Record<PlaceKind, string> = {
  pru: 'Our own site',
  provider: 'Provider',
  college: 'College',
  homeSchool: 'Home school',
  workPlacement: 'Work placement',
  homeTuition: 'Home or hospital tuition',
};

export const commissioners = ['school', 'la'] as const;

/** Everywhere a pupil may be expected. A home school names its URN so that the directory can supply its address. */
export const place = defineRecord({
  type: 'place',
  label: 'Place',
  plural: 'Places',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'editGroups',
  fields: {
    name: field('Name', 'register', line()),
    kind: field('Kind', 'register', oneOf(placeKinds)),
    category: field('Kind of provision', 'register', optionalLine()),
    programme: field('Programme', 'register', optionalLine(200)),
    commissionedBy: field('Arranged by', 'register', oneOf(commissioners).optional()),
    urn: field('URN', 'register', optionalLine(6)),
    address: field('Address', 'register', optionalText(400)),
    postcode: field('Postcode', 'register', optionalLine(8)),
    contactName: field('Who to ring', 'register', optionalLine()),
    phone: field('Telephone', 'register', phone.optional()),
  },
});
export type Place = RecordOf<typeof place>;
