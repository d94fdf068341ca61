import { spotlight } from '@mantine/spotlight';

/** What had the focus when the search was opened. */
let opener: Element | null = null;

export function openPalette(): void {
  opener = document.activeElement;
  spotlight.open();
}

/** Gives the focus back to where the person was, if that is still there. */
export function returnToOpener(): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  opener = null;
}
