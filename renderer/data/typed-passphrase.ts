/** By the session of whoever typed it (session.ts, which forgets it at the lock). */
const typed = new WeakMap<object, string>();

/** Remembers, in memory alone, what a person signed in with while something waits that they can do only with it. */
export function noteTyped(session: object, passphrase: string): void {
  typed.set(session, passphrase);
}

export function typedBy(session: object): string | null {
  return typed.get(session) ?? null;
}

export function forgetTyped(session: object): void {
  typed.delete(session);
}
