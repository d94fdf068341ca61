/** What a backup holds, in the order in which it can be filled again: what others refer to comes first. */
export const keptTables = [
  'la',
  'epoch_end',
  'centre',
  'erasure',
  'device',
  'account',
  'access_grant',
  'device_member',
  'device_commit',
  'log',
  'record_tier',
  'group_place',
  'parked',
  'device_scope',
  'access_log',
] as const;
export type KeptTable = (typeof keptTables)[number];

/** Short-lived secrets: after a restore nobody is signed in, and a code that was used since must not serve again. */
export const leftOutTables: readonly string[] = ['enrolment_code', 'challenge', 'token', 'migration'];

export function isKeptTable(name: string): name is KeptTable {
  return (keptTables as readonly string[]).includes(name);
}
