import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { deflateSync, inflateSync } from 'fflate';
import { z } from 'zod';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { open, seal } from './crypto/seal.ts';
import type { RawRow } from './raw-rows.ts';

/**
 * A backup file: a first line that says what it is, the header's length and the header (plain: format, time, store version
 * and the box with the backup's own key), then sealed chunks, each after its length, and last a SHA-256 of all before it.
 * A chunk is bound to the header and to its place, so none can be left out, repeated or moved.
 */
const firstLine = 'Waymark backup\n';
const format = 1;
const lengthBytes = 4;
const hashBytes = 32;
/** A centre's life in marks is tens of megabytes; more than this is no backup of ours. */
export const largestBackupBytes = 1_000_000_000;
const largestChunkBytes = 128_000_000;
const chunkKeyNumber = 0;

const headerSchema = z.object({
  format: z.number().int(),
  createdAt: z.number().int().min(0),
  storeVersion: z.number().int().min(1),
  /** The backup's key, closed for the recovery key. */
  box: z.string().regex(/^[0-9a-f]{64,1000}$/),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** What one chunk says: rows of one table; the last one counts what there was. */
export interface BackupChunk {
  readonly table: string;
  readonly rows: readonly RawRow[];
}
export const endOfBackup = 'end';
/** A chunk as it is read, with how far the file is read then, 0 to 1. */
export interface ReadChunk extends BackupChunk {
  readonly done: number;
}

const notABackup = refused(
  'not-a-backup',
  'This file is not a Waymark backup. Choose a file whose name ends in .waymark.',
);
export const damagedBackup = refused(
  'backup-damaged',
  'This backup file is damaged or was cut short. Use another copy of it, or an older one.',
);
const newerBackup = refused(
  'newer-backup',
  'This backup was made by a newer Waymark. Install the newest version, then restore it.',
);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

function lengthAsBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(lengthBytes);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, lengthBytes).getUint32(0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Rows as JSON with their bytes beside it. */
function packChunk({ table, rows }: BackupChunk): Uint8Array {
  const blobs: Uint8Array[] = [];
  let length = 0;
  const text = JSON.stringify([table, rows], (_name, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    blobs.push(value);
    length += value.length;
    return { $: [length - value.length, value.length] };
  });
  const json = encoder.encode(text);
  return joined([lengthAsBytes(json.length), json, ...blobs]);
}

const chunkSchema = z.tuple([z.string(), z.array(z.record(z.string(), z.unknown()))]);
const placeSchema = z.strictObject({ $: z.tuple([z.number().int().min(0), z.number().int().min(0)]) });

function unpackChunk(bytes: Uint8Array): BackupChunk {
  const blobsAt = lengthBytes + lengthAt(bytes, 0);
  const parsed: unknown = JSON.parse(decoder.decode(bytes.subarray(lengthBytes, blobsAt)), (_name, value: unknown) => {
    const place = typeof value === 'object' && value !== null && '$' in value ? placeSchema.parse(value).$ : null;
    if (place === null) return value;
    const [from, length] = place;
    if (blobsAt + from + length > bytes.length) throw new Error('Bytes beyond the chunk');
    return bytes.slice(blobsAt + from, blobsAt + from + length);
  });
  const [table, rows] = chunkSchema.parse(parsed);
  return { table, rows };
}

/** Builds a backup file chunk by chunk. */
export class BackupWriter {
  readonly #key: Uint8Array;
  readonly #bound: string;
  readonly #parts: Uint8Array[];
  #index = 0;

  constructor(key: Uint8Array, header: Omit<BackupHeader, 'format' | 'box'>, box: Uint8Array) {
    const bytes = encoder.encode(JSON.stringify({ format, ...header, box: bytesToHex(box) }));
    this.#key = key;
    this.#bound = bytesToHex(sha256(bytes));
    this.#parts = [encoder.encode(firstLine), lengthAsBytes(bytes.length), bytes];
  }

  add(chunk: BackupChunk): void {
    const packed = packChunk(chunk);
    const body = joined([lengthAsBytes(packed.length), deflateSync(packed, { level: 1 })]);
    const sealed = seal(this.#key, chunkKeyNumber, `${this.#bound}|${this.#index}`, body);
    this.#parts.push(lengthAsBytes(sealed.length), sealed);
    this.#index += 1;
  }

  finish(): Uint8Array {
    const hash = sha256.create();
    for (const part of this.#parts) hash.update(part);
    return joined([...this.#parts, hash.digest()]);
  }
}

/** A backup file that is whole; its chunks are still sealed. */
export interface BackupFile {
  readonly header: BackupHeader;
  readonly box: Uint8Array;
  readonly chunksAt: number;
  readonly headerHash: string;
  readonly bytes: Uint8Array;
}

/** Reads the plain head of a file and compares its hash. Refuses what is no backup, newer, cut or altered. */
export function readBackupFile(bytes: Uint8Array, newestStoreVersion: number): Result<BackupFile> {
  const headerAt = firstLine.length + lengthBytes;
  if (bytes.length < headerAt || bytes.length > largestBackupBytes) return notABackup;
  if (new TextDecoder().decode(bytes.subarray(0, firstLine.length)) !== firstLine) return notABackup;
  const chunksAt = headerAt + lengthAt(bytes, firstLine.length);
  const body = bytes.subarray(0, Math.max(0, bytes.length - hashBytes));
  const stated = bytes.subarray(body.length);
  if (bytesToHex(sha256(body)) !== bytesToHex(stated) || chunksAt > body.length) return damagedBackup;
  const headerBytes = bytes.subarray(headerAt, chunksAt);
  const header = readHeader(headerBytes);
  if (header === null) return damagedBackup;
  if (header.format > format || header.storeVersion > newestStoreVersion) return newerBackup;
  return ok({
    header,
    box: hexToBytes(header.box),
    chunksAt,
    headerHash: bytesToHex(sha256(headerBytes)),
    bytes: body,
  });
}

function readHeader(bytes: Uint8Array): BackupHeader | null {
  try {
    const parsed = headerSchema.safeParse(JSON.parse(decoder.decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Opens one chunk after another. Throws where one was altered, moved or left out. */
export function* chunksOf({ bytes, chunksAt, headerHash }: BackupFile, key: Uint8Array): Generator<ReadChunk> {
  let at = chunksAt;
  for (let index = 0; at < bytes.length; index += 1) {
    const length = lengthAt(bytes, at);
    const sealed = bytes.subarray(at + lengthBytes, at + lengthBytes + length);
    const body = open(key, `${headerHash}|${index}`, sealed);
    const size = lengthAt(body, 0);
    if (size > largestChunkBytes) throw new Error('A chunk larger than any of ours');
    at += lengthBytes + length;
    yield {
      ...unpackChunk(inflateSync(body.subarray(lengthBytes), { out: new Uint8Array(size) })),
      done: at / bytes.length,
    };
  }
}
