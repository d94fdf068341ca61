import { LogBroken } from '../../data/open-store.ts';
import { RowTampered } from '../../data/sealing.ts';
import { isStoreClosed } from '../../data/store-errors.ts';
import type { StoreProblem } from '../gate/stage.ts';

/** Which of the known troubles of a store an error is; 'failed' for one that is not known. */
export function problemOfError(error: unknown): StoreProblem {
  if (error instanceof RowTampered || error instanceof LogBroken) return 'damaged';
  return isStoreClosed(error) ? 'closed' : 'failed';
}
