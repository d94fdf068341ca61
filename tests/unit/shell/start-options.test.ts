import { expect, test } from 'vitest';
import { readStartOptions } from '../../../build/start-options.mjs';
import { FIXED_PORT } from '../../../electron/browser-server/server.ts';

test('without options the desktop app opens, and the browser would get the fixed port', () => {
  expect(readStartOptions([])).toEqual({ browser: false, open: true, real: false, port: FIXED_PORT });
});

test('every option is understood', () => {
  const options = readStartOptions(['--browser', '--port', '4200', '--no-open', '--real']);
  expect(options).toEqual({ browser: true, open: false, real: true, port: 4200 });
});

test.each([[['--port', 'abc']], [['--port', '0']], [['--port', '70000']], [['--port', '80.5']]])(
  '%s is said to be no port',
  (args) => {
    expect(readStartOptions(args)).toEqual({ problem: expect.stringContaining('is not a port') as string });
  },
);

test('an option there is none of is answered with those there are', () => {
  expect(readStartOptions(['--prot', '1'])).toEqual({ problem: expect.stringContaining('--browser --port') as string });
});
