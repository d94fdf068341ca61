import { useCallback, useRef, useState } from 'react';

/** Why rows could not be entered as typed, each said at its row until that row is entered or left. */
export interface Refusals {
  /** In words, by enrolment. */
  readonly refused: ReadonlyMap<string, string>;
  readonly refuse: (enrolment: string, words: string) => void;
  /** The row is being entered anew. */
  readonly settle: (enrolment: string) => void;
  /** The person has come to a row, and so has left the one before. */
  readonly reach: (enrolment: string) => void;
}

/** Kept by row, so that what is said about one row never takes the place of what is said about another. */
export function useRefusals(): Refusals {
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const current = useRef<string | null>(null);
  const refuse = useCallback((enrolment: string, words: string) => {
    setRefused((before) => new Map(before).set(enrolment, words));
  }, []);
  const settle = useCallback((enrolment: string) => {
    setRefused((before) => without(before, enrolment));
  }, []);
  const reach = useCallback(
    (enrolment: string) => {
      const left = current.current;
      current.current = enrolment;
      if (left !== null && left !== enrolment) settle(left);
    },
    [settle],
  );
  return { refused, refuse, settle, reach };
}

function without(refused: ReadonlyMap<string, string>, enrolment: string): ReadonlyMap<string, string> {
  if (!refused.has(enrolment)) return refused;
  const after = new Map(refused);
  after.delete(enrolment);
  return after;
}
