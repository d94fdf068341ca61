import { declarationOf } from '../../shared/model/registry.ts';
import { tiersOfRole } from '../../shared/centre/staff.ts';
import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import type { ScopeCell } from '../../shared/sync/protocol/pull.ts';
import { scopeSubject } from '../../shared/sync/protocol/scope-subject.ts';
import { refKey, type Tx } from './store.ts';
import type { Device, Grant } from './store-access.ts';

/** Every pupil of the centre, and what is about no pupil. */
export const everybody = '*';
/** What is about no pupil, as far as people confined to groups need it to read their register. */
export const nobody = '';
export const typesForGroups: readonly string[] = ['centre', 'term', 'closure', 'staff', 'group', 'registerClosing'];

/** The grants that hold now of a device's present members. Their union is what the device may hold. */
export async function grantsOfDevice(tx: Tx, device: Device): Promise<Grant[]> {
  if (device.revokedAt !== null) return [];
  const members = (await tx.membersOf(device.id)).filter(({ endedAt }) => endedAt === null);
  const grants = await Promise.all(members.map(({ centre, staff }) => tx.grants(centre, staff)));
  return grants.flat().filter(({ to }) => to === null);
}

/** What a device may hold on a day, as cells in a fixed order. */
export async function cellsOfDevice(tx: Tx, device: Device, day: string): Promise<ScopeCell[]> {
  const cells = new Map<string, ScopeCell>();
  for (const { centre, role, groups } of await grantsOfDevice(tx, device)) {
    const subjects = groups === null ? [everybody] : await subjectsOfGroups(tx, centre, groups, day);
    for (const tier of tiersOfRole[role]) {
      for (const subject of subjects) cells.set(cellKey({ centre, subject, tier }), { centre, subject, tier });
    }
  }
  return [...cells.values()].toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}

/** What is about no pupil, the pupils in the groups on that day, and where the groups are. */
async function subjectsOfGroups(tx: Tx, centre: string, groups: readonly string[], day: string): Promise<string[]> {
  const pupils = await tx.pupilsOfGroups(centre, groups, { day });
  const refs = groups.map((key) => ({ type: 'group', key }));
  const records = await tx.records(centre, refs);
  const places = refs.flatMap((ref) => {
    const place = records.get(refKey(ref))?.tiers.register?.slice.values['place'];
    return typeof place === 'string' ? [place] : [];
  });
  return [nobody, ...pupils, ...places];
}

export function cellKey({ centre, subject, tier }: ScopeCell): string {
  return `${centre} ${tier} ${subject}`;
}

/** The cells of `a` that are not in `b`. */
export function without(a: readonly ScopeCell[], b: readonly ScopeCell[]): ScopeCell[] {
  const known = new Set(b.map(cellKey));
  return a.filter((cell) => !known.has(cellKey(cell)));
}

interface Seen {
  readonly type: string;
  readonly key: string;
  readonly pupil?: string | null;
}

/** Answers quickly, for many changes, what a scope lets through. */
export class Scope {
  readonly #keys: ReadonlySet<string>;

  constructor(cells: readonly ScopeCell[]) {
    this.#keys = new Set(cells.map(cellKey));
  }

  sees(centre: string, { type, key, pupil = null }: Seen, tier: Tier): boolean {
    if (this.#keys.has(cellKey({ centre, subject: everybody, tier }))) return true;
    const subject = scopeSubject(type, key, pupil);
    if (subject === nobody && !typesForGroups.includes(type)) return false;
    return this.#keys.has(cellKey({ centre, subject, tier }));
  }

  seesField(centre: string, seen: Seen, fieldName: string): boolean {
    return this.sees(centre, seen, declarationOf(seen.type)?.fields[fieldName]?.tier ?? baseTier);
  }
}
