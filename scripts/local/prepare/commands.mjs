import { join } from 'node:path';

import { CFN_LINT, SCHEMATHESIS } from './venv.mjs';

/**
 * What `node scripts/bazaar.mjs <command>` runs once the machine is prepared.
 * @typedef {{ script: string, emulator: boolean, judges?: boolean, tools?: boolean, python?: readonly import('./venv.mjs').PythonTool[] }} Command
 *   script: from the repository's root; emulator: whether one will be started or used; judges: whether it needs
 *   devDependencies; tools: whether it needs the packages of test/support/tools; python: what it runs of Python's package
 *   index, beside the emulator
 * @type {Record<string, Command>}
 */
export const COMMANDS = {
  start: { script: 'scripts/local/start.ts', emulator: true },
  up: { script: 'scripts/local/up.ts', emulator: true },
  down: { script: 'scripts/local/down.ts', emulator: false },
  reset: { script: 'scripts/local/reset.ts', emulator: false },
  logs: { script: 'scripts/local/logs.ts', emulator: false },
  check: { script: 'scripts/check.ts', emulator: false, judges: true, tools: true },
  test: { script: 'scripts/test.ts', emulator: true, judges: true, tools: true, python: [CFN_LINT, SCHEMATHESIS] },
  contracts: { script: 'scripts/contracts.ts', emulator: false, judges: true, tools: true },
  bench: { script: 'bench/main.ts', emulator: false, judges: true },
  dev: { script: 'scripts/local/dev.ts', emulator: true },
  fuzz: { script: 'scripts/schemathesis/main.ts', emulator: false, python: [SCHEMATHESIS] },
  prove: { script: 'scripts/prove.ts', emulator: false, judges: true },
  deploy: { script: 'scripts/deploy.ts', emulator: false },
  destroy: { script: 'scripts/destroy.ts', emulator: false },
  cost: { script: 'scripts/cost.ts', emulator: false, judges: true },
};

/**
 * A command of the table, or any TypeScript or JavaScript file of the repository.
 * @param {string} name
 * @returns {Command | undefined}
 */
export const commandOf = (name) => {
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name];
  return /\.m?[jt]s$/.test(name) ? { script: name, emulator: false } : undefined;
};

/**
 * The program and environment that run it: Node 24 from the packages, which runs TypeScript as it is, first in PATH.
 * @param {{ root: string, command: Command, parameters: readonly string[], environment: NodeJS.ProcessEnv }} given
 */
export const invocationOf = ({ root, command, parameters, environment }) => {
  const bin = join(root, 'node_modules', '.bin');
  return {
    program: join(bin, 'node'),
    parameters: ['--disable-warning=ExperimentalWarning', join(root, command.script), ...parameters],
    environment: { ...environment, PATH: `${bin}:${environment.PATH ?? ''}`, BAZAAR_PARENT: String(process.pid) },
  };
};
