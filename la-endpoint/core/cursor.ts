import { z } from 'zod';

/**
 * Where a device stands: epoch, number of the log applied, version of the scope it holds; while rows of a new scope are
 * being handed over, that version and the last row's place. It is the device's word: it chooses what it is sent, never
 * what it may see, so it need not be signed.
 */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((said) => !said.includes('\u0000'));
/** As far as PostgreSQL's integer goes. */
const version = z.number().int().min(0).max(2_147_483_647);
const cursorSchema = z.strictObject({
  epoch: text(64),
  number: z.number().int().min(0),
  scope: version,
  filling: z.strictObject({ scope: version.min(1), after: z.array(text(256)).length(4).nullable() }).nullable(),
});
export type Cursor = z.infer<typeof cursorSchema>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Null where it is no cursor of ours. */
export function readCursor(text: string): Cursor | null {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
