import { operations } from './commit.ts';
import type { Slice, TrailEntry } from './fold.ts';
import { packJson, unpackJson } from './codec.ts';

type Fields = TrailEntry['fields'];
/** Who, when and why: said once for all the records an act touched. */
type PackedHeader = [n: number, device: string, at: number, by: string, position: string, op: number, reason?: string];
/** The trail names its headers by their place; 0 stands for "no field altered" (a record's first line). */
type PackedRecord = [
  key: string,
  values: Slice['values'],
  trail: (readonly [header: number, fields: Fields | 0])[],
  withdrawn?: 1,
];
type PackedSlices = readonly [headers: readonly PackedHeader[], records: readonly PackedRecord[]];

function headerOf({ n, device, at, by, position, op, reason }: TrailEntry): PackedHeader {
  const operation = operations.indexOf(op);
  return reason === undefined
    ? [n, device, at, by, position, operation]
    : [n, device, at, by, position, operation, reason];
}

/** Slices of many records as bytes: columns in fixed places instead of names, headers once. */
export function packSlices(slices: ReadonlyMap<string, Slice>): Uint8Array {
  const headers: PackedHeader[] = [];
  const places = new Map<string, number>();
  const placeOf = (entry: TrailEntry): number => {
    const header = headerOf(entry);
    const text = JSON.stringify(header);
    const place = places.get(text) ?? headers.push(header) - 1;
    places.set(text, place);
    return place;
  };
  const records = [...slices].map(([key, slice]): PackedRecord => {
    const trail = slice.trail.map((entry) => {
      const altered = Object.keys(entry.fields).length > 0;
      return [placeOf(entry), altered ? entry.fields : 0] as const;
    });
    return slice.withdrawn === true ? [key, slice.values, trail, 1] : [key, slice.values, trail];
  });
  return packJson([headers, records] satisfies PackedSlices);
}

/** Reads what `packSlices` wrote. Histories are put together when they are first looked at: few of them ever are. */
export function unpackSlices(bytes: Uint8Array): Map<string, Slice> {
  const [headers, records] = unpackJson<PackedSlices>(bytes);
  return new Map(
    records.map(([key, values, trail, withdrawn]) => [key, lazySlice(headers, values, trail, withdrawn === 1)]),
  );
}

function lazySlice(
  headers: readonly PackedHeader[],
  values: Slice['values'],
  packed: PackedRecord[2],
  withdrawn: boolean,
): Slice {
  let trail: readonly TrailEntry[] | undefined;
  const slice = {
    values,
    get trail() {
      trail ??= packed.map(([place, fields]) => entryOf(headers[place], fields === 0 ? {} : fields));
      return trail;
    },
  };
  return withdrawn ? Object.defineProperty(slice, 'withdrawn', { value: true, enumerable: true }) : slice;
}

function entryOf(header: PackedHeader | undefined, fields: Fields): TrailEntry {
  if (header === undefined) throw new Error('A line of history without its header');
  const [n, device, at, by, position, op, reason] = header;
  const entry = { n, device, at, by, position, op: operations[op] ?? 'set', fields };
  return reason === undefined ? entry : { ...entry, reason };
}

const alone = '';

/** One record's slice as bytes, for types whose records lie one by one. */
export function packSlice(slice: Slice): Uint8Array {
  return packSlices(new Map([[alone, slice]]));
}

export function unpackSlice(bytes: Uint8Array): Slice {
  const slice = unpackSlices(bytes).get(alone);
  if (slice === undefined) throw new Error('A row without its slice');
  return slice;
}
