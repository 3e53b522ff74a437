/** Holds the picture of docs/architecture.md: handlers → application → domain → kernel, contexts meet at contracts. */
const context = '^functions/(?!shared/)([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^aws-lambda$', '^@aws-lambda-powertools/[a-z]+/middleware$'] },
    },
    {
      name: 'functions-not-to-infra',
      comment: 'What runs never imports what deploys it.',
      severity: 'error',
      from: { path: '^functions/' },
      to: {
        path: ['^infra/', '^scripts/', '^test/', '^bench/', 'node_modules/aws-cdk-lib', 'node_modules/constructs'],
      },
    },
    {
      name: 'contexts-meet-at-contracts',
      comment: 'A context imports of another only its contract. The auditor alone may read others (docs/adr).',
      severity: 'error',
      from: { path: context, pathNot: '^functions/operations/audit/' },
      to: { path: context, pathNot: ['^functions/$1/', '^functions/[^/]+/contract/'] },
    },
    {
      name: 'audit-reads-shapes-only',
      comment: 'The auditor may know the shapes of rows and the pure functions on them, nothing that acts.',
      severity: 'error',
      from: { path: '^functions/operations/audit/' },
      to: {
        path: context,
        pathNot: [
          '^functions/operations/',
          '^functions/[^/]+/(contract|domain)/',
          '^functions/[^/]+/adapters/[^/]+-table\\.ts$',
        ],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'Domain knows its own folder, contracts, the kernel and the making of events; no SDK, no runtime.',
      severity: 'error',
      from: { path: '^functions/[^/]+/domain/' },
      to: {
        pathNot: ['^functions/[^/]+/(domain|contract)/', '^functions/shared/(kernel|events)/', '^(node:)?crypto$'],
      },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^functions/shared/kernel/' },
      to: { pathNot: ['^functions/shared/kernel/', 'node_modules/zod', '^(node:)?crypto$'] },
    },
    {
      name: 'application-knows-ports-only',
      comment: 'Use cases get adapters handed in; they import no SDK.',
      severity: 'error',
      from: { path: '^functions/(?!shared/)[^/]+/application/' },
      to: { path: ['^functions/[^/]+/(adapters|handlers)/', 'node_modules/@aws-sdk'] },
    },
    {
      name: 'adapters-not-to-handlers',
      severity: 'error',
      from: { path: '^functions/(?!shared/)[^/]+/adapters/' },
      to: { path: '^functions/[^/]+/handlers/' },
    },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      from: { path: '^functions/[^/]+/contract/' },
      to: { path: '^functions/(?!shared/)[^/]+/(domain|application|adapters|handlers|dependencies)' },
    },
    {
      name: 'import-core-reads-bytes-only',
      comment: 'The reader of foreign catalogues is driven by the terminal and by a function: it knows neither.',
      severity: 'error',
      from: { path: '^functions/catalog/import/' },
      to: {
        pathNot: [
          '^functions/catalog/(import|contract)/',
          '^functions/shared/(kernel/|runtime/(concurrently|api/language-tag)\\.ts$)',
          'node_modules/zod',
          '^(node:)?(buffer|crypto|sqlite|stream|vm|zlib)$',
        ],
      },
    },
    {
      name: 'infra-reads-contracts-and-tables',
      comment: 'Infrastructure knows contracts, tables, machines and how things are named, not what they do.',
      severity: 'error',
      from: { path: '^infra/' },
      to: {
        path: '^functions/',
        pathNot: ['^functions/[^/]+/contract/', '^functions/[^/]+/adapters/[^/]+-table\\.ts$', '^functions/shared/'],
      },
    },
    {
      name: 'running-needs-no-judges',
      comment: 'npm start, and what deploys, install dependencies only; devDependencies come with npm test.',
      severity: 'error',
      from: { path: '^(functions|infra|statemachines|scripts)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'scripts-not-to-benches',
      comment: 'Benches need devDependencies. npm run cost counts a checkout as the bench does, and asks for them.',
      severity: 'error',
      from: { path: '^(functions|infra|statemachines|scripts)/', pathNot: '^scripts/cost\\.ts$' },
      to: { path: '^bench/' },
    },
    {
      name: 'application-code-not-to-tests',
      severity: 'error',
      from: { path: '^(functions|infra|statemachines|scripts)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^cdk\\.out', '^\\.build', '^\\.local'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],

      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
    externalModuleResolutionStrategy: 'node_modules',
  },
};
