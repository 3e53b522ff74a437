import { noPython, pythonTooOld, pythonWithoutVenv } from './messages.mjs';
import { ask } from './run.mjs';

/** In the order in which they are asked: a version that MiniStack is tested with before whatever `python3` is. */
export const CANDIDATES = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];

const QUESTION = [
  'import sys',
  'try:',
  '    import ensurepip, venv',
  '    print(*sys.version_info[:2], "venv")',
  'except ImportError:',
  '    print(*sys.version_info[:2], "bare")',
].join('\n');

/**
 * @typedef {{ command: string, major: number, minor: number, venv: boolean }} Python
 * @param {string} command
 * @param {string} answer what the interpreter printed: major, minor, and whether it can make environments
 * @returns {Python | undefined} undefined where no Python answered (absent, or a pyenv shim without a version)
 */
export const parsePython = (command, answer) => {
  const match = /^(\d+) (\d+) (venv|bare)$/m.exec(answer);
  return match ? { command, major: Number(match[1]), minor: Number(match[2]), venv: match[3] === 'venv' } : undefined;
};

/**
 * @param {readonly Python[]} found in order of preference
 * @param {number} oldestMinor of Python 3
 * @returns {{ command: string } | { problem: string }} the first that serves, or why none does
 */
export const choosePython = (found, oldestMinor) => {
  const newEnough = found.filter(({ major, minor }) => major === 3 && minor >= oldestMinor);
  const chosen = newEnough.find(({ venv }) => venv);
  if (chosen) return { command: chosen.command };
  if (newEnough[0]) return { problem: pythonWithoutVenv(newEnough[0].command) };
  if (found[0]) return { problem: pythonTooOld(`${found[0].major}.${found[0].minor}`) };
  return { problem: noPython };
};

/** Asks every candidate in PATH, side by side. @param {number} oldestMinor of Python 3 */
export const findPython = async (oldestMinor) => {
  const answers = await Promise.all(
    CANDIDATES.map(async (command) => {
      const { code, output } = await ask(command, ['-I', '-c', QUESTION]);
      return code === 0 ? parsePython(command, output) : undefined;
    }),
  );
  return choosePython(
    answers.filter((python) => python !== undefined),
    oldestMinor,
  );
};
