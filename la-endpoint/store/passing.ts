/** Classes of SQLSTATE that pass by themselves: connection, transaction rollback, resources, operator, system. */
const passingClasses = new Set(['08', '40', '53', '55', '57', '58']);

/** Whether an error is the database being away or busy rather than something wrong with what was asked. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code)) return passingClasses.has(code.slice(0, 2));
  return (
    code.startsWith('E') || /^(Connection terminated|timeout expired|Cannot use a pool after)/i.test(error.message)
  );
}
