import type { BrowserContext, Page } from '@playwright/test';
import { installedElectron } from '../../../build/find-electron.mjs';
import { launchInBrowser } from './browser-driver.ts';
import { launchElectron } from './electron-driver.ts';
import type { FileHands } from './file-hands.ts';
import type { Driver } from './options.ts';
import { launchStandIn } from './stand-in/driver.ts';

export interface LaunchOptions {
  driver: Driver;
  /** A folder that outlives the app, so that a second launch finds what the first one kept. Without it, a fresh one. */
  profileDir?: string;
  /** The page finds no network from its first moment; the app's own files are still there, as on a real laptop. */
  offline?: boolean;
  /** Local time in London at which the test takes place (see HarnessOptions). */
  now: string | null;
  allowsRealCentre: boolean;
  /** What is served to the browser driver: the app, or the page that store tests work on. */
  bundle?: 'renderer' | 'store-tests';
}

/** A running app, whichever way it runs. */
export interface LaunchedApp extends FileHands {
  page: Page;
  context: BrowserContext;
  /** Ends the app as a person does. */
  close(): Promise<void>;
  /** Ends it as a power cut does: SIGKILL to the renderer and to what runs it. */
  kill(): Promise<void>;
  /** Takes the network away from (or gives it back to) the running page. */
  setOffline(offline: boolean): Promise<void>;
  /** Addresses outside the app that the page asked for. Nothing may ever stand here. */
  foreignRequests: readonly string[];
  /** What the page wrote to its console as errors or warnings, policy violations included. */
  consoleProblems: readonly string[];
}

/**
 * Opens the app for a test. E2E_DRIVER=browser|stand-in|electron overrides the driver for a whole run.
 * 'desktop' means Electron where its binary is there, else the stand-in.
 */
export function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const forced = process.env.E2E_DRIVER;
  if (forced === 'stand-in') return launchStandIn(options);
  const driver = forced === 'browser' ? 'browser' : forced === 'electron' ? 'desktop' : options.driver;
  if (driver === 'browser') return launchInBrowser(options);
  const electron = installedElectron();
  return electron === undefined ? launchStandIn(options) : launchElectron(electron, options);
}
