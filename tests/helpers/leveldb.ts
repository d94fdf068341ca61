import { readVarint, snappyDecode } from './snappy.ts';

/** What stands in LevelDB's files in plain (github.com/google/leveldb, doc/table_format.md and doc/log_format.md). */
const footerBytes = 48;
const trailerBytes = 5;
const snappyBlock = 1;
const logBlockBytes = 32_768;
const logHeaderBytes = 7;

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function readHandle(bytes: Uint8Array, at: number): Handle | null {
  const offset = readVarint(bytes, at);
  const size = offset === null ? null : readVarint(bytes, offset.next);
  return offset === null || size === null ? null : { offset: offset.value, size: size.value };
}

function readBlock(file: Uint8Array, { offset, size }: Handle): Uint8Array | null {
  if (offset + size + trailerBytes > file.length) return null;
  const block = file.subarray(offset, offset + size);
  return file[offset + size] === snappyBlock ? snappyDecode(block) : block;
}

/** The handles an index block holds: the values of its entries. */
function handlesIn(index: Uint8Array): Handle[] {
  const restarts = new DataView(index.buffer, index.byteOffset, index.length).getUint32(index.length - 4, true);
  const end = index.length - 4 - restarts * 4;
  const handles: Handle[] = [];
  for (let at = 0; at < end;) {
    const shared = readVarint(index, at);
    const unshared = shared === null ? null : readVarint(index, shared.next);
    const length = unshared === null ? null : readVarint(index, unshared.next);
    if (unshared === null || length === null) break;
    const valueAt = length.next + unshared.value;
    const handle = readHandle(index, valueAt);
    if (handle !== null) handles.push(handle);
    at = valueAt + length.value;
  }
  return handles;
}

/** Every data block of a table file (.ldb), decompressed. */
export function blocksOfTable(file: Uint8Array): Uint8Array[] {
  if (file.length < footerBytes) return [];
  const footer = file.subarray(file.length - footerBytes);
  const metaSize = readVarint(footer, readVarint(footer, 0)?.next ?? 0);
  const indexHandle = readHandle(footer, metaSize?.next ?? 0);
  const index = indexHandle === null ? null : readBlock(file, indexHandle);
  if (index === null) return [];
  return handlesIn(index).flatMap((handle) => readBlock(file, handle) ?? []);
}

/** The records of a log file (.log), put together where they cross a block's border. */
export function recordsOfLog(file: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let block = 0; block < file.length; block += logBlockBytes) {
    const end = Math.min(file.length, block + logBlockBytes);
    for (let at = block; at + logHeaderBytes <= end;) {
      const length = (file[at + 4] ?? 0) + (file[at + 5] ?? 0) * 256;
      if (length === 0 && file[at + 6] === 0) break;
      pieces.push(file.subarray(at + logHeaderBytes, Math.min(end, at + logHeaderBytes + length)));
      at += logHeaderBytes + length;
    }
  }
  return Buffer.concat(pieces);
}
