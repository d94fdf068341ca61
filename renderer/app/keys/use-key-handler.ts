import { useEffect } from 'react';
import { now } from '../../data/clock.ts';
import type { Action } from '../../ui/actions/action.ts';
import { offeredActions } from '../../ui/actions/registry.ts';
import { strokeOf, strokesOf } from './strokes.ts';

/** How long the first key of two is remembered. */
const patienceMilliseconds = 1500;

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

function mayRun(action: Action, event: KeyboardEvent): boolean {
  if (action.inFields === true) return true;
  // A dialog that is open has the keyboard to itself.
  return !isField(event.target) && document.querySelector('[aria-modal="true"]') === null;
}

/** Starts offered actions by their keys. A screen that uses a key itself prevents the event's default first. */
export function useKeyHandler(): void {
  useEffect(() => {
    let first: { stroke: string; until: number } | null = null;
    const onKeyDown = (event: KeyboardEvent): void => {
      const stroke = event.defaultPrevented || event.isComposing ? null : strokeOf(event);
      if (stroke === null) return;
      const typed = first !== null && now() <= first.until ? [first.stroke, stroke] : [stroke];
      first = null;
      const candidates = offeredActions().filter((action) => mayRun(action, event));
      const action =
        candidates.find(({ keys }) => matches(keys, typed)) ?? candidates.find(({ keys }) => matches(keys, [stroke]));
      if (action !== undefined) {
        event.preventDefault();
        action.run();
      } else if (candidates.some(({ keys }) => begins(keys, stroke))) {
        first = { stroke, until: now() + patienceMilliseconds };
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function matches(keys: Action['keys'], typed: readonly string[]): boolean {
  if (typeof keys !== 'string') return false;
  const strokes = strokesOf(keys);
  return strokes.length === typed.length && strokes.every((stroke, index) => stroke === typed[index]);
}

function begins(keys: Action['keys'], stroke: string): boolean {
  return typeof keys === 'string' && strokesOf(keys).length === 2 && strokesOf(keys)[0] === stroke;
}
