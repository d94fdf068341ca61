/**
 * Small choices this device remembers in plain, such as who signed in last (as a random id, never a name). Losing them
 * costs a key press, so a refusal of the browser is passed over.
 */
type Remembered = 'last-centre' | 'last-member-sample' | 'last-member-real' | 'backup-put-off-until' | 'register-mode';

const prefix = 'waymark.';

export function remembered(what: Remembered): string | null {
  try {
    return localStorage.getItem(prefix + what);
  } catch {
    return null;
  }
}

export function remember(what: Remembered, value: string): void {
  try {
    localStorage.setItem(prefix + what, value);
  } catch {
    // A full or forbidden store: the choice is asked again next time.
  }
}
