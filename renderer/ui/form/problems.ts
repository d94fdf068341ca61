import type { z } from 'zod';

/** What is wrong, by the id of the field it is wrong in, in the words shown beside the field. */
export type Problems = Readonly<Record<string, string>>;

export const noProblems: Problems = {};

export function hasProblems(problems: Problems): boolean {
  return Object.keys(problems).length > 0;
}

/**
 * Holds values against a schema. Gives the checked values, or the first problem of each field by its name.
 * `named` puts better words where the schema's own would not say which field is meant.
 */
export function checkValues<S extends z.ZodType>(
  schema: S,
  values: unknown,
  named: Readonly<Record<string, string>> = {},
): { values: z.output<S> } | { problems: Problems } {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { values: parsed.data };
  const problems: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    problems[field] ??= named[field] ?? issue.message;
  }
  return { problems };
}
