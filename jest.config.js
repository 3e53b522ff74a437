// One Jest project per tier: `npx jest --selectProjects unit functional`.
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
  ],
};

const tier = (displayName, overrides = {}) => ({
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  setupFiles: ['<rootDir>/test/support/environment.ts'],
  clearMocks: true,
  ...overrides,
});

/** Of tiers with many small files the gate (scripts/check.ts) runs many as one: test/support/together.ts says why. */
const manyFiles = process.env.TESTS_TOGETHER
  ? (displayName) => tier(displayName, { testMatch: [`<rootDir>/test/together/${displayName}-*.test.ts`] })
  : tier;

/** Tiers that need the emulator share one, started on a free port. */
const emulator = {
  globalSetup: '<rootDir>/test/support/emulator/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/emulator/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/emulator/patience.ts'],
};

export default {
  projects: [
    manyFiles('unit'),
    tier('functional'),
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
