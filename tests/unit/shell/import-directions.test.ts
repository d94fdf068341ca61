import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryDir } from '../../../build/paths.mjs';

interface Violation {
  from: string;
  rule: { name: string };
}

/** Files that keep the directions; none of them may be reported. */
const goodFiles = {
  'shared/lib/result.ts': 'export const ok = 1;',
  'renderer/main.ts': "import '../shared/lib/result.ts';",
  'renderer/app/frame.ts': "import '../ui/button.ts';\nimport '../features/pupils/page.ts';",
  'renderer/ui/button.ts': "import 'react';",
  'renderer/data/store.ts': "import 'dexie';",
  'renderer/features/pupils/page.ts': "import './row.ts';\nimport '../../data/store.ts';",
  'renderer/features/pupils/row.ts': "import '../../ui/button.ts';",
  'la-endpoint/core/judge.ts': "import 'node:crypto';\nimport '../../shared/lib/result.ts';",
  'la-endpoint/http/app.ts': "import '../core/judge.ts';",
  'electron/main/main.ts': "import 'node:fs';\nimport '../../shared/lib/result.ts';",
};

/** One file per rule that breaks it. */
const badFiles = [
  ['shared imports the renderer', 'shared-stands-alone', 'shared/a.ts', "import '../renderer/main.ts';"],
  ['shared imports React', 'shared-is-pure', 'shared/b.ts', "import 'react';"],
  ['shared reads files', 'no-node-outside-the-shell', 'shared/c.ts', "import 'node:fs';"],
  ['the renderer reads files', 'no-node-outside-the-shell', 'renderer/a.ts', "import 'node:fs';"],
  ['the renderer imports the shell', 'renderer-knows-no-shell', 'renderer/b.ts', "import '../electron/main/main.ts';"],
  ['the shell imports the renderer', 'shell-knows-no-renderer', 'electron/a.ts', "import '../renderer/main.ts';"],
  ['the endpoint imports the app', 'endpoint-knows-no-app', 'la-endpoint/a.ts', "import '../renderer/main.ts';"],
  [
    'the app imports the endpoint',
    'renderer-knows-no-shell',
    'renderer/c.ts',
    "import '../la-endpoint/core/judge.ts';",
  ],
  [
    'the endpoint decides by its server',
    'endpoint-core-without-server',
    'la-endpoint/core/b.ts',
    "import '../http/app.ts';",
  ],
  [
    'a feature imports another',
    'features-are-strangers',
    'renderer/features/targets/a.ts',
    "import '../pupils/row.ts';",
  ],
  ['a feature imports Dexie', 'only-data-knows-dexie', 'renderer/features/targets/b.ts', "import 'dexie';"],
  ['the store imports a screen', 'data-knows-no-screen', 'renderer/data/a.ts', "import '../app/frame.ts';"],
  ['a small component asks the store', 'ui-knows-no-data', 'renderer/ui/a.ts', "import '../data/store.ts';"],
  ['two files import each other', 'no-circles', 'shared/d.ts', "import './e.ts';"],
  ['an import leads nowhere', 'nothing-unresolved', 'shared/f.ts', "import './gone.ts';"],
  ['the preload script takes in a library', 'bridge-without-schemas', 'electron/preload/a.ts', "import 'react';"],
] as const;

const surroundings = {
  'shared/e.ts': "import './d.ts';",
  'tsconfig.json': '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true } }',
  'package.json': '{ "type": "module", "dependencies": { "dexie": "1.0.0", "react": "1.0.0" } }',
  'node_modules/dexie/package.json': '{ "name": "dexie", "main": "index.js" }',
  'node_modules/dexie/index.js': '',
  'node_modules/react/package.json': '{ "name": "react", "main": "index.js" }',
  'node_modules/react/index.js': '',
};

let folder = '';
let violations: Violation[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-house-'));
  const bad = Object.fromEntries(badFiles.map(([, , path, text]) => [path, text]));
  for (const [path, text] of Object.entries({ ...surroundings, ...goodFiles, ...bad })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  violations = await cruise();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function cruise(): Promise<Violation[]> {
  const tool = join(repositoryDir, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repositoryDir, 'build/dependency-cruiser.config.mjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'shared', 'renderer', 'electron', 'la-endpoint'];
  return new Promise((answered) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => {
      answered((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}

test.each(badFiles)('when %s, it is reported', (_case, rule, path) => {
  expect(violations.filter(({ from }) => from === path).map((violation) => violation.rule.name)).toContain(rule);
});

test('files that keep the directions are not reported', () => {
  const reported = new Set(violations.map(({ from }) => from));
  expect(Object.keys(goodFiles).filter((path) => reported.has(path))).toEqual([]);
});
