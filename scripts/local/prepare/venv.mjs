import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { venvFailed } from './messages.mjs';
import { runIntoLog } from './run.mjs';

const STAMP = 'bazaar-requirements.sha256';

/** @param {string} requirements the text of requirements.txt */
export const stampOf = (requirements) => createHash('sha256').update(requirements).digest('hex');

/** @param {string} text */
export const lastLineOf = (text) => text.trim().split('\n').at(-1) ?? '';

/** @param {string} root the repository */
const pathsOf = (root) => ({
  environment: join(root, '.local', 'venv'),
  interpreter: join(root, '.local', 'venv', 'bin', 'python'),
  requirements: join(root, 'scripts', 'local', 'requirements.txt'),
  logFile: join(root, '.local', 'logs', 'venv.log'),
});

/**
 * The environment's interpreter if MiniStack is installed in it, in the pinned version.
 * @param {string} root
 * @returns {string | undefined}
 */
export const installedInterpreter = (root) => {
  const { environment, interpreter, requirements } = pathsOf(root);
  const stampFile = join(environment, STAMP);
  if (!existsSync(interpreter) || !existsSync(stampFile)) return undefined;
  return readFileSync(stampFile, 'utf8') === stampOf(readFileSync(requirements, 'utf8')) ? interpreter : undefined;
};

/**
 * Makes the private environment `.local/venv` with MiniStack, unless it is there.
 * It is built beside and moved into place, so that a cancelled installation leaves nothing half made.
 * @param {string} root the repository
 * @param {string} python the interpreter to make it with
 * @returns {Promise<string>} the environment's interpreter
 * @throws CannotStart where the installation fails
 */
export const ensureVenv = async (root, python) => {
  const installed = installedInterpreter(root);
  if (installed) return installed;
  const { environment, interpreter, requirements, logFile } = pathsOf(root);
  const draft = `${environment}-${process.pid}`;
  mkdirSync(join(root, '.local'), { recursive: true });
  try {
    await step(python, ['-I', '-m', 'venv', draft], logFile);
    const pip = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '-r', requirements];
    await step(join(draft, 'bin', 'python'), pip, logFile);
    writeFileSync(join(draft, STAMP), stampOf(readFileSync(requirements, 'utf8')));
    rmSync(environment, { recursive: true, force: true });
    renameSync(draft, environment);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return interpreter;
};

/** @param {string} command @param {readonly string[]} parameters @param {string} logFile */
const step = async (command, parameters, logFile) => {
  const code = await runIntoLog(command, parameters, { logFile });
  if (code !== 0) throw new CannotStart(venvFailed(lastLineOf(readFileSync(logFile, 'utf8')), logFile));
};
