import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import type { FileLimit } from './limits.ts';
import { inMegabytes } from './limits.ts';

export type Encoding = 'UTF-8' | 'Windows-1252' | 'UTF-16LE' | 'UTF-16BE';
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

const signatures: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: 'This is a zip file or an Excel workbook. In Excel, choose Save As and "CSV UTF-8", or unzip it first.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: 'This is an old Excel or Word file. In Excel, choose Save As and "CSV UTF-8".',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF. Ask the sender for the data file (CTF or CSV) itself.' },
  { bytes: [0x1f, 0x8b], message: 'This file is compressed. Unpack it first.' },
];

/** Windows-1252 places 0x80 to 0x9F (WHATWG Encoding, index windows-1252). Needed because some decoders (Node 20) read them as control characters. */
const windowsPlaces = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const firstBytes = 4096;

/** Refuses by size and first bytes alone, before anything is decoded: empty, too large, a known binary format, or rubbish. */
export function refuseUnreadable(bytes: Uint8Array, limit: FileLimit): Result<Encoding | null> {
  if (bytes.length === 0) return refused('file-empty', 'The file is empty.');
  if (bytes.length > limit.maxBytes) {
    return refused(
      'file-too-large',
      `The file has ${inMegabytes(bytes.length)}. ${limit.what} has at most ${inMegabytes(limit.maxBytes)}, so this is not one. Nothing was read.`,
    );
  }
  const signature = signatures.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
  if (signature) return refused('file-other-format', signature.message);
  const marked = encodingOfMark(bytes);
  if (marked === null && looksBinary(bytes.subarray(0, firstBytes))) {
    return refused('file-binary', 'This is not a text file. Choose the CTF (.xml) or CSV file itself.');
  }
  return ok(marked);
}

/** The whole file as text: by its byte order mark, else UTF-8 where every byte fits, else Windows-1252. */
export function decodeText(bytes: Uint8Array, limit: FileLimit): Result<DecodedText> {
  const first = refuseUnreadable(bytes, limit);
  if (!first.ok) return first;
  const encoding = first.value ?? (isUtf8(bytes) ? 'UTF-8' : 'Windows-1252');
  const text = decodeAs(bytes, encoding);
  if (text === null)
    return refused(
      'file-damaged',
      `The file begins as ${encoding} but is damaged further on. Ask the sender to export it again.`,
    );
  if (/[\u0000\u0081\u008D\u008F\u0090\u009D]/.test(text)) {
    return refused('file-binary', 'The file holds bytes that no text has. Ask the sender to export it again.');
  }
  return ok({ text, encoding });
}

/** Text of one encoding, without its byte order mark; null where a byte does not fit. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'Windows-1252') return mendWindows1252(new TextDecoder('windows-1252').decode(bytes));
  try {
    return new TextDecoder(encoding.toLowerCase(), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Puts right what a decoder that took Windows-1252 for Latin-1 left as control characters; changes nothing otherwise. */
export function mendWindows1252(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, (character) => windowsPlaces.charAt(character.charCodeAt(0) - 0x80));
}

/** True where every byte fits UTF-8. Reads in pieces, so that a large file is never decoded as one. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const step = 1_000_000;
  try {
    for (let at = 0; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'UTF-8' : null;
}

function looksBinary(bytes: Uint8Array): boolean {
  let strange = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) strange += 1;
  }
  return strange * 100 > bytes.length;
}
