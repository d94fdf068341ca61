/**
 * The order in which codes are numbered in packed sheets and counters: 0 means no mark, '/' is 1. Stored on disks, so
 * codes are only ever added at the end. 'Y' here is the shared face of a restricted code as well as the code withdrawn in 2024.
 */
export const packedCodes = [
  '/',
  '\\',
  'L',
  'K',
  'V',
  'P',
  'W',
  'B',
  'C',
  'C1',
  'C2',
  'E',
  'I',
  'J1',
  'M',
  'R',
  'S',
  'T',
  'G',
  'N',
  'O',
  'U',
  'D',
  'Q',
  'X',
  'Y1',
  'Y2',
  'Y3',
  'Y4',
  'Y5',
  'Y6',
  'Y7',
  'Z',
  '#',
  'H',
  'J',
  'Y',
] as const;

const numbers = new Map<string, number>(packedCodes.map((code, index) => [code, index + 1]));

export type PackedCode = (typeof packedCodes)[number];

/** Whether this version has a number for the code: one that came into force later has none. */
export function isPackedCode(text: string): text is PackedCode {
  return numbers.has(text);
}

/** 1 … 37; throws on a text that is no code, because only checked codes are packed. */
export function codeNumber(code: PackedCode): number {
  const number = numbers.get(code);
  if (number === undefined) throw new Error(`Not a code: ${code}`);
  return number;
}

/** The code of a packed number; null for 0, no mark. */
export function codeOfNumber(number: number): PackedCode | null {
  return number === 0 ? null : (packedCodes[number - 1] ?? null);
}
