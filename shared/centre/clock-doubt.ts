/** What makes a laptop's clock doubtful. */
export type ClockDoubt = {
  /** 'earlier': before something that was already done here. 'jumped': long after it. */
  readonly kind: 'earlier' | 'jumped';
  /** The last moment known here, in milliseconds since 1970. */
  readonly lastKnownAt: number;
};

export type ClockEvidence = {
  /** What the clock says, in milliseconds since 1970. */
  readonly now: number;
  /** Moments at which the clock was believed or something was kept; unknown ones left out. */
  readonly knownAt: readonly number[];
};

const minute = 60_000;
/** A laptop's clock runs a little fast, and the network puts it right now and then: that is no clock that was set back. */
const smallestStepBack = 5 * minute;
/** A weekend with a bank holiday passes unasked: a question that comes every Monday is answered without reading it. */
const longestAbsence = 4 * 24 * 60 * minute;

/**
 * Whether a person has to say that the clock is right before registers are taken by it. Marks, the hour of absence and the
 * five days of N carry the clock's time, and nothing else on a laptop without a connection knows it.
 */
export function clockDoubt({ now, knownAt }: ClockEvidence): ClockDoubt | null {
  if (knownAt.length === 0) return null;
  const lastKnownAt = Math.max(...knownAt);
  if (lastKnownAt - now > smallestStepBack) return { kind: 'earlier', lastKnownAt };
  if (now - lastKnownAt > longestAbsence) return { kind: 'jumped', lastKnownAt };
  return null;
}
