/** The sealed tables a backup holds: a centre's own records and their log. */
export const recordTableNames = ['commits', 'packs', 'records', 'codes', 'details', 'counters'] as const;

/** What belongs to this laptop's exchange with the endpoint alone: a restored laptop starts its own. */
export const exchangeTableNames = ['exchange', 'outcomes', 'contests', 'inbox', 'staging', 'deferred', 'kept'] as const;

/** The tables whose rows are sealed part by part on their way to the disk. Everything else a store holds is plain. */
export const sealedTableNames = [...recordTableNames, ...exchangeTableNames] as const;
