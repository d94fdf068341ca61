/** Largest files and rows taken in, so that a wrong file gets an answer at once and cannot exhaust a small laptop. */
const megabyte = 1_000_000;

export type FileLimit = { readonly what: string; readonly maxBytes: number };

/** A pupil with years of attendance and results takes about 30 kB of CTF; the largest PRUs hold some hundreds of pupils. */
export const ctfLimit: FileLimit = { what: 'A Common Transfer File', maxBytes: 32 * megabyte };

/** About 1 kB a pupil at the widest. */
export const csvLimit: FileLimit = { what: 'A list of pupils', maxBytes: 16 * megabyte };

/** The full directory of the Department for Education is about 65 MB: 50,000 rows of 140 columns. */
export const directoryLimit: FileLimit = { what: 'The schools directory', maxBytes: 150 * megabyte };

/** More than any one LA's pupils in alternative provision; a longer list is the wrong file. */
export const maxPupilRows = 20_000;

/** CTF 25 nests nine deep; deeper is damage or an attack. */
export const maxXmlDepth = 30;

export function inMegabytes(bytes: number): string {
  return `${String(Math.max(1, Math.round(bytes / megabyte)))} MB`;
}
