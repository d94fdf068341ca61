import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { blocksOfTable, recordsOfLog } from './leveldb.ts';
import { snappyDecode } from './snappy.ts';

/** Chromium stores larger IndexedDB values as Snappy behind this mark (blink, idb_value_wrapping.cc). */
const compressedValue = Buffer.from([0xff, 0x11, 0x02]);

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function valuesIn(bytes: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: Uint8Array[] = [];
  for (let at = buffer.indexOf(compressedValue); at >= 0; at = buffer.indexOf(compressedValue, at + 1)) {
    const value = snappyDecode(buffer, at + compressedValue.length);
    if (value !== null) values.push(value);
  }
  return values;
}

/** A file's bytes, and everything in them that can be read without a key. */
async function readingsOf(path: string): Promise<Uint8Array[]> {
  const file = await readFile(path).catch(() => Buffer.alloc(0));
  const unpacked = path.endsWith('.ldb') ? blocksOfTable(file) : path.endsWith('.log') ? [recordsOfLog(file)] : [];
  const plain = [file, ...unpacked];
  return [...plain, ...plain.flatMap(valuesIn)];
}

/** The ways a text may lie on a disk: UTF-8, UTF-16, and base64 of UTF-8 at each of the three alignments. */
function encodingsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters depend on what stands beside the text.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, -1), 'latin1');
  });
  return [utf8, Buffer.from(text, 'utf16le'), ...base64];
}

export interface Finding {
  readonly text: string;
  readonly file: string;
}

/** Which of the texts can be read anywhere under a folder. */
export async function textsReadableUnder(folder: string, texts: readonly string[]): Promise<Finding[]> {
  const needles = texts.map((text) => ({ text, encodings: encodingsOf(text) }));
  const findings: Finding[] = [];
  for (const path of await filesUnder(folder)) {
    const readings = (await readingsOf(path)).map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    for (const { text, encodings } of needles) {
      const isThere = readings.some((reading) => encodings.some((encoding) => reading.includes(encoding)));
      if (isThere) findings.push({ text, file: path.slice(folder.length) });
    }
  }
  return findings;
}
