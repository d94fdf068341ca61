/**
 * Seeds whose run found a fault, and what it was. A seed means the run it meant then only as long as the acts and the
 * weather draw in the same order; the fault itself has a plain test beside it.
 */
export const keptSeeds: readonly { readonly seed: number; readonly found: string }[] = [];
