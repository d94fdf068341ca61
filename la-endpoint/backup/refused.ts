/** Ends the transaction with words for the operator. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a file gets that is not, byte for byte, what was written. */
export function damaged(): Refused {
  return new Refused('damaged', 'The backup file is damaged or not whole. Nothing was changed.');
}

/** One line of a backup, read by its schema. */
export function parsed<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, line: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw damaged();
  }
  const { success, data } = schema.safeParse(value);
  if (!success || data === undefined) throw damaged();
  return data;
}
