import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { firstFocusMark } from '../../ui/first-focus.ts';

/** Puts the focus on the heading of each screen that opens, unless the screen has put it on what is needed first. */
export function useScreenFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (document.activeElement?.hasAttribute(firstFocusMark) === true) return;
    main.current?.querySelector<HTMLElement>('h1')?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);
  return main;
}
