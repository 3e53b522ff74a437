#!/usr/bin/env node
// The first step of every npm script that needs more than a checkout: plain JavaScript for whatever Node is there.
// It prepares the machine (packages, MiniStack), then hands over to Node 24, which runs TypeScript.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './local/prepare/cannot-start.mjs';
import { COMMANDS, commandOf, invocationOf } from './local/prepare/commands.mjs';
import { unknownCommand } from './local/prepare/messages.mjs';
import { prepare } from './local/prepare/prepare.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Resolves to the exit code; every signal goes on to the command, which stops what it started. */
const run = ({ program, parameters, environment }) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { env: environment, stdio: 'inherit' });
    for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? EXIT_CODES[signal] ?? 1));
  });

const main = async ([name = '', ...parameters]) => {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const command = commandOf(name);
  if (!command) throw new CannotStart(unknownCommand(name, Object.keys(COMMANDS)));
  await prepare({ root, ...command });
  return run(invocationOf({ root, command, parameters, environment: process.env }));
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof CannotStart ? error.message : error.stack}`);
  process.exitCode = 1;
}
