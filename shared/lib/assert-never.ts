/** Makes a missing case in a switch a compile error. Reaching it at run time is a bug, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
