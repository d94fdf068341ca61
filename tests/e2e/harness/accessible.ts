import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with what axe found, in its words, where the page breaks WCAG 2.0–2.2 level A or AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // Only what is wrong is told in full: on a long list the rest takes as long to tell as to find.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(WCAG_22_AA);
  await expectNothingFound(page, axe);
}

/** The same in light, and the colours again in dark: nothing else differs there. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await showIn(page, 'light');
  await expectAccessible(page);
  await showIn(page, 'dark');
  await expectNothingFound(
    page,
    new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withRules(['color-contrast', 'link-in-text-block']),
  );
  await showIn(page, 'light');
}

/**
 * The app follows the machine's scheme a moment after it changed; what is judged is the page that has followed. The page of an app
 * that could not start has no scheme of its own.
 */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const other = colorScheme === 'light' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).not.toHaveAttribute('data-mantine-color-scheme', other);
}

async function expectNothingFound(page: Page, axe: AxeBuilder): Promise<void> {
  // What is half faded in has half its contrast.
  await page.evaluate(untilStill);
  const { violations } = await axe.analyze();
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect(findings).toEqual([]);
}

/** Runs in the page: what is about to fade has begun after two frames; what turns for ever is not waited for. */
async function untilStill(): Promise<void> {
  for (let isStill = false; !isStill;) {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((painted) => requestAnimationFrame(painted));
    const ending = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    isStill = ending.length === 0;
  }
}
