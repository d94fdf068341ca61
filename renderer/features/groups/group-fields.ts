import { sessions } from '../../../shared/attendance/types.ts';
import type { Staff } from '../../../shared/centre/staff.ts';
import { commissioners, placeKinds, placeKindLabels, type Place } from '../../../shared/providers/place.ts';
import { groupKindLabels, groupKinds } from '../../../shared/pupils/group.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readPostcode } from '../../../shared/pupils/postcode.ts';
import { compareText, formatSession } from '../../ui/format.ts';
import type { Helps } from '../../ui/form/record-values.ts';

export const groupFields = ['name', 'kind', 'place', 'leader', 'onlyIn'] as const;
export const placeFields = [
  'name',
  'kind',
  'category',
  'programme',
  'commissionedBy',
  'contactName',
  'phone',
  'address',
  'postcode',
  'urn',
] as const;

const commissionerLabels: Record<(typeof commissioners)[number], string> = {
  school: 'The school or the PRU (marks follow as B)',
  la: 'The local authority (marks follow as K)',
};

/** What the form of a group knows beyond the declaration. */
export function groupHelps(places: readonly Place[], staff: readonly Staff[]): Helps {
  return {
    kind: {
      choices: groupKinds.map((value) => ({ value, label: groupKindLabels[value] })),
      description: 'A class at our own site makes marks; every other kind records what was seen',
    },
    place: {
      choices: places.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => compareText(a.label, b.label)),
    },
    onlyIn: {
      choices: sessions.map((value) => ({ value, label: formatSession(value) })),
      emptyLabel: 'Morning and afternoon',
      description: 'Choose one where it is not taken in both, such as a minibus that runs in the morning',
    },
    leader: {
      choices: staff
        .filter(({ leftOn }) => leftOn === undefined)
        .map(({ id, name, position }) => ({ value: id, label: `${name}, ${position}` }))
        .sort((a, b) => compareText(a.label, b.label)),
    },
  };
}

/** What the form of a place knows beyond the declaration. */
export const placeHelps: Helps = {
  kind: { choices: placeKinds.map((value) => ({ value, label: placeKindLabels[value] })) },
  category: { description: 'Such as garage, salon, forest school' },
  programme: { description: 'What pupils do there, fit for the register' },
  commissionedBy: {
    choices: commissioners.map((value) => ({ value, label: commissionerLabels[value] })),
    description: 'Who arranged the provision decides the code',
  },
  urn: { description: 'Six digits, for a school' },
  postcode: { read: (text) => ok(readPostcode(text).text) },
};
