import { ok, type Result } from '../../lib/result.ts';
import type { Send } from './device-sync.ts';
import type { KeptCommit } from './give-back.ts';
import type { PullPage } from './pull.ts';

/** A commit of the log as a device keeps it for the day the endpoint is restored. */
export interface KeptEntry extends KeptCommit {
  /** Where it stood: life of the database, and number in it. */
  readonly epoch: string;
  readonly number: number;
}

/** How long a device keeps them: longer than between two backups, and than a laptop is left in a drawer. */
export const keepDays = 90;

/** What of a page can be given back one day: entries that came whole. */
export function entriesToKeep(page: PullPage): KeptEntry[] {
  return page.log.flatMap(({ device, n, parts, proof, number }) =>
    proof === undefined ? [] : [{ epoch: page.epoch, number, device, n, parts, proof }],
  );
}

/** Of what is kept, that which a restore lost: entries of another life, above where it was cut off. In their old order. */
export function lostEntries(
  kept: readonly KeptEntry[],
  now: { readonly epoch: string; readonly restoredTo: number },
): KeptEntry[] {
  return kept
    .filter(({ epoch, number }) => epoch !== now.epoch && number > now.restoredTo)
    .toSorted((a, b) => a.number - b.number);
}

const mostAtOnce = 50;

/**
 * Gives back in order, as far as the endpoint can take. Settles with those to try again at a later contact: a laptop whose
 * earlier number is missing, or whose proof cannot be checked yet. Safe to run again after any failure.
 */
export async function giveBackEntries(send: Send, lost: readonly KeptEntry[]): Promise<Result<readonly KeptEntry[]>> {
  const again: KeptEntry[] = [];
  let size = mostAtOnce;
  for (let start = 0; start < lost.length;) {
    const batch = lost.slice(start, start + size);
    const commits = batch.map(({ device, n, parts, proof }) => ({ device, n, parts, proof }));
    const reply = await send('giveBack', { commits });
    if (!reply.ok) {
      if (reply.error.code !== 'too-large' || size === 1) return reply;
      size = Math.max(1, Math.floor(size / 2));
      continue;
    }
    const { results } = reply.value;
    again.push(...batch.filter((_, index) => results[index] === 'gap' || results[index] === 'unproved'));
    start += batch.length;
  }
  return ok(again);
}
