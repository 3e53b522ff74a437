// One Jest project per tier: `npx jest --selectProjects unit functional`.
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: { target: 'es2024', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const ENVIRONMENT = '<rootDir>/test/support/environment.ts';

// Not node_modules: to look through it takes each project half a second.
const ROOTS = ['bench', 'functions', 'infra', 'scripts', 'statemachines', 'test'].map(
  (folder) => `<rootDir>/${folder}`,
);

const tier = (displayName, overrides = {}) => ({
  displayName,
  roots: ROOTS,
  // Kept from one run to the next: the gate's own temporary folder is new each time.
  cacheDirectory: '<rootDir>/.local/jest',
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  setupFiles: [ENVIRONMENT],
  clearMocks: true,
  ...overrides,
});

/** Of tiers with many small files the gate (scripts/check.ts) runs many as one: test/support/together.ts says why. */
const manyFiles = process.env.TESTS_TOGETHER
  ? (displayName, overrides) =>
      tier(displayName, { testMatch: [`<rootDir>/test/together/${displayName}-*.test.ts`], ...overrides })
  : tier;

/** Tiers that need the emulator share one, started on a free port. */
const emulator = {
  globalSetup: '<rootDir>/test/support/emulator/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/emulator/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/emulator/patience.ts'],
};

export default {
  projects: [
    manyFiles('unit', { setupFiles: [ENVIRONMENT, '<rootDir>/test/support/laws.ts'] }),
    manyFiles('functional'),
    manyFiles('contracts'),
    tier('statemachines'),
    tier('security'),
    tier('infra'),
    tier('long'),
    tier('tools'),
    tier('integration', emulator),
    tier('e2e', emulator),
  ],
};
