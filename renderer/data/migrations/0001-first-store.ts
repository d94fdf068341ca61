import type { Migration } from './migration.ts';

/** Plain indexes hold random ids, types and dates only: nothing that tells who a pupil is. */
export const firstStore: Migration = {
  version: 1,
  stores: {
    meta: 'name',
    members: 'id',
    commits: '[device+n]',
    packs: '[type+bucket]',
    records: '[type+key], [type+pupil], [type+date]',
    codes: '[halfTerm+enrolment]',
    details: '[halfTerm+enrolment]',
    counters: '[year+enrolment]',
    schools: 'urn, dfeNumber, nameKey, postcode',
  },
};
