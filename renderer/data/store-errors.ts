import { refused, type Result } from '../../shared/lib/result.ts';

interface NamedError {
  readonly name: string;
  readonly inner?: { readonly name?: string };
}

function names(error: unknown): readonly (string | undefined)[] {
  if (!(error instanceof Error)) return [];
  // Dexie wraps what the browser threw: a full disk may be the name of either (measured with Chromium 156).
  const wrapped = error as NamedError;
  return [wrapped.name, wrapped.inner?.name];
}

export function isDiskFull(error: unknown): boolean {
  return names(error).includes('QuotaExceededError');
}

/** The connection to the store was closed under us: by the browser, by another window, or because the folder went. */
export function isStoreClosed(error: unknown): boolean {
  return names(error).some(
    (name) => name === 'DatabaseClosedError' || name === 'InvalidStateError' || name === 'UnknownError',
  );
}

/** What a failed write means to a member of staff. Nothing was written: the transaction is all or nothing. */
export function refusalOfStoreError(error: unknown): Result<never> {
  if (isDiskFull(error)) {
    return refused(
      'disk-full',
      'This laptop’s disk is full, so this was not kept. Everything kept before is safe. Free some space, then try again.',
    );
  }
  if (isStoreClosed(error)) {
    return refused(
      'store-closed',
      'Waymark lost its store, so this was not kept. Everything kept before is safe. Open Waymark again.',
    );
  }
  throw error;
}
