// The import table of README.md, as rules. Core modules of Node and npm packages count too.
const feature =
  '^app/(vault|api|pricing|expiry|monitor|history|alerts|checklist|scan|lock|redaction|settings|demo|imports)/'

/** Only the paths of `allowed` may be imported from `from`. */
function only(name, from, allowed, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: { pathNot: allowed } }
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'SARIF is a format: there are types for it and no module',
      from: {},
      to: { couldNotResolve: true, pathNot: '^sarif$' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-dead',
      severity: 'error',
      comment: 'A module that nobody imports is dead code',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.config\\.ts$', '^test/', '^electron/bootstrap/'],
      },
      to: {},
    },
    only('domain-imports-nothing', '^app/domain/', ['^app/domain/']),
    only('ports-import-domain', '^app/ports/', ['^app/(domain|ports)/']),
    only('contract-imports-domain', '^app/contract/', ['^app/(domain|contract)/', 'node_modules/zod']),
    only('strings-import-domain', '^app/strings/', ['^app/(domain|strings)/']),
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'A feature imports domain, ports, strings and its own files; they meet in core.ts',
      from: { path: feature },
      to: { path: '^(app|electron|renderer)/', pathNot: ['^app/(domain|ports|strings)/', '^app/$1/'] },
    },
    only('node-adapters', '^app/node/', [
      '^app/(domain|ports|node)/',
      '^node:',
      '^[a-z_/0-9]+$',
      'node_modules/(@types/)?ws/',
    ]),
    {
      name: 'core-imports-no-host',
      severity: 'error',
      from: { path: '^app/core' },
      to: { path: ['^(electron|renderer)/', '^app/(cli|node|contract)', '^app/vault/keychain\\.ts$'] },
    },
    {
      name: 'cli-imports-core',
      severity: 'error',
      from: { path: '^app/cli' },
      to: {
        path: '^(app|electron|renderer)/',
        pathNot: [
          '^app/(core|domain|strings|node|cli)',
          '^app/vault/keychain\\.ts$',
          '^app/contract/exercise\\.ts$',
        ],
      },
    },
    {
      name: 'contract-is-exercised-by-hosts',
      severity: 'error',
      comment:
        'The terminal’s composition root hands the exercise to the core; it has no other use for the contract',
      from: { path: '^app/cli/' },
      to: { path: '^app/contract/' },
    },
    {
      name: 'keytar-has-one-importer',
      severity: 'error',
      from: { pathNot: '^app/vault/keychain\\.ts$' },
      to: { path: 'node_modules/keytar' },
    },
    {
      name: 'real-keychain-is-picked-by-hosts',
      severity: 'error',
      from: { pathNot: ['^electron/main\\.ts$', '^app/cli\\.ts$', '^app/vault/', '^test/'] },
      to: { path: '^app/vault/keychain\\.ts$' },
    },
    {
      name: 'app-has-no-electron-or-react',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: 'node_modules/(electron|react|react-dom|react-aria-components|zustand|lucide-react)/' },
    },
    {
      name: 'desktop-imports',
      severity: 'error',
      from: { path: '^electron/', pathNot: ['^electron/main\\.ts$', '^electron/bootstrap/'] },
      to: { path: '^(app|renderer)/', pathNot: '^app/(core|ports|contract|domain|strings)' },
    },
    {
      name: 'main-imports',
      severity: 'error',
      comment: 'The composition root also picks the adapters',
      from: { path: '^electron/main\\.ts$' },
      to: {
        path: '^(app|renderer)/',
        pathNot: '^app/(core|ports|contract|domain|strings|node|cli|vault/keychain)',
      },
    },
    only('preload-imports', '^electron/preload\\.ts$', [
      '^app/contract/(operations|bridge)\\.ts$',
      'node_modules/electron/',
    ]),
    {
      name: 'page-imports',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(app|electron)/', pathNot: '^app/(contract|domain|strings)/' },
    },
    {
      name: 'page-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-has-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'bridge-has-one-reader',
      severity: 'error',
      comment: 'Stores talk to renderer/bridge.ts; a view talks to stores',
      from: { path: '^renderer/(features|ui)/' },
      to: { path: '^renderer/bridge\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
