import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { diskFull, nodeTooOld, packagesFailed } from './messages.mjs';
import { installationOf, stampPackages } from './packages.mjs';
import { findPython } from './python.mjs';
import { runIntoLog } from './run.mjs';
import { ensureVenv, installedInterpreter } from './venv.mjs';
import { whatServes } from './what-serves.mjs';

const OLDEST_NODE = 20;
const NEEDED_BYTES = 2 * 2 ** 30;

/** @param {string} version such as v20.1.0 @throws CannotStart where it is too old to install the packages */
export const checkNode = (version) => {
  const major = Number(/^v?(\d+)/.exec(version)?.[1]);
  if (!(major >= OLDEST_NODE)) throw new CannotStart(nodeTooOld(version));
};

/** @param {number} freeBytes @param {string} directory @throws CannotStart where that is too little */
export const checkDisk = (freeBytes, directory) => {
  if (freeBytes < NEEDED_BYTES) throw new CannotStart(diskFull(freeBytes, NEEDED_BYTES, directory));
};

/** npm says what is wrong first, and how it may be used after. @param {string} text */
export const firstLinesOf = (text, lines = 6) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/warn/.test(line))
    .slice(0, lines)
    .join('\n');

/** @param {string} directory */
const freeBytesOf = async (directory) => {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
};

/** The npm that runs us, or else the one in PATH. */
const npm = () => {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? { program: process.execPath, first: [script] } : { program: 'npm', first: [] };
};

/**
 * @param {string} root
 * @param {string} folder of it, where package.json is
 * @param {{ npm: readonly string[], judges: boolean }} installation
 */
const installPackages = async (root, folder, installation) => {
  const { program, first } = npm();
  const parameters = [...first, ...installation.npm, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const logFile = join(root, '.local', 'logs', `packages${folder === '.' ? '' : '-of-tools'}.log`);
  rmSync(logFile, { force: true });
  const code = await runIntoLog(program, parameters, { logFile, cwd: join(root, folder) });
  if (code !== 0) throw new CannotStart(packagesFailed(firstLinesOf(readFileSync(logFile, 'utf8')), logFile));
  stampPackages(join(root, folder), installation.judges);
};

/** @param {string} title @returns {() => void} prints the title with the time since */
const clock = (title) => {
  const begun = performance.now();
  return () => {
    const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    console.log(`✓ ${title.padEnd(12)} ${seconds.padStart(7)}`);
  };
};

/** @param {string} root @param {string} folder of it, where package.json is @param {string} title @param {boolean} judges */
const preparePackages = async (root, folder, title, judges) => {
  const installation = installationOf(join(root, folder), judges);
  if (!installation) return;
  console.log(`… ${title}: npm ${installation.npm.join(' ')}`);
  const done = clock(title);
  await installPackages(root, folder, installation);
  done();
};

/** Judges and generators that even a check of the code by hand does without: a package of its own, as it is a heavy one. */
const TOOLS = join('test', 'support', 'tools');

/** @param {string} root */
const prepareEmulator = async (root) => {
  let done = () => {};
  const onInstall = () => {
    console.log('… venv: MiniStack into .local/venv');
    done = clock('venv');
  };
  await whatServes({ root, endpoint: process.env.AWS_ENDPOINT_URL, onInstall });
  done();
};

/**
 * Where there is no Python for it, whoever runs it says so: for the rest of the command it may not matter.
 * @param {string} root
 * @param {import('./venv.mjs').PythonTool} tool
 */
const preparePythonTool = async (root, tool) => {
  if (installedInterpreter(root, tool)) return;
  const python = await findPython(tool.oldestMinor);
  if ('problem' in python) return;
  console.log(`… ${tool.folder}: ${tool.title} into .local/${tool.folder}`);
  const done = clock(tool.folder);
  await ensureVenv(root, tool, python.command);
  done();
};

/**
 * Whatever the commands need of this machine: checked, and installed where it is missing, side by side.
 * @param {{ root: string, emulator: boolean, judges?: boolean | undefined, tools?: boolean | undefined, python?: readonly import('./venv.mjs').PythonTool[] | undefined }}
 *   given what will be needed
 * @throws CannotStart with a line that says what is missing and what to do
 */
export const prepare = async ({ root, emulator, judges = false, tools = false, python = [] }) => {
  checkNode(process.version);
  mkdirSync(join(root, '.local'), { recursive: true });
  checkDisk(await freeBytesOf(root), root);
  const all = await Promise.allSettled([
    preparePackages(root, '.', 'packages', judges),
    tools ? preparePackages(root, TOOLS, 'tools', false) : undefined,
    emulator ? prepareEmulator(root) : undefined,
    ...python.map((tool) => preparePythonTool(root, tool)),
  ]);
  for (const { reason } of all.filter(({ status }) => status === 'rejected')) throw reason;
};
