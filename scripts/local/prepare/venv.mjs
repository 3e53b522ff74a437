import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { pythonNeeded, venvFailed } from './messages.mjs';
import { findPython } from './python.mjs';
import { runIntoLog } from './run.mjs';

/**
 * What comes from Python's package index, each in a private environment `.local/<folder>`, in the versions that its
 * requirements pin.
 * @typedef {{ title: string, folder: string, requirements: string, oldestMinor: number }} PythonTool requirements: from the
 *   repository's root; oldestMinor: of Python 3
 */

/** @type {PythonTool} */
export const MINISTACK = {
  title: 'MiniStack',
  folder: 'venv',
  requirements: 'scripts/local/requirements.txt',
  oldestMinor: 10,
};

/** @type {PythonTool} */
export const SCHEMATHESIS = {
  title: 'Schemathesis',
  folder: 'schemathesis',
  requirements: 'scripts/schemathesis/requirements.txt',
  oldestMinor: 11,
};

/** @type {PythonTool} */
export const CFN_LINT = {
  title: 'cfn-lint',
  folder: 'cfn-lint',
  requirements: 'test/support/tools/requirements.txt',
  oldestMinor: 11,
};

export const PYTHON_TOOLS = [MINISTACK, SCHEMATHESIS, CFN_LINT];

const STAMP = 'bazaar-requirements.sha256';

/** @param {string} requirements the text of requirements.txt */
export const stampOf = (requirements) => createHash('sha256').update(requirements).digest('hex');

/** @param {string} text */
export const lastLineOf = (text) => text.trim().split('\n').at(-1) ?? '';

/** @param {string} root the repository @param {PythonTool} tool */
const pathsOf = (root, { folder, requirements }) => ({
  environment: join(root, '.local', folder),
  interpreter: join(root, '.local', folder, 'bin', 'python'),
  requirements: join(root, requirements),
  logFile: join(root, '.local', 'logs', folder === 'venv' ? 'venv.log' : `${folder}-venv.log`),
});

/**
 * The environment's interpreter if the tool is installed in it, in the pinned versions.
 * @param {string} root the repository
 * @param {PythonTool} tool
 * @returns {string | undefined}
 */
export const installedInterpreter = (root, tool) => {
  const { environment, interpreter, requirements } = pathsOf(root, tool);
  const stampFile = join(environment, STAMP);
  if (!existsSync(interpreter) || !existsSync(stampFile)) return undefined;
  return readFileSync(stampFile, 'utf8') === stampOf(readFileSync(requirements, 'utf8')) ? interpreter : undefined;
};

/**
 * Makes a tool's private environment, unless it is there.
 * It is built beside and moved into place, so that a cancelled installation leaves nothing half made. What it installed as a
 * program is run as a script, by the interpreter: its first line still names the place where it was built.
 * @param {string} root the repository
 * @param {PythonTool} tool
 * @param {string} python the interpreter to make it with
 * @returns {Promise<string>} the environment's interpreter
 * @throws CannotStart where the installation fails
 */
export const ensureVenv = async (root, tool, python) => {
  const installed = installedInterpreter(root, tool);
  if (installed) return installed;
  const { environment, interpreter, requirements, logFile } = pathsOf(root, tool);
  const draft = `${environment}-${process.pid}`;
  /** @param {string} command @param {readonly string[]} parameters */
  const step = async (command, parameters) => {
    if ((await runIntoLog(command, parameters, { logFile })) === 0) return;
    throw new CannotStart(venvFailed(tool.title, lastLineOf(readFileSync(logFile, 'utf8')), logFile));
  };
  mkdirSync(join(root, '.local'), { recursive: true });
  try {
    await step(python, ['-I', '-m', 'venv', draft]);
    // What is imported Python compiles when it is; to compile all of it here takes a third of the time.
    const pip = ['-I', '-m', 'pip', 'install', '--no-compile', '--disable-pip-version-check', '--no-input'];
    await step(join(draft, 'bin', 'python'), [...pip, '-r', requirements]);
    writeFileSync(join(draft, STAMP), stampOf(readFileSync(requirements, 'utf8')));
    rmSync(environment, { recursive: true, force: true });
    renameSync(draft, environment);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return interpreter;
};

/**
 * A tool that nothing stands in for, installed unless it is there.
 * @param {string} root the repository
 * @param {PythonTool} tool
 * @param {string} program as it is called on a command line
 * @param {typeof findPython} [find]
 * @returns {Promise<{ command: string, first: string }>} what runs it, and the parameter that comes before its own
 * @throws CannotStart where there is no Python for it, or the installation fails
 */
export const ensureProgram = async (root, tool, program, find = findPython) => {
  const first = join(pathsOf(root, tool).environment, 'bin', program);
  const installed = installedInterpreter(root, tool);
  if (installed) return { command: installed, first };
  const python = await find(tool.oldestMinor);
  if ('problem' in python) throw new CannotStart(pythonNeeded(tool.title, tool.oldestMinor, python.problem));
  return { command: await ensureVenv(root, tool, python.command), first };
};
