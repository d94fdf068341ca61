/** The project's own rules: what a reader may rely on anywhere in the house. */

const everySource = ['**/*.{ts,tsx}'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has a different name in every file that imports it.',
};
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of literals, or a const object.' };
const noSkippedTest = {
  selector:
    'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name=/^(skip|only|todo|fixme|fails)$/]',
  message: 'A test runs, or it goes. Nothing is skipped and nothing runs alone.',
};
const noSleep = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'Wait for what must happen, not for time to pass.',
};
const noClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'shared has no clock: take the time as an argument.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'shared has no clock: take the time as an argument.' },
];

const always = [noDefaultExport, noEnum];

export const projectRules = [
  { files: everySource, rules: { 'no-restricted-syntax': ['error', ...always] } },
  {
    files: everySource,
    ignores: ['**/reference/**', '**/sample/**', 'tests/fixtures/**', 'tests/factories/**'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...always, ...noClock],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'shared has no clock: take the time as an argument.' },
        { object: 'performance', property: 'now', message: 'shared has no clock: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'shared has no randomness: take it as an argument.' },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'crypto',
          'window',
          'document',
          'fetch',
          'indexedDB',
          'localStorage',
          'process',
          'setTimeout',
          'setInterval',
        ].map((name) => ({
          name,
          message: 'shared is pure: no clock, no randomness, no IO. Take what you need as an argument.',
        })),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/data/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'dexie', message: 'Only renderer/data touches the database. Add a query or a commit there.' },
            { name: 'dexie-react-hooks', message: 'Only renderer/data touches the database. Add a live query there.' },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...always, noSkippedTest, noSleep],
      // Playwright's fixtures are functions with an empty first parameter, and a parameter called use.
      'no-empty-pattern': 'off',
      'react-hooks/rules-of-hooks': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['*.config.ts', 'build/*.config.ts', 'tests/e2e/harness/global-setup.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum] },
  },
];
