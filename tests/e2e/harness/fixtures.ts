import { test as base } from '@playwright/test';
import { stopSharedParts } from './browser-driver.ts';
import { launchApp } from './launch.ts';
import type { LaunchOptions, LaunchedApp } from './launch.ts';
import { DEFAULT_NOW } from './options.ts';
import type { HarnessOptions } from './options.ts';
import { freshProfile, removeProfile } from './profile.ts';

export { expect } from '@playwright/test';

interface AppFixtures extends HarnessOptions {
  /** The app with a fresh profile, open at its first screen. `page` is its page. */
  app: LaunchedApp;
  /** A fresh folder for tests that end the app and open it again; removed after the test. */
  profileDir: string;
  /** Opens the app (again) with this test's options, for tests that need more than one launch. Closed after the test. */
  launch: (options?: Partial<LaunchOptions>) => Promise<LaunchedApp>;
}

interface WorkerFixtures {
  sharedParts: undefined;
}

export const test = base.extend<AppFixtures, WorkerFixtures>({
  driver: ['browser', { option: true }],
  now: [DEFAULT_NOW, { option: true }],
  allowsRealCentre: [false, { option: true }],
  sharedParts: [
    async ({}, use) => {
      await use(undefined);
      await stopSharedParts();
    },
    { scope: 'worker', auto: true },
  ],
  profileDir: async ({}, use) => {
    const folder = await freshProfile();
    await use(folder);
    await removeProfile(folder);
  },
  launch: async ({ driver, now, allowsRealCentre }, use) => {
    const launched: LaunchedApp[] = [];
    await use(async (options = {}) => {
      const app = await launchApp({ driver, now, allowsRealCentre, ...options });
      launched.push(app);
      return app;
    });
    for (const app of launched) await app.close().catch(() => undefined);
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
  page: async ({ app }, use) => {
    await use(app.page);
  },
  context: async ({ app }, use) => {
    await use(app.context);
  },
});
