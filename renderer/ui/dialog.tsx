import { Modal, type ModalProps } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { AskToLeave, isLeavingAsked } from './leaving/ask-to-leave.tsx';
import { unkeptClaims } from './leaving/unkept.ts';

const canHaveFocus = 'input:not([type="hidden"]), textarea, select, button, a[href], [tabindex="0"]';

/** Marks what the kit focuses when a dialog opens; left to itself it takes the cross that closes it. */
function markFirst(body: HTMLElement): void {
  if (body.querySelector('[data-autofocus]') !== null) return;
  const first = [...body.querySelectorAll<HTMLElement>(canHaveFocus)].find((control) => control.tabIndex >= 0);
  if (first === undefined) body.tabIndex = -1;
  (first ?? body).setAttribute('data-autofocus', '');
}

/**
 * A dialog that is there for as long as it is shown. Opens with the keyboard on its first field, asks before Escape or the
 * cross loses a half-typed form, and gives the keyboard back to what opened it, or to the heading of the screen where
 * that has gone (Mantine does so only for a dialog that stays mounted while it is closed).
 */
export function Dialog({ onClose, children, ...props }: Omit<ModalProps, 'opened'>) {
  const [before] = useState(() => unkeptClaims());
  const [asking, setAsking] = useState(false);
  const bodyRef = useCallback((body: HTMLElement | null) => {
    if (body !== null) markFirst(body);
  }, []);
  useReturnFocus();
  const close = (): void => {
    // The question above has Escape to itself.
    if (isLeavingAsked()) return;
    if (unkeptClaims(before).length === 0) onClose();
    // A moment later, or the same Escape would answer the question.
    else window.setTimeout(() => setAsking(true));
  };
  return (
    <>
      <Modal opened onClose={close} {...props}>
        <div ref={bodyRef} style={{ outline: 'none' }}>
          {children}
        </div>
      </Modal>
      <AskToLeave opened={asking} onLeave={onClose} onStay={() => setAsking(false)} />
    </>
  );
}

function useReturnFocus(): void {
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
}
