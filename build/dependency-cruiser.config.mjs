/** Who may import whom. The same directions stand in docs/architecture.md; tests/unit/shell checks that these rules bite. */

const ownCode = '^(shared|renderer|electron|la-endpoint)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('no-circles', 'Two files that need each other are one file, or need a third.', {}, { circular: true }),
    rule('nothing-unresolved', 'Every import leads somewhere.', { path: ownCode }, { couldNotResolve: true }),
    rule(
      'shared-stands-alone',
      'shared is used by all and uses none of them.',
      { path: '^shared/' },
      { path: '^(renderer|electron|la-endpoint|build|tests)/' },
    ),
    rule(
      'shared-is-pure',
      'No UI, no database and no Node in shared.',
      { path: '^shared/' },
      {
        path: 'node_modules/(react|react-dom|@mantine|dexie|dexie-react-hooks|electron)/',
      },
    ),
    rule(
      'no-node-outside-the-shell',
      'Only electron/, la-endpoint/, build/ and tests/ know Node.',
      { path: '^(shared|renderer)/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'renderer-knows-no-shell',
      'The renderer talks to the shell through the bridge only.',
      { path: '^renderer/' },
      { path: '^(electron|la-endpoint|build|tests)/|node_modules/electron/' },
    ),
    rule(
      'shell-knows-no-renderer',
      'The shell knows no pupil.',
      { path: '^electron/' },
      { path: '^(renderer|la-endpoint|build|tests)/' },
    ),
    rule(
      'endpoint-knows-no-app',
      'The endpoint stands on shared alone.',
      { path: '^la-endpoint/' },
      { path: '^(renderer|electron|build|tests)/' },
    ),
    rule(
      'endpoint-core-without-server',
      'What the endpoint decides needs neither HTTP nor a database.',
      { path: '^la-endpoint/core/' },
      { path: '^la-endpoint/(http|store)/|node_modules/(pg|fastify)/' },
    ),
    rule(
      'features-are-strangers',
      'A feature never imports another feature.',
      { path: '^renderer/features/([^/]+)/' },
      {
        path: '^renderer/features/',
        pathNot: '^renderer/features/$1/',
      },
    ),
    rule(
      'only-data-knows-dexie',
      'The database has one door.',
      { path: ownCode, pathNot: '^renderer/data/' },
      { path: 'node_modules/dexie' },
    ),
    rule(
      'data-knows-no-screen',
      'The store works without any screen.',
      { path: '^renderer/(data|sync|platform)/' },
      { path: '^renderer/(app|features|ui)/' },
    ),
    rule(
      'ui-knows-no-data',
      'Components of renderer/ui are given what they show.',
      { path: '^renderer/ui/' },
      { path: '^renderer/(app|features|data|sync|platform)/' },
    ),
    rule(
      'bridge-without-schemas',
      'The preload script stays small: no library in it but Electron.',
      { path: '^electron/preload/' },
      {
        path: 'node_modules/',
        pathNot: 'node_modules/electron/',
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    builtInModules: { add: ['electron'] },
  },
};
