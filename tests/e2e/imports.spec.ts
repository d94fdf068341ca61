import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/fixtures.ts';
import type { LaunchedApp } from './harness/launch.ts';
import { enterSample } from './steps/enter.ts';
import {
  asUtf16,
  asUtf8,
  asWindows1252,
  deepNesting,
  entityBomb,
  externalEntity,
  formulaName,
  overriddenName,
  rubbish,
} from '../fixtures/imports/hostile.ts';
import { inventDistinctPupils, type InventedPupil } from '../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../fixtures/imports/make-csv.ts';
import { makeCtf } from '../fixtures/imports/make-ctf.ts';
import { makeDirectory } from '../fixtures/imports/make-directory.ts';

test.use({ now: '2026-11-16T09:02:00' });

const people = inventDistinctPupils(43, 7);

async function openImports(page: Page): Promise<void> {
  await enterSample(page, 'sample-lead');
  await page.getByRole('link', { name: 'Bring in a file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bring in a file' })).toBeVisible();
}

const buttons = { ctf: 'Choose a CTF', csv: 'Choose a CSV list', directory: 'Choose the directory' } as const;

async function pick(
  app: LaunchedApp,
  page: Page,
  kind: keyof typeof buttons,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  await app.pickFile({ name, bytes }, () => page.getByRole('button', { name: buttons[kind] }).click());
}

async function pupilsHere(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  await page.getByLabel('On roll').selectOption('Everyone');
  return page.getByText(/^\d+ pupils$/).innerText();
}

function withChange(pupil: InventedPupil, change: Partial<InventedPupil>): InventedPupil {
  return { ...pupil, ...change };
}

test('a school’s CTF is shown first, brought in at once, and changes nothing the second time', async ({
  app,
  page,
}) => {
  await openImports(page);
  await expectAccessible(page);
  await pick(app, page, 'ctf', '801_CTF.xml', asUtf8(makeCtf(people)));
  await expect(page.getByText('43 new, 0 changed, 0 unchanged, 0 to decide, 0 refused')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring in 43 pupils' }).click();
  await expect(page.getByText('43 pupils brought in.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page);

  const [first] = people;
  await page.getByRole('button', { name: 'See the pupils' }).click();
  await page.getByLabel('Name', { exact: true }).fill(`${first?.surname ?? ''} ${first?.forename ?? ''}`);
  await page
    .getByRole('link', { name: `${first?.surname ?? ''}, ${first?.forename ?? ''}` })
    .first()
    .click();
  await expect(page.getByText('Invented High School').first()).toBeVisible();
  await expect(
    page.getByText(`1. Ms ${first?.contactForename ?? ''} ${first?.contactSurname ?? ''}, mother`),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Bring in a file' }).click();
  await pick(app, page, 'ctf', '801_CTF.xml', asUtf8(makeCtf(people, { version: '24.0' })));
  await expect(page.getByText('0 new, 0 changed, 43 unchanged, 0 to decide, 0 refused')).toBeVisible();
  expect(app.consoleProblems).toEqual([]);
  expect(app.foreignRequests).toEqual([]);
});

test('a changed surname is shown field by field, and only that field is changed', async ({ app, page }) => {
  await openImports(page);
  const [one] = people;
  if (one === undefined) throw new Error('No people');
  await pick(app, page, 'ctf', 'a.xml', asUtf8(makeCtf([one])));
  await page.getByRole('button', { name: 'Bring in 1 pupil', exact: true }).click();
  await page.getByRole('button', { name: 'Bring in another file' }).click();
  await pick(app, page, 'ctf', 'b.xml', asUtf8(makeCtf([withChange(one, { surname: 'Changed-Name' })])));
  await expect(page.getByText(`Surname: ${one.surname} → Changed-Name`)).toBeVisible();
  await page.getByRole('button', { name: 'Change 1 pupil' }).click();
  await expect(page.getByText('1 pupil changed.')).toBeVisible();
  await page.getByRole('button', { name: 'See the pupils' }).click();
  await page.getByRole('link', { name: `Changed-Name, ${one.forename}` }).click();
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page.getByText(`Legal surname: ${one.surname} → Changed-Name`)).toBeVisible();
});

test('a list is matched column by column, what is left out is named, and the match is remembered', async ({
  app,
  page,
}) => {
  await openImports(page);
  await pick(app, page, 'csv', 'list.csv', asUtf8(makeCsv(people.slice(0, 12))));
  await expect(page.getByText('Waymark guessed from the headings')).toBeVisible();
  await expect(page.getByText('Left out and not kept: House Points, Religion.')).toBeVisible();
  await page.getByLabel('Where “Legal Surname” goes').selectOption('Leave out');
  await expect(page.getByText('Say which column holds the surname and forename.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on to the preview' })).toBeDisabled();
  await page.getByLabel('Where “Legal Surname” goes').selectOption('Surname');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByText('Left out, for Waymark keeps no such thing: House Points, Religion.')).toBeVisible();
  await expect(page.getByText('Read, but not kept here: Registration group.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 12 pupils' }).click();
  await page.getByRole('button', { name: 'Bring in another file' }).click();
  await pick(app, page, 'csv', 'list.csv', asUtf8(makeCsv(people.slice(0, 12))));
  await expect(page.getByText('Matched as the last time')).toBeVisible();
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByText('0 new, 0 changed, 12 unchanged, 0 to decide, 0 refused')).toBeVisible();
});

