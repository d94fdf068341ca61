import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { firstFocusMark } from '../../ui/first-focus.ts';

/** Puts the focus on the heading of each screen that opens, unless the screen has put it on what is needed first. */
export function useScreenFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname, key } = useLocation();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    // The same screen under another address key (a filter that was set) keeps the focus, unless the menu was used.
    const menuUsed = document.activeElement?.closest('nav') !== null;
    if (shown.current === pathname && !menuUsed) return;
    shown.current = pathname;
    if (document.activeElement?.hasAttribute(firstFocusMark) === true) return;
    // A search or dialog that was opened in the meantime keeps the keyboard.
    if (document.querySelector('[aria-modal="true"]') !== null) return;
    main.current?.querySelector<HTMLElement>('h1')?.focus();
    window.scrollTo(0, 0);
  }, [pathname, key]);
  return main;
}
