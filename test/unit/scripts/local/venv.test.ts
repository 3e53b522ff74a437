import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CannotStart } from '#scripts/local/prepare/cannot-start.mjs';
import {
  CFN_LINT,
  ensureProgram,
  ensureVenv,
  installedInterpreter,
  lastLineOf,
  PYTHON_TOOLS,
  stampOf,
} from '#scripts/local/prepare/venv.mjs';

/** A clone in which a tool was installed for these requirements, and now wants others. */
const clone = (wanted: string, madeFor?: string): string => {
  const root = mkdtempSync(join(tmpdir(), 'bazaar-venv-'));
  mkdirSync(join(root, 'test/support/tools'), { recursive: true });
  writeFileSync(join(root, CFN_LINT.requirements), wanted);
  if (madeFor === undefined) return root;
  mkdirSync(join(root, '.local/cfn-lint/bin'), { recursive: true });
  writeFileSync(join(root, '.local/cfn-lint/bin/python'), '');
  writeFileSync(join(root, '.local/cfn-lint/bazaar-requirements.sha256'), stampOf(madeFor));
  return root;
};

const noPython = async () => ({ problem: 'none was found in PATH' });

describe('an environment of Python', () => {
  it('is taken as it is where it was made for these requirements', async () => {
    const root = clone('cfn-lint==1\n', 'cfn-lint==1\n');
    const interpreter = join(root, '.local/cfn-lint/bin/python');
    expect(installedInterpreter(root, CFN_LINT)).toBe(interpreter);
    await expect(ensureProgram(root, CFN_LINT, 'cfn-lint', noPython)).resolves.toEqual({
      command: interpreter,
      first: join(root, '.local/cfn-lint/bin/cfn-lint'),
    });
  });

  it('is not taken where it was made for others, or is not there', () => {
    expect(installedInterpreter(clone('cfn-lint==2\n', 'cfn-lint==1\n'), CFN_LINT)).toBeUndefined();
    expect(installedInterpreter(clone('cfn-lint==2\n'), CFN_LINT)).toBeUndefined();
  });

  it('cannot be made without Python, and says which is needed', async () => {
    const ensuring = ensureProgram(clone('cfn-lint==1\n'), CFN_LINT, 'cfn-lint', noPython);
    await expect(ensuring).rejects.toThrow(CannotStart);
    await expect(ensuring).rejects.toThrow(
      'cfn-lint needs Python 3.11 or newer (none was found in PATH); install it and run this again.',
    );
  });

  it('is not there after an installation that failed, which names its log', async () => {
    const root = clone('cfn-lint==1\n');
    await expect(ensureVenv(root, CFN_LINT, 'false')).rejects.toThrow(join(root, '.local/logs/cfn-lint-venv.log'));
    expect(installedInterpreter(root, CFN_LINT)).toBeUndefined();
  });

  it('tells of a failed installation its last line', () => {
    expect(lastLineOf('a\nERROR: no network\n\n')).toBe('ERROR: no network');
    expect(lastLineOf('')).toBe('');
  });
});

describe.each(PYTHON_TOOLS)('the requirements of $title', ({ title, requirements }) => {
  const lines = readFileSync(requirements, 'utf8').trim().split('\n');

  it('pin everything to one version', () => {
    expect(lines.filter((line) => !/^[\w-]+==[\w.]+$/.test(line))).toEqual([]);
  });

  it('name it', () => {
    expect(lines.some((line) => line.startsWith(`${title.toLowerCase()}==`))).toBe(true);
  });
});

it('keeps each environment to itself', () => {
  expect(new Set(PYTHON_TOOLS.map(({ folder }) => folder)).size).toBe(PYTHON_TOOLS.length);
});
