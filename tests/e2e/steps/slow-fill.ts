import type { Page } from '@playwright/test';
import { ENDPOINT_LINE_PATH } from '../../../shared/ipc/endpoint-line.ts';

/** The pages that come before the last one. */
const before = 2;

export interface SlowFill {
  /** From where each page was asked for; null for the beginning. */
  readonly cursors: readonly (string | null)[];
  /** The second page, which was on its way, arrives. */
  letThrough(): void;
}

/** The first fill of a small centre as that of a large one over a slow line: in three pages, the second held on its way. */
export async function fillSlowly(page: Page): Promise<SlowFill> {
  const cursors: (string | null)[] = [];
  let letThrough = (): void => undefined;
  const arrives = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(`**${ENDPOINT_LINE_PATH}`, async (route) => {
    const { path, body } = route.request().postDataJSON() as { path: string; body: string };
    if (path !== '/v1/pull') return route.continue();
    const place = cursors.push((JSON.parse(body) as { cursor: string | null }).cursor);
    if (place > before) return route.continue();
    if (place === before) await arrives;
    // The line is for our own page alone, and only a browser says that of itself.
    const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' };
    const answer = (await (await route.fetch({ headers })).json()) as { value: { status: number; text: string } };
    const told = { ...(JSON.parse(answer.value.text) as object), more: true };
    return route.fulfill({ json: { ...answer, value: { ...answer.value, text: JSON.stringify(told) } } });
  });
  return { cursors, letThrough };
}
