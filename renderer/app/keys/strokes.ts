/** A key action is one stroke ('mod+Enter', 'F2', '?') or two after one another ('g t'). `mod` is Ctrl, or Command on a Mac. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const spoken: Readonly<Record<string, string>> = { mod: 'Ctrl', ' ': 'Space', ArrowUp: '↑', ArrowDown: '↓' };

/** The stroke a key press is, written as in an action's `keys`; null for a modifier alone and for keys with Alt. */
export function strokeOf(pressed: PressedKey): string | null {
  if (pressed.altKey || ['Control', 'Shift', 'Meta', 'Alt', 'AltGraph', 'Dead', 'Process'].includes(pressed.key))
    return null;
  const withMod = pressed.ctrlKey || pressed.metaKey;
  const single = [...pressed.key].length === 1;
  const key = single ? pressed.key.toLowerCase() : pressed.key;
  // Shift is part of how '?' is typed, so it is told only where it changes what is meant.
  const shift = pressed.shiftKey && (withMod || !single);
  return `${withMod ? 'mod+' : ''}${shift ? 'shift+' : ''}${key}`;
}

function normal(stroke: string): string {
  const parts = stroke.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).map((part) => part.toLowerCase());
  const order = ['mod', 'shift'].filter((modifier) => modifiers.includes(modifier));
  return [...order, [...key].length === 1 ? key.toLowerCase() : key].join('+');
}

/** The strokes of an action's keys, in one spelling. */
export function strokesOf(keys: string): readonly string[] {
  return keys.split(' ').map(normal);
}

/** For people: 'mod+Shift+L' is 'Ctrl+Shift+L', 'g t' is 'G then T'. */
export function wordsOfKeys(keys: string): string {
  return strokesOf(keys)
    .map((stroke) =>
      stroke
        .split('+')
        .map(
          (part) =>
            spoken[part] ?? (part.length === 1 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1)),
        )
        .join('+'),
    )
    .join(' then ');
}

interface Keyed {
  readonly id: string;
  readonly keys: string | { readonly none: string };
}

/** Pairs of actions offered at once that the same keys would start, or of which one begins the other. */
export function collisions(actions: readonly Keyed[]): readonly (readonly [string, string])[] {
  const keyed = actions.flatMap(({ id, keys }) => (typeof keys === 'string' ? [{ id, strokes: strokesOf(keys) }] : []));
  return keyed.flatMap((one, index) =>
    keyed
      .slice(index + 1)
      .filter((other) => one.strokes.every((stroke, at) => (other.strokes[at] ?? stroke) === stroke))
      .map((other) => [one.id, other.id] as const),
  );
}
