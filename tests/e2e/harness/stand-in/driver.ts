import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { distDir } from '../../../../build/paths.mjs';
import { chromiumPath } from '../chromium.ts';
import { askedDialogs, desktopHands } from '../file-hands.ts';
import type { LaunchOptions, LaunchedApp } from '../launch.ts';
import { CHROMIUM_ARGUMENTS, PAGE_CONTEXT } from '../options.ts';
import { freshProfile, killProfileUsers, removeProfile } from '../profile.ts';
import { setClock, showOffline, watchPage } from '../watch.ts';
import { peerOver } from './peer.mjs';
import { preloadHostScript } from './preload-host.ts';

/** app:// cannot be routed by Playwright, so the page sees this address and the main process sees app://. */
const PAGE_ORIGIN = 'https://bundle.app.invalid';
const toApp = (address: string): string => address.replace(PAGE_ORIGIN, 'app://bundle');

type Ask = (question: string, ...args: unknown[]) => Promise<unknown>;

/**
 * The desktop app without Electron's binary: the real main.js in a Node process, the real preload.cjs, protocol handler and
 * channels, over a Chromium of the test's. It cannot prove the sandbox, fuses, context isolation or native dialogues.
 */
export async function launchStandIn(options: LaunchOptions): Promise<LaunchedApp> {
  const profileDir = options.profileDir ?? (await freshProfile());
  const context = await chromium.launchPersistentContext(profileDir, {
    ...PAGE_CONTEXT,
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  });
  const main = startMain(profileDir);
  const end = async (): Promise<void> => {
    main.kill('SIGKILL');
    await context.close().catch(() => undefined);
    if (options.profileDir === undefined) await removeProfile(profileDir);
  };
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const watch = watchPage(page, (address) => address.startsWith(`${PAGE_ORIGIN}/`));
    await setClock(context, options.now);
    if (options.offline === true) await showOffline(context, true);
    const dialogs = askedDialogs();
    const ask = await whenLoaded(main, context, page, dialogs.handlers);
    return {
      page,
      context,
      ...watch,
      ...desktopHands(profileDir, dialogs.answerNext),
      close: async () => {
        await endMain(main, () => ask('closeWindow'));
        await end();
      },
      kill: async () => {
        await endMain(main, () => Promise.resolve(main.kill('SIGKILL')));
        await killProfileUsers(profileDir);
        await end();
      },
      setOffline: (offline) => showOffline(context, offline),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Lets the main process open its window in the page. Resolves with the way to ask it things, once the page has loaded. */
function whenLoaded(main: ChildProcess, context: BrowserContext, page: Page, dialogs: DialogHandlers): Promise<Ask> {
  return new Promise((loaded, failed) => {
    const ask: Ask = peerOver(main, {
      ...dialogs,
      load: async (request: LoadRequest) => {
        await load(context, page, ask, request).then(() => {
          loaded(ask);
        }, failed);
      },
      deliver: (channel: string, args: unknown[]) => page.evaluate(deliver, { channel, args }),
      printToPdf: () => page.pdf({ format: 'A4', printBackground: true, tagged: true, outline: true }),
    });
    main.once('exit', (code) => {
      failed(new Error(`The main process ended with ${String(code)} before the window was there.`));
    });
  });
}

type DialogHandlers = ReturnType<typeof askedDialogs>['handlers'];

interface LoadRequest {
  url: string;
  preload: string;
  argv: string[];
}

async function load(context: BrowserContext, page: Page, ask: Ask, request: LoadRequest): Promise<void> {
  await context.exposeBinding('__standInInvoke', (source, channel: string, body: unknown) => {
    const frame = { url: toApp(source.frame.url()), isTop: source.frame.parentFrame() === null };
    return ask('invoke', { channel, request: body, frame });
  });
  await context.addInitScript({ content: preloadHostScript(request.preload, request.argv, PAGE_ORIGIN) });
  await context.route('**/*', async (route) => {
    const asked = { url: toApp(route.request().url()), method: route.request().method() };
    const answer = (await ask('answerRequest', asked).catch(() => null)) as Answer | null;
    if (answer === null) await route.abort();
    else await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
  });
  await page.goto(request.url.replace('app://bundle', PAGE_ORIGIN));
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

function deliver({ channel, args }: { channel: string; args: unknown[] }): void {
  const host = window as unknown as { __standInDeliver: (channel: string, args: unknown[]) => void };
  host.__standInDeliver(channel, args);
}

function startMain(profileDir: string): ChildProcess {
  const register = fileURLToPath(new URL('./register.mjs', import.meta.url));
  return fork(join(distDir, 'main', 'main.js'), [], {
    execArgv: ['--import', register],
    serialization: 'advanced',
    env: { ...process.env, STAND_IN_USER_DATA: join(profileDir, 'waymark-shell') },
  });
}

async function endMain(main: ChildProcess, end: () => Promise<unknown>): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return;
  const ended = once(main, 'exit');
  await end().catch(() => undefined);
  await ended;
}
