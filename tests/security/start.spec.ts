import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, expect, test as base } from '@playwright/test';
import { repositoryDir } from '../../build/paths.mjs';
import { chromiumPath } from '../e2e/harness/chromium.ts';
import { CHROMIUM_ARGUMENTS } from '../e2e/harness/options.ts';

/** Building first can take a while on a busy machine; this only ends what hangs. */
const patience = { timeout: 60_000 };
const running: ChildProcess[] = [];

const test = base.extend({
  // The page is an ordinary visitor here, so it comes from the same Chromium as all the others.
  browser: [
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

interface Started {
  process: ChildProcess;
  /** Everything it has said so far. */
  said: () => string;
  exitCode: Promise<number | null>;
}

/** `npm start -- <args>` without npm, with no display, as on a machine in a server room. */
function start(args: string[]): Started {
  // Two opinions on colour in the environment would have Node itself say something.
  const { NO_COLOR: _no, FORCE_COLOR: _yes, ...inherited } = process.env;
  const environment = { ...inherited, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const child = spawn(process.execPath, [join(repositoryDir, 'build', 'start.mjs'), ...args], { env: environment });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, said: () => text, exitCode };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

test.afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

test('started for a browser, it says where it runs in one line, serves there, and ends quietly when told to', async ({
  page,
}) => {
  const port = await freePort();
  const app = start(['--browser', '--port', String(port), '--no-open']);
  await expect.poll(app.said, patience).toBe(`Waymark is running at http://127.0.0.1:${port}/\n`);
  await page.goto(`http://127.0.0.1:${port}/`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  app.process.kill('SIGTERM');
  expect(await app.exitCode).toBe(0);
});

test('a taken port is an error in words, and no other port is tried', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const app = start(['--browser', '--port', String(port), '--no-open']);
  expect(await app.exitCode).toBe(1);
  expect(app.said()).toContain(`Port ${port} of this machine is already in use`);
  expect(app.said()).not.toContain('running');
  taken.close();
});

// Only Linux can be without a display.
if (process.platform === 'linux') {
  test('where the desktop app cannot open, one line says so and the browser version starts', async () => {
    const port = await freePort();
    const app = start(['--port', String(port), '--no-open']);
    await expect
      .poll(app.said, patience)
      .toBe(
        'There is no display for the desktop app. Waymark opens in a browser instead.\n' +
          `Waymark is running at http://127.0.0.1:${port}/\n`,
      );
    app.process.kill('SIGTERM');
    expect(await app.exitCode).toBe(0);
  });
}

for (const [args, allowed] of [
  [[], 'no'],
  [['--real'], 'yes'],
] as const) {
  test(`started with ${args.length === 0 ? 'no option' : args[0]}, a real centre is allowed: ${allowed}`, async ({
    request,
  }) => {
    const port = await freePort();
    const app = start(['--browser', '--port', String(port), '--no-open', ...args]);
    await expect.poll(app.said, patience).toContain('running');
    const html = await (await request.get(`http://127.0.0.1:${port}/`)).text();
    expect(html).toContain(`name="waymark-real-centre" content="${allowed}"`);
    app.process.kill('SIGTERM');
    expect(await app.exitCode).toBe(0);
  });
}