test('a pupil who may be here already waits for a person to say who it is', async ({ app, page }) => {
  await openImports(page);
  const three = people.slice(0, 3).map((pupil) => withChange(pupil, { upn: '' }));
  await pick(app, page, 'ctf', 'a.xml', asUtf8(makeCtf(three)));
  await page.getByRole('button', { name: 'Bring in 3 pupils' }).click();
  await page.getByRole('button', { name: 'Bring in another file' }).click();
  const again = three.map((pupil) => withChange(pupil, { town: 'Elsewhere' }));
  await pick(app, page, 'ctf', 'b.xml', asUtf8(makeCtf(again)));
  await expect(page.getByText('0 new, 0 changed, 0 unchanged, 3 to decide, 0 refused')).toBeVisible();
  await expectAccessible(page);
  const [same, other, out] = [0, 1, 2].map((row) => page.getByRole('radiogroup').nth(row));
  await expect(page.getByRole('button', { name: /^(Bring in|Change|Finish)/ })).toBeDisabled();
  await same?.getByLabel(/^The same person as/).check();
  await other?.getByLabel('Another person: bring in as new').check();
  await out?.getByLabel('Leave this row out').check();
  await page.getByRole('button', { name: 'Bring in 1 pupil and change 1' }).click();
  await expect(page.getByText('1 pupil brought in, 1 pupil changed.')).toBeVisible();
});

const hostileCtf: readonly (readonly [what: string, bytes: () => Uint8Array, answer: RegExp])[] = [
  ['an entity bomb', () => asUtf8(entityBomb()), /defines entities/],
  ['an external entity', () => asUtf8(externalEntity()), /defines entities/],
  ['deep nesting', () => asUtf8(deepNesting(2)), /nested far deeper/],
  ['100 MB of rubbish', () => rubbish(100_000_000), /The file has 100 MB/],
  ['rubbish', () => rubbish(50_000), /not a text file|bytes that no text has/],
  ['a file cut short', () => asUtf8(makeCtf(people).slice(0, 9000)), /damaged or cut short/],
  [
    'Windows-1252 that says it is UTF-8',
    () => asWindows1252(makeCtf([{ ...latin(), forename: 'Zoë' }])),
    /says it is UTF-8 but is not/,
  ],
  ['an unknown version', () => asUtf8(makeCtf(people, { version: '17.0' })), /version 17\.0/],
  ['a list in place of a CTF', () => asUtf8(makeCsv(people)), /not an XML file/],
];

function latin(): InventedPupil {
  const [one] = people;
  if (one === undefined) throw new Error('No people');
  return {
    ...one,
    surname: 'Brown',
    forename: 'Mia',
    middleNames: '',
    contactSurname: 'Brown',
    contactForename: 'Ada',
  };
}

