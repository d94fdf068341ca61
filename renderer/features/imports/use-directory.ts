import { useEffect, useRef, useState } from 'react';
import type { School } from '../../../shared/directory/school.ts';
import { today } from '../../data/clock.ts';
import { replaceDirectory } from '../../data/directory.ts';
import type { Session } from '../../data/session.ts';
import { useSession } from '../../data/session-context.ts';
import { readInWorker } from './read-in-worker.ts';

export type DirectoryState =
  | { readonly at: 'reading'; readonly share: number; readonly schools: number }
  | { readonly at: 'keeping'; readonly share: number; readonly schools: number }
  | { readonly at: 'refused'; readonly message: string }
  | { readonly at: 'done'; readonly schools: number; readonly leftOut: number };

interface DirectoryJob {
  readonly state: DirectoryState;
  /** Safe at any moment: the directory that was here stays. */
  readonly stop: () => void;
}

const unreadable = 'The file could not be read through. The directory is as it was. Download it again.';

/** Reads the directory in a worker, then keeps all of it in one step, or none. */
export function useDirectory(bytes: Uint8Array, onStopped: () => void): DirectoryJob {
  const session = useSession();
  const [state, setState] = useState<DirectoryState>({ at: 'reading', share: 0, schools: 0 });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => {
    const stopping = new AbortController();
    controller.current = stopping;
    const schools: School[] = [];
    // A copy travels to the worker: in development React starts effects twice, and bytes travel only once.
    const reading = readInWorker(
      { kind: 'directory', bytes: bytes.slice() },
      (reply) => {
        if (reply.kind === 'step') {
          schools.push(...reply.schools);
          setState({ at: 'reading', share: reply.share, schools: schools.length });
        } else if (reply.kind === 'directory') {
          if (reply.result.ok) void keepAll(session, schools, reply.result.value.leftOut, stopping.signal, setState);
          else setState({ at: 'refused', message: reply.result.error.message });
        }
      },
      () => setState({ at: 'refused', message: unreadable }),
    );
    return () => {
      stopping.abort();
      reading.stop();
    };
  }, [bytes, session]);
  return {
    state,
    stop: () => {
      controller.current?.abort();
      onStopped();
    },
  };
}

async function keepAll(
  session: Session,
  schools: readonly School[],
  leftOut: number,
  signal: AbortSignal,
  show: (state: DirectoryState) => void,
): Promise<void> {
  show({ at: 'keeping', share: 0, schools: 0 });
  const kept = await replaceDirectory(
    session,
    schools,
    today(),
    (written) => show({ at: 'keeping', share: written / schools.length, schools: written }),
    signal,
  );
  if (signal.aborted) return;
  show(kept.ok ? { at: 'done', schools: kept.value.schools, leftOut } : { at: 'refused', message: kept.error.message });
}
