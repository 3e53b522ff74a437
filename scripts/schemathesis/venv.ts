import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '#scripts/local/prepare/python.mjs';
import { runIntoLog } from '#scripts/local/prepare/run.mjs';
import { lastLineOf, stampOf } from '#scripts/local/prepare/venv.mjs';

const STAMP = 'requirements.sha256';

const pathsOf = (root: string) => ({
  environment: join(root, '.local', 'schemathesis'),
  requirements: join(root, 'scripts', 'schemathesis', 'requirements.txt'),
  logFile: join(root, '.local', 'logs', 'schemathesis-venv.log'),
});

const programIn = (environment: string): string => join(environment, 'bin', 'schemathesis');

const isCurrent = (environment: string, requirements: string): boolean => {
  const stamp = join(environment, STAMP);
  return (
    existsSync(programIn(environment)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(requirements)
  );
};

const pythonOrThrow = async (): Promise<string> => {
  const found = await findPython();
  if ('problem' in found) throw new Error(`Schemathesis needs Python: ${found.problem}`);
  return found.command;
};

/**
 * The private environment `.local/schemathesis` with the pinned version, made unless it is there. Programs in an environment
 * know where it was made: so it is made in its place, and stamped at the end.
 * @returns the program
 * @throws Error where there is no Python, or the package index cannot be reached
 */
export const ensureSchemathesis = async (root: string): Promise<string> => {
  const { environment, requirements: file, logFile } = pathsOf(root);
  const requirements = readFileSync(file, 'utf8');
  if (isCurrent(environment, requirements)) return programIn(environment);
  const run = async (command: string, ...parameters: readonly string[]): Promise<void> => {
    if ((await runIntoLog(command, parameters, { logFile })) === 0) return;
    throw new Error(
      `Schemathesis could not be installed (${lastLineOf(readFileSync(logFile, 'utf8'))}); see ${logFile}`,
    );
  };
  rmSync(environment, { recursive: true, force: true });
  await run(await pythonOrThrow(), '-I', '-m', 'venv', environment);
  const pip = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '-r', file];
  await run(join(environment, 'bin', 'python'), ...pip);
  writeFileSync(join(environment, `${STAMP}.new`), stampOf(requirements));
  renameSync(join(environment, `${STAMP}.new`), join(environment, STAMP));
  return programIn(environment);
};
