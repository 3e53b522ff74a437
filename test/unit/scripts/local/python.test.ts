import { describe, expect, it } from '@jest/globals';
import { CANDIDATES, choosePython, parsePython } from '#scripts/local/prepare/python.mjs';

const python = (command: string, minor: number, venv = true) => ({ command, major: 3, minor, venv });

describe('choosing a Python', () => {
  it('understands what an interpreter answers', () => {
    expect(parsePython('python3', '3 11 venv\n')).toEqual(python('python3', 11));
    expect(parsePython('python3', '3 12 bare\n')).toEqual(python('python3', 12, false));
  });

  it('takes a shim without a version behind it for no Python', () => {
    expect(parsePython('python3.13', 'pyenv: python3.13: command not found')).toBeUndefined();
    expect(parsePython('python3', '')).toBeUndefined();
  });

  it('asks for a named version before whatever python3 is', () => {
    expect(CANDIDATES[0]).toBe('python3.13');
    expect(CANDIDATES.indexOf('python3.10')).toBeLessThan(CANDIDATES.indexOf('python3'));
  });

  it('takes the first that is new enough', () => {
    expect(choosePython([python('python3.12', 12), python('python3', 9)], 10)).toEqual({ command: 'python3.12' });
    expect(choosePython([python('python3', 9), python('python', 10)], 10)).toEqual({ command: 'python' });
    expect(choosePython([python('python3', 14)], 10)).toEqual({ command: 'python3' });
  });

  it('takes none that is too old for what it is wanted for', () => {
    expect(choosePython([python('python3.10', 10), python('python3', 11)], 11)).toEqual({ command: 'python3' });
    expect(choosePython([python('python3.10', 10)], 11)).toEqual({ problem: 'found only 3.10' });
  });

  it('passes over one that cannot make environments, where another can', () => {
    expect(choosePython([python('python3.12', 12, false), python('python3', 11)], 10)).toEqual({ command: 'python3' });
  });

  it('says what to install where none can make environments', () => {
    expect(choosePython([python('python3', 11, false)], 10)).toEqual({
      problem: expect.stringMatching(/^python3 is there.*sudo apt install python3-venv$/),
    });
  });

  it('says what it found where all are too old, or none is there', () => {
    expect(choosePython([python('python3', 8)], 10)).toEqual({ problem: 'found only 3.8' });
    expect(choosePython([{ command: 'python', major: 2, minor: 7, venv: true }], 10)).toEqual({
      problem: 'found only 2.7',
    });
    expect(choosePython([], 10)).toEqual({ problem: 'none was found in PATH' });
  });
});
