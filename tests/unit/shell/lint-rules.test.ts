import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { projectRules } from '../../../build/lint-rules.mjs';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { '@typescript-eslint': tseslint.plugin },
    },
    ...projectRules,
  ] as NonNullable<ESLint.Options['overrideConfig']>,
});

async function rulesBroken(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'not parsed');
}

test.each([
  ['shared/lib/a.ts', 'export const a = Date.now();', 'no-restricted-properties'],
  ['shared/lib/a.ts', 'export const a = new Date();', 'no-restricted-syntax'],
  ['shared/lib/a.ts', 'export const a = Math.random();', 'no-restricted-properties'],
  ['shared/lib/a.ts', 'export const a = crypto.randomUUID();', 'no-restricted-globals'],
  ['shared/lib/a.ts', 'export enum A { B }', 'no-restricted-syntax'],
  ['renderer/app/a.ts', 'export default 1;', 'no-restricted-syntax'],
  [
    'renderer/features/pupils/a.ts',
    "import { Dexie } from 'dexie'; Dexie;",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['tests/unit/a.test.ts', "test.skip('a', () => {});", 'no-restricted-syntax'],
  ['tests/unit/a.test.ts', "describe.only('a', () => {});", 'no-restricted-syntax'],
  ['tests/e2e/a.spec.ts', 'await page.waitForTimeout(100);', 'no-restricted-syntax'],
  ['renderer/app/a.ts', '\n'.repeat(501), 'max-lines'],
])('%s may not hold: %s', async (filePath, text, rule) => {
  expect(await rulesBroken(filePath, text)).toContain(rule);
});

test.each([
  ['shared/lib/a.ts', 'export const a = (at: number) => new Date(at);'],
  ['renderer/data/a.ts', "import { Dexie } from 'dexie'; export const a = Dexie;"],
  ['vitest.config.ts', 'export default {};'],
])('%s may hold: %s', async (filePath, text) => {
  expect(await rulesBroken(filePath, text)).toEqual([]);
});
