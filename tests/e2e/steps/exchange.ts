import { expect, type Page } from '@playwright/test';
import { totpCode, totpStep } from '../../../la-endpoint/core/totp.ts';
import type { TestEndpoint } from '../harness/endpoint.ts';
import type { LaunchedApp } from '../harness/launch.ts';
import { enterNewCentre, firstPerson } from './set-up.ts';
import { bringIn } from './working-day.ts';

export interface Colleague {
  readonly name: string;
  readonly position: string;
  readonly passphrase: string;
  /** As the form's list of roles has it. */
  readonly role: string;
}

export const denise: Colleague = {
  ...{ name: 'Denise Farrowby', position: 'Key worker', passphrase: 'blue tractor in rain', role: 'Key worker' },
};

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a Base32 text (RFC 4648 section 6), as an authenticator app reads a key. */
function bytesOf(text: string): Uint8Array {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/** A person's authenticator app: never the same code twice, since the endpoint takes each once. */
export class Authenticator {
  #lastStep = 0;
  readonly #secret: Uint8Array;
  readonly #endpoint: TestEndpoint;

  constructor(key: string, endpoint: TestEndpoint) {
    this.#secret = bytesOf(key.replaceAll(' ', ''));
    this.#endpoint = endpoint;
  }

  code(): string {
    // The endpoint takes the code of the next half minute too, as for an app whose clock is a little fast.
    const step = Math.max(totpStep(this.#endpoint.now()), this.#lastStep + 1);
    this.#lastStep = step;
    return totpCode(this.#secret, step);
  }
}

export async function fillConnection(
  page: Page,
  { address }: TestEndpoint,
  code: string,
  laptop: string,
): Promise<void> {
  await page.getByLabel('Address of the local authority').fill(address);
  await page.getByLabel('One-time code').fill(code);
  await page.getByLabel('Name of this laptop').fill(laptop);
}

/** Connects the centre that is open to the endpoint, through the screens. Gives the administrator's authenticator. */
export async function connectCentre(page: Page, endpoint: TestEndpoint, passphrase: string): Promise<Authenticator> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('link', { name: 'Connect to the local authority' }).click();
  await fillConnection(page, endpoint, endpoint.code, 'Front desk');
  await page.getByLabel('Your passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  const authenticator = await keepSecondProof(page, endpoint);
  await expect(page.getByRole('heading', { level: 1, name: 'Sending and receiving' })).toBeVisible();
  await expectAllSent(page);
  return authenticator;
}

/** Puts the key that is shown this once into an authenticator app, and tries it. */
export async function keepSecondProof(page: Page, endpoint: TestEndpoint): Promise<Authenticator> {
  await expect(page.getByRole('heading', { level: 1, name: 'Keep your second proof' })).toBeVisible();
  const shown = page.getByRole('group', { name: 'Key for the authenticator app' }).locator('span');
  const authenticator = new Authenticator((await shown.textContent()) ?? '', endpoint);
  await page.getByLabel('Code that the app shows now').fill(authenticator.code());
  await page.keyboard.press('Enter');
  return authenticator;
}

/** A centre of twelve pupils with a colleague on its staff list, not yet connected. */
export async function centreWithColleague(office: LaunchedApp): Promise<void> {
  await enterNewCentre(office.page);
  await bringIn(office);
  await addColleague(office.page);
}

/** Enters a mark for the first pupil of everyone on roll. */
export async function markFirst(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('link', { name: 'Everyone on roll' }).click();
  await page.locator('[data-mark-button]').first().focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.getByRole('status').filter({ hasText: /Kept \d\d:\d\d:\d\d/ })).toBeVisible();
}

/** The same pupil marked differently on both laptops while the endpoint is away. */
export async function markDifferentlyApart(
  endpoint: TestEndpoint,
  [office, workshop]: readonly [Page, Page],
  whileAway: () => Promise<void>,
): Promise<void> {
  await endpoint.stop();
  await markFirst(office, '/');
  await markFirst(workshop, 'l', '7', 'Enter');
  await exchange(office);
  await expectState(office, /^No connection, 1 to send$/);
  await whileAway();
  await endpoint.startAgain();
  await exchange(office);
  await expectAllSent(office);
  await exchange(workshop);
  await expectState(workshop, /^1 to settle$/);
}

interface Joining {
  readonly code: string;
  readonly laptop: string;
  readonly passphrase: string;
}

/** From the first screen of a new laptop to the first fill. */
export async function beginToJoin(page: Page, endpoint: TestEndpoint, person: Joining): Promise<void> {
  await page.getByRole('button', { name: 'Join a centre' }).click();
  await fillConnection(page, endpoint, person.code, person.laptop);
  await page.getByLabel('Choose your passphrase').fill(person.passphrase);
  await page.getByLabel('The same passphrase again').fill(person.passphrase);
  await page.keyboard.press('Enter');
}

/** From the first screen of a new laptop into the centre. */
export async function joinCentre(page: Page, endpoint: TestEndpoint, person: Joining): Promise<void> {
  await beginToJoin(page, endpoint, person);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** The state in the header, a link to the page about it. */
export async function expectState(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('banner').getByRole('link')).toHaveText(words);
}

export async function expectAllSent(page: Page): Promise<void> {
  await expectState(page, /^All sent \d\d:\d\d$/);
}

/** Opens the page about the exchange and asks for one at once. */
export async function exchange(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('link').click();
  await page.getByRole('button', { name: 'Exchange now' }).click();
}

/** The administrator puts a colleague on the staff list. */
export async function addColleague(page: Page, colleague: Colleague = denise): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Staff', exact: true }).click();
  await page.getByRole('button', { name: 'Add a member of staff' }).click();
  await page.getByLabel('Name', { exact: true }).fill(colleague.name);
  await page.getByLabel('Position', { exact: true }).fill(colleague.position);
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: colleague.role, exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(colleague.passphrase);
  await page.getByLabel('The same passphrase again').fill(colleague.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${colleague.name} can now sign in on this laptop.`)).toBeVisible();
}

export async function openPeople(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'People and laptops' }).click();
  await expect(page.getByRole('table', { name: 'People' })).toContainText(firstPerson.name);
}

/** The administrator invites the colleague; gives the code of the sheet. */
export async function invite(page: Page, colleague: Colleague = denise): Promise<string> {
  await openPeople(page);
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByRole('combobox', { name: 'Who' }).click();
  await page.getByRole('option', { name: new RegExp(`^${colleague.name}`) }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  const code = await page.getByRole('group', { name: 'One-time code' }).locator('span').textContent();
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  await expect(page.getByRole('table', { name: 'People' })).toContainText(colleague.name);
  return code ?? '';
}
