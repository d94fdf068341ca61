import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { distDir } from '../../../build/paths.mjs';
import { startBrowserServer } from '../../../electron/browser-server/server.ts';
import type { BrowserServer } from '../../../electron/browser-server/server.ts';
import { chromiumPath } from './chromium.ts';
import { browserHands } from './file-hands.ts';
import type { LaunchOptions, LaunchedApp } from './launch.ts';
import { CHROMIUM_ARGUMENTS, PAGE_CONTEXT } from './options.ts';
import { killProfileUsers } from './profile.ts';
import { setClock, showOffline, watchPage } from './watch.ts';

/** One server per kind and worker process: IndexedDB belongs to the origin, so a relaunch must meet the same port. */
const servers = new Map<string, Promise<BrowserServer>>();
let sharedBrowser: Promise<Browser> | undefined;

/** The served build in Chromium: in a browser of its own where a profile is to be kept, else in a context of a shared one. */
export async function launchInBrowser(options: LaunchOptions): Promise<LaunchedApp> {
  const server = await serverFor(options);
  const { profileDir } = options;
  const context = await (profileDir === undefined ? sharedContext() : ownBrowser(profileDir));
  const page = context.pages()[0] ?? (await context.newPage());
  const watch = watchPage(page, (address) => address.startsWith(server.url));
  await openAt(server.url, page, context, options);
  return {
    page,
    context,
    ...watch,
    ...browserHands(page),
    close: () => context.close(),
    kill: async () => {
      if (profileDir === undefined)
        throw new Error('Only an app with a profileDir can be killed: the others share a browser.');
      await killProfileUsers(profileDir);
      await context.close().catch(() => undefined);
    },
    setOffline: (offline) => showOffline(context, offline),
  };
}

/** Ends what a worker process shares between its tests. */
export async function stopSharedParts(): Promise<void> {
  await (await sharedBrowser)?.close();
  for (const server of servers.values()) await (await server).close();
  sharedBrowser = undefined;
  servers.clear();
}

async function openAt(address: string, page: Page, context: BrowserContext, options: LaunchOptions): Promise<void> {
  await setClock(context, options.now);
  if (options.offline === true) await showOffline(context, true);
  await page.goto(address);
}

function serverFor({ allowsRealCentre, bundle = 'renderer' }: LaunchOptions): Promise<BrowserServer> {
  const key = `${bundle} ${String(allowsRealCentre)}`;
  const started = servers.get(key) ?? startBrowserServer({ rootDir: join(distDir, bundle), port: 0, allowsRealCentre });
  servers.set(key, started);
  return started;
}

async function sharedContext(): Promise<BrowserContext> {
  sharedBrowser ??= chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  return (await sharedBrowser).newContext(PAGE_CONTEXT);
}

function ownBrowser(profileDir: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profileDir, {
    ...PAGE_CONTEXT,
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  });
}
