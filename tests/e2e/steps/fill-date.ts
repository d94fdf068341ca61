import type { Locator } from '@playwright/test';

/** Types a day and goes on to the next box, as a person does; the calendar that opened beside it closes. */
export async function fillDate(field: Locator, day: string): Promise<void> {
  await field.fill(day);
  await field.press('Tab');
}
