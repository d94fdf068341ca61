import { noLine } from '../../../shared/ipc/endpoint-line.ts';
import type { Result } from '../../../shared/lib/result.ts';

/** From a start to its stop. */
export interface Life {
  isOver: boolean;
  readonly over: Promise<Result<never>>;
  readonly end: () => void;
}

export function newLife(): Life {
  let resolve: (lost: Result<never>) => void = () => undefined;
  const over = new Promise<Result<never>>((done) => {
    resolve = done;
  });
  const life: Life = {
    isOver: false,
    over,
    end: () => {
      life.isOver = true;
      resolve({ ok: false, error: noLine });
    },
  };
  return life;
}
