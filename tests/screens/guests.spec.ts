import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/harness/endpoint.ts';
import { connectCentre, expectAllSent, joinCentre, openPeople } from '../e2e/steps/exchange.ts';
import { centreWithForge, codeOfSheet, fillInvitation, lucy, tess, type Guest } from '../e2e/steps/guests.ts';
import { firstPerson } from '../e2e/steps/set-up.ts';
import { looks, picture } from './camera.ts';

test.use({ now: '2026-11-18T09:25:00' });

const go = (page: Page, line: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByText(line, { exact: true }).click();

for (const look of looks) {
  test(`people from outside, ${look.width} ${look.scheme}`, async ({ endpoint, launch }) => {
    const laptop = async () => {
      const app = await launch();
      await app.page.setViewportSize({ width: look.width, height: look.height });
      await app.page.emulateMedia({ colorScheme: look.scheme });
      return app;
    };
    const office = await laptop();
    const { page } = office;
    await centreWithForge(office);
    await connectCentre(page, endpoint, firstPerson.passphrase);
    const invited = async (guest: Guest, name: string): Promise<string> => {
      await openPeople(page);
      await page.getByRole('button', { name: 'Invite a person' }).click();
      await fillInvitation(page, guest);
      await picture(page, look, `${name}-invite`);
      const code = await codeOfSheet(page);
      await picture(page, look, `${name}-code`);
      await page.getByRole('button', { name: 'I have passed it on' }).click();
      return code;
    };
    const tutorsCode = await invited(tess, 'tutor');
    const officersCode = await invited(lucy, 'officer');
    await expect(page.getByRole('table', { name: 'People' })).toContainText(lucy.name);
    await picture(page, look, 'guest-people');

    const { page: yard } = await laptop();
    await joinCentre(yard, endpoint, { code: tutorsCode, laptop: 'Forge', passphrase: tess.passphrase });
    await expectAllSent(yard);
    await picture(yard, look, 'tutor-today');
    await yard.getByRole('link', { name: 'Forge' }).click();
    await yard.locator('[data-mark-button]').first().waitFor();
    await picture(yard, look, 'tutor-register');
    await go(yard, 'Settings');
    await yard.getByText(/^Ask an administrator/).waitFor();
    await picture(yard, look, 'tutor-access');

    const { page: desk } = await laptop();
    await joinCentre(desk, endpoint, { code: officersCode, laptop: 'Desk', passphrase: lucy.passphrase });
    await expectAllSent(desk);
    await picture(desk, look, 'officer-today');
    await desk.getByRole('link', { name: 'Everyone on roll' }).click();
    await desk.getByRole('table').waitFor();
    await picture(desk, look, 'officer-register');
    await go(desk, 'Attendance');
    await desk.getByRole('region', { name: 'Attendance by pupil' }).getByRole('link').first().waitFor();
    await picture(desk, look, 'officer-attendance');
  });
}
