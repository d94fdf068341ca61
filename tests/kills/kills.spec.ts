import type { Locator } from '@playwright/test';
import { codeInfo } from '../../shared/attendance/codes.ts';
import type { Code } from '../../shared/attendance/types.ts';
import { expect, test } from '../e2e/harness/fixtures.ts';
import type { LaunchedApp } from '../e2e/harness/launch.ts';
import { openSample, signInAs } from '../e2e/steps/enter.ts';
import { randomFrom, type Random } from '../../shared/sample/random.ts';

/** Rounds of kill -9: a few with every test run, a hundred with `npm run test:kills`. */
const rounds = Number(process.env.WAYMARK_KILL_ROUNDS ?? 12);
const seed = Number(process.env.WAYMARK_KILL_SEED ?? 20_261_118);
const codes: readonly Code[] = ['I', 'M', 'O', 'G', 'R'];
const pupils = 12;
const mostMarksBeforeCut = 4;
/** After the last mark that is waited for, the power goes at a random moment of the next ones. */
const cutWithinMs = 120;

/** What the test knows of one pupil's mark. */
interface Known {
  /** Codes the screen called kept, oldest first, with those that turned out to have been kept when the power went. */
  kept: Code[];
  /** The code that was on its way to the disk when the power went: it may be there or not. */
  inFlight: Code | null;
}

interface Register {
  readonly app: LaunchedApp;
  readonly names: readonly string[];
  readonly cell: (row: number) => Locator;
}

async function openRegister(app: LaunchedApp): Promise<Register> {
  const { page } = app;
  await signInAs(page, 'sample-tutor');
  await page.getByRole('link', { name: 'Hawthorn, Year 10' }).first().click();
  const headers = page.getByRole('table').getByRole('rowheader');
  await expect(headers).toHaveCount(pupils);
  const cells = page.locator('[data-mark-button]');
  const texts = await cells.allTextContents();
  return { app, names: texts.map((text) => text.split(': ')[0] ?? ''), cell: (row) => cells.nth(row) };
}

/** The code a cell shows; null where there is no mark. */
async function codeShown({ cell, names }: Register, row: number): Promise<string | null> {
  const text = (await cell(row).textContent()) ?? '';
  const words = text.slice(`${names[row] ?? ''}: `.length);
  const code = codes.find((candidate) => words.endsWith(`${candidate} ${codeInfo(candidate).label}`));
  return code ?? (words.includes('No mark') ? null : words);
}

/** After a power cut: what was called kept is there; what was in flight is there whole or not at all. */
async function checkAll(register: Register, known: readonly Known[]): Promise<void> {
  for (const [row, pupil] of known.entries()) {
    const shown = await codeShown(register, row);
    if (pupil.inFlight !== null && shown === pupil.inFlight) pupil.kept.push(pupil.inFlight);
    pupil.inFlight = null;
    expect(shown, `${register.names[row] ?? ''} after the power cut`).toBe(pupil.kept.at(-1) ?? null);
  }
}

/** Marks one pupil after another; cuts the power after some of them, in the middle of marking. Returns how many were called kept. */
async function markUntilDark(register: Register, known: readonly Known[], random: Random): Promise<number> {
  const { app, names, cell } = register;
  const before = random.int(1, mostMarksBeforeCut);
  let cut: Promise<void> | null = null;
  let called = 0;
  for (let row = random.int(0, pupils - 1); ; row = (row + 1) % pupils) {
    const pupil = known[row];
    if (pupil === undefined) throw new Error('No such row');
    if (called === before && cut === null) cut = cutPower(app, random.next() * cutWithinMs);
    const code = random.pick(codes.filter((candidate) => candidate !== pupil.kept.at(-1)));
    try {
      await cell(row).focus();
      pupil.inFlight = code;
      await app.page.keyboard.press(code);
      const said = app.page.getByRole('status').filter({ hasText: `${names[row] ?? ''}: ${codeInfo(code).label}.` });
      await said.filter({ hasText: /Kept \d\d:\d\d:\d\d/ }).waitFor({ timeout: 15_000 });
    } catch (error) {
      if (cut === null) throw error;
      await cut;
      return called;
    }
    pupil.kept.push(code);
    pupil.inFlight = null;
    called += 1;
  }
}

function cutPower(app: LaunchedApp, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => void app.kill().then(resolve), afterMs);
  });
}

/** Every entry of one mark, in the order the history lists them. */
async function historyOf({ app, cell }: Register, row: number): Promise<string[]> {
  await cell(row).focus();
  await app.page.keyboard.press('H');
  const dialog = app.page.getByRole('dialog');
  const lines = dialog.getByRole('table', { name: 'History of this mark' }).locator('tbody tr');
  await lines.first().waitFor();
  const listed = await lines.allTextContents();
  await app.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return listed;
}

test.describe.configure({ timeout: 120_000 + rounds * 20_000 });

test(`every mark called kept survives ${rounds} power cuts, with its whole history (seed ${seed})`, async ({
  launch,
  profileDir,
}) => {
  const random = randomFrom(seed);
  const first = await launch({ profileDir });
  await openSample(first.page);
  await first.close();
  const known = Array.from({ length: pupils }, (): Known => ({ kept: [], inFlight: null }));
  let called = 0;
  for (let round = 0; round < rounds; round += 1) {
    const app = await launch({ profileDir });
    const register = await openRegister(app);
    await checkAll(register, known);
    called += await markUntilDark(register, known, random);
  }
  const app = await launch({ profileDir });
  const register = await openRegister(app);
  await checkAll(register, known);
  for (const [row, { kept }] of known.entries()) {
    if (kept.length === 0) continue;
    const listed = await historyOf(register, row);
    expect(listed.length, register.names[row] ?? '').toBe(kept.length);
    for (const [index, code] of kept.entries()) expect(listed[index]).toContain(codeInfo(code).label);
  }
  test.info().annotations.push({ type: 'figures', description: `${rounds} power cuts, ${called} marks called kept` });
  expect(called).toBeGreaterThanOrEqual(rounds);
});
