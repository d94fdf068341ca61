import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/**
 * A dialog that is there for as long as it is shown. Gives the keyboard back to what opened it, or to the heading of the
 * screen where that has gone (Mantine does so only for a dialog that stays mounted while it is closed).
 */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once what held the focus has left the page.
      window.setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const back = opener?.isConnected === true ? opener : document.querySelector('main h1');
        if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      });
    },
    [opener],
  );
  return <Modal opened {...props} />;
}
