import { useEffect, useRef, type RefObject } from 'react';

/**
 * For a form that takes the place of what it changes. The keyboard goes to its first box when it opens, and back to the button
 * that opened it when it is gone; otherwise both would leave it on nothing.
 */
export function useFocusInPlace(editing: boolean): {
  readonly editor: RefObject<HTMLDivElement | null>;
  readonly opener: RefObject<HTMLButtonElement | null>;
} {
  const editor = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const before = useRef(editing);
  useEffect(() => {
    if (before.current === editing) return;
    before.current = editing;
    if (editing) editor.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    else opener.current?.focus();
  }, [editing]);
  return { editor, opener };
}
