import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A school laptop and an office screen, light and dark. */
export const looks: readonly Look[] = [
  { width: 1024, height: 768, scheme: 'light' },
  { width: 1024, height: 768, scheme: 'dark' },
  { width: 1440, height: 900, scheme: 'light' },
  { width: 1440, height: 900, scheme: 'dark' },
];

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const webpQuality = 55;
/** A picture is taken once the screen has stood still: nothing more is loaded, faded or repainted. */
const pauseMs = 150;
const sameBeforeStill = 3;
const mostTries = 25;

/** Takes the picture of what is on the screen, small enough to keep in the repository. */
export async function picture(page: Page, look: Look, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const browser = await page.context().newCDPSession(page);
  const take = async () =>
    (await browser.send('Page.captureScreenshot', { format: 'webp', quality: webpQuality })).data;
  let data = await take();
  let same = 0;
  for (let tries = 0; same < sameBeforeStill && tries < mostTries; tries += 1) {
    // eslint-disable-next-line no-restricted-syntax -- a camera, not a test: what it waits for is stillness
    await page.waitForTimeout(pauseMs);
    const next = await take();
    same = next === data ? same + 1 : 0;
    data = next;
  }
  await browser.detach();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}-${look.width}-${look.scheme}.webp`), Buffer.from(data, 'base64'));
}
