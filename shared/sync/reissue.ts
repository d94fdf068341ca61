/** Where a commit was first numbered and proved. */
export interface Origin {
  readonly device: string;
  readonly n: number;
}

export interface Issuable extends Origin {
  /** Where it was made, if it was issued again before. */
  readonly origin?: Origin;
}

export interface Reissued extends Origin {
  /** Under which identity the author's proof holds. */
  readonly origin: Origin;
}

/**
 * Places of own commits under another identity of the laptop, in their order: numbers from 1 without a gap. What they say
 * stays, so that the author's own proof goes on holding under the number it was made for. Pure; the caller writes the rows, in
 * one transaction, and tells the endpoint `origin`, so that nothing is taken twice.
 */
export function reissue(commits: readonly Issuable[], device: string): Reissued[] {
  return commits.map(({ device: from, n, origin = { device: from, n } }, index) => ({ device, n: index + 1, origin }));
}

const mostOfName = 60;

/** What a laptop that was copied is called beside the other one: 'Front desk (copy)', then 'Front desk (copy 2)'. */
export function nameOfCopy(name: string): string {
  const [whole, number] = / \(copy(?: (\d+))?\)$/.exec(name) ?? [];
  if (whole === undefined) return withEnding(name, ' (copy)');
  return withEnding(name.slice(0, -whole.length), ` (copy ${Number(number ?? 1) + 1})`);
}

function withEnding(name: string, ending: string): string {
  return `${name.slice(0, mostOfName - ending.length).trimEnd()}${ending}`;
}
