import { parseArgs } from 'node:util';

const FIXED_PORT = 4178;

/**
 * Reads what follows `npm start --`.
 * @param {string[]} args
 * @returns {{ browser: boolean, open: boolean, real: boolean, port: number } | { problem: string }}
 */
export function readStartOptions(args) {
  const values = parsed(args);
  if (values === null) {
    return { problem: 'Waymark starts with these options only: --browser --port <number> --no-open --real' };
  }
  const port = values.port === undefined ? FIXED_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return { problem: `"${values.port}" is not a port. Give a number from 1 to 65535, such as --port ${FIXED_PORT}.` };
  }
  return { browser: values.browser === true, open: values['no-open'] !== true, real: values.real === true, port };
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        real: { type: 'boolean' },
      },
    }).values;
  } catch {
    return null;
  }
}
