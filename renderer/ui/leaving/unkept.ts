import { useEffect, useRef, useState } from 'react';

/** A form that is open: whether leaving it now would lose something. */
interface Claim {
  unkept: boolean;
}

/** What the browser's Back means on a screen of several steps. */
export interface StepBack {
  readonly run: () => void;
  /** Something chosen in this step would be lost. */
  readonly losing: boolean;
}

const claims = new Set<Claim>();
let stepBack: StepBack | null = null;

/** Whether any form on the screen holds what nobody has kept. */
export function isAnythingUnkept(): boolean {
  return unkeptClaims().length > 0;
}

/** What was half done before a dialog opened over it is not the dialog's to ask about. */
export function unkeptClaims(before: readonly Claim[] = []): readonly Claim[] {
  return [...claims].filter((claim) => claim.unkept && !before.includes(claim));
}

export function currentStepBack(): StepBack | null {
  return stepBack;
}

/**
 * While `unkept`, leaving the screen, its dialog or the app asks first. Gives the function that lets go at once, for a
 * form that is kept and then leaves by itself.
 */
export function useUnkept(unkept: boolean): () => void {
  const claim = useRef<Claim>({ unkept: false });
  useEffect(() => {
    claim.current.unkept = unkept;
  });
  useEffect(() => {
    const own = claim.current;
    claims.add(own);
    return () => {
      claims.delete(own);
    };
  }, []);
  return () => {
    claim.current.unkept = false;
  };
}

/**
 * Asks before a draft is left that differs from what it began with. Gives the function that says which draft is kept, to
 * be called before a form that was kept goes elsewhere, or stays open.
 */
export function useUnkeptDraft<T>(draft: T): (kept: T) => void {
  const [base, setBase] = useState(() => JSON.stringify(draft));
  const letGo = useUnkept(JSON.stringify(draft) !== base);
  return (kept) => {
    letGo();
    setBase(JSON.stringify(kept));
  };
}

/** While it is not null, the browser's Back does this instead of leaving the screen. */
export function useStepBack(wanted: StepBack | null): void {
  useEffect(() => {
    if (wanted === null) return undefined;
    stepBack = wanted;
    return () => {
      if (stepBack === wanted) stepBack = null;
    };
  });
}

/** Closing the window or loading it afresh asks, in the browser's own words, while something is not kept. */
export function useAskBeforeUnload(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (isAnythingUnkept()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, []);
}
