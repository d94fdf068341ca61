/** An expected outcome as a value: exceptions are kept for bugs. */
export type Result<T, E = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A refusal in words a member of staff understands: what happened, and what to do next where there is something to do. */
export type Refusal = { readonly code: string; readonly message: string };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refused(code: string, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}
