import { declarationOf } from '../../shared/model/registry.ts';
import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import type { ScopeCell } from '../../shared/sync/protocol/pull.ts';
import { tiersOfEndpointRole } from '../../shared/sync/protocol/roles.ts';
import type { Tx } from './store.ts';
import type { Device, Grant } from './store-access.ts';

/** Every pupil of the centre, and what is about no pupil. */
export const everybody = '*';
/** What is about no pupil, as far as people confined to groups need it to read their register. */
export const nobody = '';
export const typesForGroups: readonly string[] = ['centre', 'term', 'closure', 'staff', 'group', 'registerClosing'];

/** The grants that hold now of a device's present members. Their union is what the device may hold. */
export async function grantsOfDevice(tx: Tx, device: Device): Promise<Grant[]> {
  if (device.revokedAt !== null) return [];
  const grants: Grant[] = [];
  for (const { centre, staff, endedAt } of await tx.membersOf(device.id)) {
    if (endedAt === null) grants.push(...(await tx.grants(centre, staff)).filter(({ to }) => to === null));
  }
  return grants;
}

/** What a device may hold on a day, as cells in a fixed order. */
export async function cellsOfDevice(tx: Tx, device: Device, day: string): Promise<ScopeCell[]> {
  const cells = new Map<string, ScopeCell>();
  for (const { centre, role, groups } of await grantsOfDevice(tx, device)) {
    const subjects = groups === null ? [everybody] : [nobody, ...(await tx.pupilsOfGroups(centre, groups, { day }))];
    for (const tier of tiersOfEndpointRole(role)) {
      for (const subject of subjects) cells.set(cellKey({ centre, subject, tier }), { centre, subject, tier });
    }
  }
  return [...cells.values()].toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}

export function cellKey({ centre, subject, tier }: ScopeCell): string {
  return `${centre} ${tier} ${subject}`;
}

/** The cells of `a` that are not in `b`. */
export function without(a: readonly ScopeCell[], b: readonly ScopeCell[]): ScopeCell[] {
  const known = new Set(b.map(cellKey));
  return a.filter((cell) => !known.has(cellKey(cell)));
}

/** Answers quickly, for many changes, what a scope lets through. */
export class Scope {
  readonly #keys: ReadonlySet<string>;

  constructor(cells: readonly ScopeCell[]) {
    this.#keys = new Set(cells.map(cellKey));
  }

  sees(centre: string, type: string, pupil: string | null, tier: Tier): boolean {
    if (this.#keys.has(cellKey({ centre, subject: everybody, tier }))) return true;
    if (pupil !== null) return this.#keys.has(cellKey({ centre, subject: pupil, tier }));
    return typesForGroups.includes(type) && this.#keys.has(cellKey({ centre, subject: nobody, tier }));
  }

  seesField(centre: string, type: string, pupil: string | null, fieldName: string): boolean {
    return this.sees(centre, type, pupil, declarationOf(type)?.fields[fieldName]?.tier ?? baseTier);
  }
}
