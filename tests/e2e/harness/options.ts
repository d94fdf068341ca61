/** 'browser': the served build. 'desktop': Electron where its binary is there, else the stand-in. */
export type Driver = 'browser' | 'desktop';

export interface HarnessOptions {
  driver: Driver;
  /**
   * When the test takes place, local time in London, such as '2026-11-18T08:55:00'. The clock runs on from there.
   * Null leaves the machine's own clock, for measurements.
   */
  now: string | null;
  /** Whether a real centre may be founded (`--real`); on the desktop it always may. */
  allowsRealCentre: boolean;
}

/** A Wednesday in term, shortly before the morning register. */
export const DEFAULT_NOW = '2026-11-18T08:55:00';

/** Chromium as the tests want it: quiet, without the network's services, and able to run as root. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const PAGE_CONTEXT = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  viewport: { width: 1440, height: 900 },
} as const;
