import type { BrowserContext, Page } from '@playwright/test';

/** Notes what a page must never do: ask for foreign addresses, or complain on its console. */
export interface PageWatch {
  foreignRequests: string[];
  consoleProblems: string[];
}

/** @param isOwn whether an address belongs to the app. */
export function watchPage(page: Page, isOwn: (address: string) => boolean): PageWatch {
  const watch: PageWatch = { foreignRequests: [], consoleProblems: [] };
  page.on('request', (request) => {
    if (!isOwn(request.url()) && !/^(?:data|blob):/.test(request.url())) watch.foreignRequests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    // Stopped by the content security policy before it left; the console has it as a problem.
    const index = request.failure()?.errorText === 'csp' ? watch.foreignRequests.indexOf(request.url()) : -1;
    if (index >= 0) watch.foreignRequests.splice(index, 1);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') watch.consoleProblems.push(message.text());
  });
  page.on('pageerror', (error) => {
    watch.consoleProblems.push(error.message);
  });
  return watch;
}

/**
 * Makes the page see no network. Only the sign of it is changed: the app's own files stay within reach, as they are on a
 * laptop without Wi-Fi, and everything else is unreachable in the tests anyway.
 */
export async function showOffline(context: BrowserContext, offline: boolean): Promise<void> {
  await context.addInitScript(becomeOffline, offline);
  for (const page of context.pages()) await page.evaluate(becomeOffline, offline);
}

function becomeOffline(offline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !offline });
  window.dispatchEvent(new Event(offline ? 'offline' : 'online'));
}

/** @param now local time in London, or null for the machine's own clock. */
export async function setClock(context: BrowserContext, now: string | null): Promise<void> {
  if (now !== null) await context.clock.install({ time: now });
}
