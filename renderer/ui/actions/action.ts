/**
 * One thing a person can do, declared once: the same entry feeds its button, its key, the palette (Ctrl+K) and the sheet
 * of keys (?).
 */
export interface Action {
  /** Unique; never shown. */
  readonly id: string;
  readonly label: string;
  /** Where it stands on the sheet of keys and in the palette. */
  readonly section: string;
  /**
   * A key such as 'mod+Enter', 'F2', '?', or 'g t' (two keys after one another). Every action has one or says why not.
   */
  readonly keys: string | { readonly none: string };
  readonly run: () => void;
  /** Works while a text field has the focus (keys with Ctrl and function keys). */
  readonly inFields?: boolean;
}
