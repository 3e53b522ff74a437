import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mutated, occurrences } from '#scripts/prove/mutation.ts';
import { mutations } from '#scripts/prove/mutations.ts';

const all = Object.values(mutations)
  .flat()
  .map((mutation) => [mutation.name, mutation] as const);

describe('the checks that are taken out to prove their tests', () => {
  it('have names of their own', () => {
    const names = all.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)('%s: is still written once as it is here', (_, { file, find, replace }) => {
    expect(occurrences(readFileSync(file, 'utf8'), find)).toBe(1);
    expect(replace).not.toBe(find);
  });

  it.each(all)('%s: has a test', (_, { test }) => {
    const [tier, ...file] = test.split('/');
    const path = `test/${tier}/${file.join('/')}`;
    expect(existsSync(`${path}.test.ts`) || globSync(`${path}*`).length > 0).toBe(true);
  });
});

describe('an object with a known set of fields', () => {
  it.each(
    globSync(['functions/*/contract/**/*.ts', 'functions/shared/**/*.ts'])
      .map((file) => [file, occurrences(readFileSync(file, 'utf8'), 'strictObject(')] as const)
      .filter(([, objects]) => objects > 0),
  )('is taken out wherever %s has one', (file, objects) => {
    const loosened = all.filter(([, one]) => one.file === file && occurrences(one.replace, 'looseObject(') === 1);
    expect(loosened).toHaveLength(objects);
    const text = readFileSync(file, 'utf8');
    expect(new Set(loosened.map(([, one]) => mutated(text, one))).size).toBe(objects);
  });
});

describe('a mutation', () => {
  const change = { name: 'x', file: 'f', find: 'a', replace: '$&', test: 'unit/x' };

  it('changes the one place that it means, and takes its text as it is', () => {
    expect(mutated('b a b', change)).toBe('b $& b');
  });

  it('is refused where the text is not there, or not once', () => {
    expect(() => mutated('b', change)).toThrow('occurs 0 times');
    expect(() => mutated('a a', change)).toThrow('occurs 2 times');
  });
});
