import type { Migration } from './migration.ts';

/** What a laptop that exchanges with an LA endpoint keeps besides. All sealed; the keys are ids and plain numbers. */
export const exchange: Migration = {
  version: 2,
  stores: {
    exchange: 'name',
    outcomes: '[device+n]',
    contests: '[type+key]',
    inbox: 'seq',
    staging: 'seq',
    deferred: 'seq',
  },
};
