import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { secondOf } from '../../data/clock.ts';
import type { Written, Undo } from './write-entries.ts';
import type { Painted } from './shown-row.ts';
import { useRefusals, type Refusals } from './use-refusals.ts';

/** What the register as a whole last said: kept at a time, or why it could not be. */
export interface Said {
  readonly words: string;
  /** 'HH:MM:SS' of the commit, only after it is on the disk. */
  readonly keptAt: string | null;
  readonly bad: boolean;
}

interface Act {
  readonly words: string;
  /** The row it is about, where a refusal is said; null for the whole register. */
  readonly enrolment: string | null;
  /** What the rows show until it has been read back. */
  readonly paint: ReadonlyMap<string, Omit<Painted, 'n'>>;
  readonly write: () => Promise<Result<Written>>;
}

export interface Acts {
  readonly painted: ReadonlyMap<string, Painted>;
  readonly said: Said | null;
  readonly say: (said: Said | null) => void;
  readonly refusals: Refusals;
  readonly run: (act: Act) => void;
  readonly undo: (takeBack: (undo: Undo) => Promise<Result<{ at: number }>>) => void;
}

/** One act after another, each shown at once, called kept only when it is on the disk, and taken back whole. */
export function useActs(): Acts {
  const [painted, setPainted] = useState<ReadonlyMap<string, Painted>>(new Map());
  const [said, say] = useState<Said | null>(null);
  const refusals = useRefusals();
  const { refuse, settle } = refusals;
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const done = useRef<{ undo: Undo; words: string }[]>([]);

  const paint = useCallback((entries: ReadonlyMap<string, Omit<Painted, 'n'>>, n: number | null) => {
    setPainted((before) => {
      const after = new Map(before);
      for (const [enrolment, entry] of entries) after.set(enrolment, { ...entry, n });
      return after;
    });
  }, []);
  const unpaint = useCallback((enrolments: Iterable<string>) => {
    setPainted((before) => {
      const after = new Map(before);
      for (const enrolment of enrolments) after.delete(enrolment);
      return after;
    });
  }, []);

  /** A bug in one act reaches the error screen and must not hold up the acts after it. */
  const enqueue = useCallback((work: () => Promise<void>, onBroken: () => void) => {
    const running = queue.current.then(work);
    queue.current = running.catch(onBroken);
    // Caught only for the queue: on this branch nobody catches, so that the app is told of it and says so.
    void running.then();
  }, []);

  const run = useCallback(
    (act: Act) => {
      for (const enrolment of act.paint.keys()) settle(enrolment);
      paint(act.paint, null);
      const work = async (): Promise<void> => {
        const written = await act.write();
        if (written.ok) {
          done.current.push({ undo: written.value.undo, words: act.words });
          paint(act.paint, written.value.kept.n);
          say({ words: act.words, keptAt: secondOf(written.value.kept.at), bad: false });
          return;
        }
        unpaint(act.paint.keys());
        if (act.enrolment === null) say({ words: written.error.message, keptAt: null, bad: true });
        else refuse(act.enrolment, written.error.message);
      };
      enqueue(work, () => unpaint(act.paint.keys()));
    },
    [enqueue, paint, refuse, settle, unpaint],
  );

  const undo = useCallback(
    (takeBack: (undo: Undo) => Promise<Result<{ at: number }>>) => {
      const work = async (): Promise<void> => {
        const last = done.current.pop();
        if (last === undefined) {
          say({ words: 'There is nothing to undo here.', keptAt: null, bad: false });
          return;
        }
        const back = await takeBack(last.undo);
        if (back.ok) say({ words: `Undone. ${last.words}`, keptAt: secondOf(back.value.at), bad: false });
        else say({ words: back.error.message, keptAt: null, bad: true });
      };
      enqueue(work, () => undefined);
    },
    [enqueue],
  );

  return { painted, said, say, refusals, run, undo };
}
