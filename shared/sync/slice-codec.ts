import { operations } from './commit.ts';
import type { Slice, TrailEntry } from './fold.ts';
import { packJson, unpackJson } from './codec.ts';

type PackedEntry = [
  n: number,
  device: string,
  at: number,
  by: string,
  position: string,
  op: number,
  fields: TrailEntry['fields'] | 0,
  reason?: string,
];
/** A slice as plain JSON with columns in fixed places instead of names. */
export type PackedSlice = [values: Slice['values'], trail: PackedEntry[], withdrawn?: 1];

export function packedSlice(slice: Slice): PackedSlice {
  const trail = slice.trail.map(({ n, device, at, by, position, op, fields, reason }): PackedEntry => {
    const altered = Object.keys(fields).length === 0 ? 0 : fields;
    const operation = operations.indexOf(op);
    return reason === undefined
      ? [n, device, at, by, position, operation, altered]
      : [n, device, at, by, position, operation, altered, reason];
  });
  return slice.withdrawn === true ? [slice.values, trail, 1] : [slice.values, trail];
}

export function packSlice(slice: Slice): Uint8Array {
  return packJson(packedSlice(slice));
}

export function unpackSlice(bytes: Uint8Array): Slice {
  return sliceOfPacked(unpackJson<PackedSlice>(bytes));
}

export function sliceOfPacked([values, packed, withdrawn]: PackedSlice): Slice {
  const trail = packed.map(([n, device, at, by, position, op, fields, reason]): TrailEntry => ({
    n,
    device,
    at,
    by,
    position,
    op: operations[op] ?? 'set',
    fields: fields === 0 ? {} : fields,
    ...(reason === undefined ? {} : { reason }),
  }));
  return withdrawn === 1 ? { values, trail, withdrawn: true } : { values, trail };
}