for (const [what, bytes, answer] of hostileCtf) {
  // The stand-in for Electron hands a picked file over as text; a hundred megabytes of it take longer than anybody waits.
  const only = what.startsWith('100 MB') ? ' @browser' : '';
  test(`${what} gets a clear answer and leaves everything as it was${only}`, async ({ app, page }) => {
    await openImports(page);
    const before = await pupilsHere(page);
    await page.getByRole('link', { name: 'Bring in a file' }).click();
    await pick(app, page, 'ctf', 'school.xml', bytes());
    await expect(page.getByRole('alert')).toContainText('This file cannot be brought in');
    await expect(page.getByRole('alert')).toContainText(answer);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await expect(page.getByRole('button', { name: 'Choose a CTF' })).toBeVisible();
    expect(await pupilsHere(page)).toBe(before);
    expect(app.consoleProblems).toEqual([]);
    expect(app.foreignRequests).toEqual([]);
  });
}

test('names that are formulas or turned round, and pupils given twice, are refused row by row', async ({
  app,
  page,
}) => {
  await openImports(page);
  const [a, b, c, d] = people;
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('No people');
  const rows = [
    withChange(a, { surname: formulaName }),
    withChange(b, { forename: overriddenName }),
    c,
    withChange(c, { street: '9 Other Street' }),
    withChange(d, { upn: 'A801200005001' }),
  ];
  await pick(app, page, 'csv', 'list.csv', asUtf8(makeCsv(rows)));
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByText('1 new, 0 changed, 0 unchanged, 0 to decide, 4 refused')).toBeVisible();
  const refused = page.getByRole('region', { name: 'Refused', exact: true });
  await expect(refused).toContainText('as a spreadsheet formula does');
  await expect(refused).toContainText('reverses the reading direction');
  await expect(refused).toContainText('already on row 4 (same UPN)');
  await expectAccessible(page);
});

test('a list in UTF-16 or Windows-1252 keeps its accents', async ({ app, page }) => {
  await openImports(page);
  const renee = { ...latin(), forename: 'Renée' };
  await pick(app, page, 'csv', 'list.csv', asUtf16(makeCsv([renee]), true));
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByRole('cell', { name: /Brown, Renée/ })).toBeVisible();
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();
  await pick(app, page, 'csv', 'list.csv', asWindows1252(makeCsv([renee])));
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await expect(page.getByText('The file is written in Windows-1252. Check names with accents.')).toBeVisible();
  await expect(page.getByRole('cell', { name: /Brown, Renée/ })).toBeVisible();
});

test('an attendance officer is told which fields the role may not keep', async ({ app, page }) => {
  await enterSample(page, 'sample-officer');
  await page.getByRole('link', { name: 'Bring in a file' }).click();
  await pick(app, page, 'ctf', 'a.xml', asUtf8(makeCtf(people.slice(0, 2))));
  await expect(page.getByText(/because your role may not see it: .*Ethnicity/)).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 2 pupils' }).click();
  await expect(page.getByText('2 pupils brought in.')).toBeVisible();
});

test('the directory of 50,000 schools comes in with its progress, can be stopped, and finds a home school', async ({
  app,
  page,
}) => {
  await openImports(page);
  const bytes = asUtf8(makeDirectory(50_000, 3));
  await pick(app, page, 'directory', 'edubasealldata.csv', bytes);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Choose the directory' })).toBeVisible();
  await pick(app, page, 'directory', 'edubasealldata.csv', bytes);
  await expect(page.getByText('50,000 schools can be found by name, URN or DfE number.')).toBeVisible({
    timeout: 45_000,
  });
  await page.getByRole('link', { name: 'Pupils', exact: true }).click();
  await page.getByRole('button', { name: 'Add a pupil' }).click();
  await page.getByRole('button', { name: 'Another school' }).click();
  await page.getByLabel('Find in the schools directory').fill('100042');
  await page.getByRole('button', { name: /100042/ }).click();
  await expect(page.getByLabel('Home school (optional)')).not.toHaveValue('');
});

test('a list of pupils is no schools directory, and says so', async ({ app, page }) => {
  await openImports(page);
  await pick(app, page, 'directory', 'list.csv', asUtf8(makeCsv(people)));
  await expect(page.getByRole('alert')).toContainText('This is not the schools directory');
});
