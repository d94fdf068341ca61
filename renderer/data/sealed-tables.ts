/** The tables whose rows are sealed part by part on their way to the disk. Everything else a store holds is plain. */
export const sealedTableNames = ['commits', 'packs', 'records', 'codes', 'details', 'counters'] as const;
