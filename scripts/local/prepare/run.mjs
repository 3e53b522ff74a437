import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Runs a program to its end and keeps what it said; never throws for a program that is absent or fails.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ timeoutMilliseconds?: number, cwd?: string }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} code null: absent or timed out; output: stdout then stderr
 */
export const ask = (command, parameters, { timeoutMilliseconds = 10_000, cwd } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMilliseconds, cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });

/**
 * Runs a program to its end with all that it says appended to a file.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ logFile: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number | null>} its exit code, null where it could not run
 */
export const runIntoLog = (command, parameters, { logFile, cwd, env }) => {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: ['ignore', log, log], cwd, env });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  }).finally(() => closeSync(log));
};
