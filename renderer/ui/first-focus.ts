import { useCallback } from 'react';

/** Marks what a screen wants in focus, so that the frame leaves it there (see renderer/app/frame/screen-focus.ts). */
export const firstFocusMark = 'data-first-focus';

/**
 * A ref for the control a person needs first on a screen, such as Today's register button. It takes the focus when it
 * appears, also when its data came a moment later, unless the person has already moved elsewhere.
 */
export function useFirstFocus(): (node: HTMLElement | null) => void {
  return useCallback((node: HTMLElement | null) => {
    if (node === null) return;
    node.setAttribute(firstFocusMark, '');
    const active = document.activeElement;
    if (active === null || active === document.body || active.tagName === 'H1') node.focus();
  }, []);
}
