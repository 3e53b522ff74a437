import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(existsSync);
const code = tracked
  .filter((path) => /^(functions|infra|statemachines|scripts|test|bench)\/.*\.(ts|mjs)$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
/** Types of the whole API, which nobody writes or reads as a file: the client's editor does. */
const GENERATED = 'scripts/shop/client/schema.ts';
const paths = (rule: (text: string) => boolean) => code.filter(({ text }) => rule(text)).map(({ path }) => path);

describe('house rules', () => {
  it('reads the code of the project', () => {
    expect(code.length).toBeGreaterThan(100);
  });

  it('keeps every file at 250 lines or fewer', () => {
    expect(paths((text) => text.split('\n').length > 251)).toEqual([GENERATED]);
  });

  it('imports zod as a namespace: by name it brings 444 KB into a bundle', () => {
    expect(paths((text) => /import (z|\{[^}]*\bz\b[^}]*\}) from 'zod'/.test(text))).toEqual([]);
  });

  it('has no test that is skipped or runs alone', () => {
    expect(paths((text) => /\b(it|test|describe)\.(skip|only|todo)\(|\bx(it|describe)\(/.test(text))).toEqual([]);
  });

  it('bounds a text before it trims it: the documents say how long it may be as it is sent', () => {
    expect(paths((text) => /\.trim\(\)[^;]*?\.max\(/.test(text)).filter((path) => /contract\//.test(path))).toEqual([]);
  });

  it('deploys files of packages that are there without devDependencies', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = code
      .filter(({ path }) => /^(functions|infra|statemachines)\//.test(path))
      .flatMap(({ text }) => [...text.matchAll(/'node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g)].map(([, name]) => name));
    expect(named).toContain('@redocly/cli');
    for (const name of named) expect(dependencies).toHaveProperty([String(name)]);
  });
});
