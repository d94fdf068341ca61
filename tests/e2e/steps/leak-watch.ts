import type { Page } from '@playwright/test';

/** Everything that leaves a page by a side door, as texts: where it went, and what was written there. */
export interface LeakWatch {
  /** All of it up to now. */
  collect(): Promise<string[]>;
  /** Every title the page had. */
  titles(): Promise<string[]>;
  /** How often each door was used: a watch that saw nothing proves nothing. */
  uses(): Promise<Record<'addresses' | 'files', number>>;
}

interface InPage {
  titles: string[];
  doors: string[];
}

/** Watches addresses, the console, file names, titles, system notifications, the address history, storage, cookies and the clipboard. */
export async function watchLeaks(page: Page): Promise<LeakWatch> {
  const addresses: string[] = [page.url()];
  const files: string[] = [];
  const lines: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  page.on('request', (request) => addresses.push(request.url()));
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(`${error.message} ${error.stack ?? ''}`));
  page.on('download', (download) => files.push(download.suggestedFilename()));
  await page.evaluate(watchInPage);
  const inPage = (): Promise<InPage> => page.evaluate(() => (window as unknown as { leakWatch: InPage }).leakWatch);
  return {
    collect: async () => [
      ...[...new Set(addresses)].map((text) => `address: ${decodeURIComponent(text)}`),
      ...files.map((text) => `file name: ${text}`),
      ...lines.map((text) => `console: ${text}`),
      ...(await inPage()).doors,
      ...(await page.evaluate(stored)),
      ...(await page.context().cookies()).map(({ name, value }) => `cookie: ${name}=${value}`),
    ],
    titles: async () => (await inPage()).titles,
    uses: () => Promise.resolve({ addresses: new Set(addresses).size, files: files.length }),
  };
}

function watchInPage(): void {
  const titles = [document.title];
  const doors: string[] = [];
  Object.assign(window, { leakWatch: { titles, doors } });
  new MutationObserver(() => {
    if (document.title !== titles.at(-1)) titles.push(document.title);
  }).observe(document.head, { subtree: true, childList: true, characterData: true });
  for (const name of ['pushState', 'replaceState'] as const) {
    const sound = history[name].bind(history);
    history[name] = (state, unused, url) => {
      doors.push(`history: ${JSON.stringify(state)} ${unused} ${String(url)}`);
      sound(state, unused, url);
    };
  }
  const notified = function (title: string, options?: NotificationOptions): void {
    doors.push(`notification: ${title} ${JSON.stringify(options)}`);
  };
  Object.assign(window, { Notification: notified });
  const copied = (text: string): Promise<void> => {
    doors.push(`clipboard: ${text}`);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied } });
}

function stored(): string[] {
  return [localStorage, sessionStorage].flatMap((store) =>
    Object.entries(store).map(([name, value]) => `storage: ${name}=${String(value)}`),
  );
}
