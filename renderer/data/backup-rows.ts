import { z } from 'zod';
import { roles } from '../../shared/centre/staff.ts';
import { tiers } from '../../shared/model/tiers.ts';

/** What a restore accepts as rows of each table. Parts are opened afterwards, so what is in them is judged by their seals. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const text = z.string().max(1000);
const parts = z.partialRecord(z.enum(tiers), bytes);
const whole = z.number().int().min(0);

const sheet = z.strictObject({ halfTerm: z.string().regex(/^\d{4}-[1-6]$/), enrolment: text, p: parts });

export const identitySchema = z.strictObject({
  storeId: text,
  device: text,
  centreName: text,
  createdAt: whole,
  proofDevice: text.exactOptional(),
});
export const tierKeysSchema = z.array(
  z.strictObject({ tier: z.enum(tiers), number: whole.max(0xffff), boxes: z.record(z.string().max(64), bytes) }),
);
export const settledToSchema = z.strictObject({ register: whole, contact: whole, sensitive: whole, identity: whole });
export const formerDevicesSchema = z.array(z.strictObject({ device: text, lastNumber: whole }));

export const memberSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: text,
  position: text,
  role: z.enum(roles),
  stretch: z.strictObject({ salt: bytes, memoryKib: whole.max(1_048_576), passes: whole.max(100) }),
  publicKey: bytes,
  sealedPrivateKey: bytes,
  boundToDevice: z.boolean(),
  leftOn: text.optional(),
});

const rowSchemas: Readonly<Record<string, z.ZodType>> = {
  meta: z.strictObject({ name: text, value: z.unknown() }),
  members: memberSchema,
  commits: z.strictObject({
    device: text,
    n: whole.min(1),
    p: parts,
    proof: bytes,
    box: bytes.optional(),
    isWiped: z.literal(true).optional(),
    wipedAbout: z.array(z.string()).optional(),
    isEmptied: z.literal(true).optional(),
    former: z.array(z.strictObject({ device: text, n: whole.min(1) })).optional(),
  }),
  packs: z.strictObject({ type: text, bucket: whole, p: parts }),
  records: z.strictObject({ type: text, key: text, pupil: text.optional(), date: text.optional(), p: parts }),
  codes: sheet,
  details: sheet,
  counters: z.strictObject({ year: whole, enrolment: text, p: parts }),
  schools: z.record(text, text),
};

/** Whether rows may stand in the table named; false for a table no backup of ours has. */
export function rowsAreRight(table: string, rows: readonly unknown[]): boolean {
  const schema = rowSchemas[table];
  return schema !== undefined && rows.every((row) => schema.safeParse(row).success);
}
