import type { Page } from '@playwright/test';
import type { MemberRole } from '../../shared/centre/staff.ts';
import { expect, oneTimeCode, passphrase, type Endpoint } from './harness.ts';

/** Founds a centre of so many pupils on a laptop and brings it to the endpoint. Returns the second factor's secret. */
export async function foundAt(page: Page, endpoint: Endpoint, pupils: number): Promise<string> {
  const secret = await page.evaluate(
    async ([address, code, words, count]) => {
      const { store } = window;
      await store.found();
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      await store.keep(numbers.flatMap((number) => store.pupilAndEnrolment(number)));
      return store.connect(address, code, words);
    },
    [endpoint.address, endpoint.code, passphrase, pupils] as const,
  );
  await untilClean(page);
  return secret;
}

export async function invited(
  page: Page,
  secret: string,
  person: { staff: string; name: string; role: MemberRole; groups?: string[]; position?: string },
  later = 0,
): Promise<string> {
  const credentials = { passphrase, oneTimeCode: oneTimeCode(secret, later) };
  return page.evaluate(
    ([{ staff, name, role, groups = null, position }, proof]) =>
      window.store.invite(staff, name, role, proof, groups, position),
    [person, credentials] as const,
  );
}

export async function joined(page: Page, endpoint: Endpoint, code: string): Promise<void> {
  await page.evaluate(([address, typed, words]) => window.store.joinAt(address, typed, words), [
    endpoint.address,
    code,
    passphrase,
  ] as const);
  await expect.poll(() => statusOf(page)).toMatchObject({ is: 'enrolled', isFilled: true, isUpToDate: true });
}

export function statusOf(page: Page) {
  return page.evaluate(() => window.store.syncStatus());
}

export async function untilClean(page: Page): Promise<void> {
  await expect.poll(() => statusOf(page)).toMatchObject({ isUpToDate: true });
}

export function exchanged(page: Page) {
  return page.evaluate(() => window.store.exchangeOnce());
}

/** Signs out and signs another member of the test centre in, exchanging. */
export async function changePerson(page: Page, who: 'administrator' | 'lead' | 'officer' | 'tutor'): Promise<void> {
  await page.evaluate(async (next) => {
    const { store } = window;
    await store.stopExchange();
    store.leave();
    await store.enter(next);
    store.startExchange();
  }, who);
}
