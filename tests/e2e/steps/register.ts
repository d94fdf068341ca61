import { expect, type Locator, type Page } from '@playwright/test';

/** Presses keys one after another and counts them; a chord is one press. */
export class Fingers {
  presses = 0;
  taps = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.presses += 1;
    }
  }

  async tap(target: Locator): Promise<void> {
    await target.click();
    this.taps += 1;
  }
}

/** The list of the register that is open. */
export function registerList(page: Page): Locator {
  return page.getByRole('table', { name: /^Register of/ });
}

/** The button of a row, 1 the first, that holds its entry. */
export function entryOf(page: Page, row: number): Locator {
  return registerList(page)
    .locator('[data-mark-button]')
    .nth(row - 1);
}

/** The state of the register above the list, such as 'Taken, 12 of 12', and the moment it was kept. */
export async function expectKept(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words })).toContainText(/Kept \d\d:\d\d:\d\d/);
}

/** Opens the register that Today has in focus, by Enter, once the list is there. */
export async function openHawthorn(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'Hawthorn, Year 10' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entryOf(page, 1)).toBeFocused();
}
