import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/harness/endpoint.ts';
import {
  centreWithColleague,
  connectCentre,
  denise,
  expectAllSent,
  invite,
  joinCentre,
  markDifferentlyApart,
  openPeople,
} from '../e2e/steps/exchange.ts';
import { firstPerson } from '../e2e/steps/set-up.ts';
import { broughtIn } from '../e2e/steps/working-day.ts';
import { looks, picture } from './camera.ts';

test.use({ now: '2026-11-18T09:25:00' });

async function goTo(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

for (const look of looks) {
  test(`two laptops exchange, ${look.width} ${look.scheme}`, async ({ endpoint, launch }) => {
    const office = await launch();
    const { page } = office;
    const { page: workshop } = await launch();
    for (const laptop of [page, workshop]) {
      await laptop.setViewportSize({ width: look.width, height: look.height });
      await laptop.emulateMedia({ colorScheme: look.scheme });
    }
    await centreWithColleague(office);
    await goTo(page, 'g', 's');
    await page.getByRole('link', { name: 'Connect to the local authority' }).click();
    await expect(page.getByLabel('One-time code')).toBeVisible();
    await picture(page, look, 'exchange-connect');
    await connectCentre(page, endpoint, firstPerson.passphrase);
    await picture(page, look, 'exchange');
    const code = await invite(page);
    await openPeople(page);
    await picture(page, look, 'exchange-people');

    await workshop.getByRole('button', { name: 'Join a centre' }).click();
    await expect(workshop.getByLabel('One-time code')).toBeVisible();
    await picture(workshop, look, 'exchange-join');
    await workshop.reload();
    await joinCentre(workshop, endpoint, { code, laptop: 'Workshop', passphrase: denise.passphrase });
    await expectAllSent(workshop);

    await markDifferentlyApart(endpoint, [page, workshop], () => picture(page, look, 'exchange-no-connection'));
    await goTo(workshop, 'g', 'e');
    await expect(workshop.getByRole('heading', { level: 1, name: 'Things to settle' })).toBeFocused();
    await picture(workshop, look, 'exchange-settle');
    await goTo(page, 'g', 'p');
    await page.getByRole('link', { name: new RegExp(broughtIn[0]?.surname ?? '') }).click();
    await page.getByRole('link', { name: 'Details' }).click();
    await page.getByRole('link', { name: 'Erase this pupil’s records' }).click();
    await expect(page.getByRole('region', { name: 'What stays' })).toBeVisible();
    await picture(page, look, 'exchange-erase');
  });
}
