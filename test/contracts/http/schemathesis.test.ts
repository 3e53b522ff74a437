import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { routesByContext } from '#test/contracts/docs/contracts.ts';

const HOOKS = readFileSync('scripts/schemathesis/hooks.py', 'utf8');
const CONFIG = readFileSync('scripts/schemathesis/schemathesis.toml', 'utf8');

const routes = [...(await routesByContext()).values()].flat();

/** The operations that a paragraph of the configuration is about, by the words that its comment begins with. */
const operationsUnder = (comment: string): string[] => {
  const paragraph = CONFIG.split('\n\n').find((one) => one.startsWith(`# ${comment}`)) ?? '';
  const list = /^include-operation-id = \[(.*)\]$/m.exec(paragraph)?.[1] ?? '';
  return list.split(', ').map((name) => name.replaceAll('"', ''));
};

describe('what Schemathesis leaves out', () => {
  it('knows each list that goes on by a cursor', () => {
    const byCursor = routes.filter(({ query }) => query !== undefined && 'cursor' in query.shape);
    expect(operationsUnder('Cursors are ours').toSorted()).toEqual(byCursor.map(({ name }) => name).toSorted());
  });

  it('names no operation that is none', () => {
    const named = [...CONFIG.matchAll(/^include-operation-id = (.*)$/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/"(\w+)"/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(10);
    const known = new Set(routes.map(({ name }) => name));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('what Schemathesis is told of regular expressions', () => {
  it('has each class of Unicode that the document uses', () => {
    const used = new Set(readFileSync('docs/openapi.json', 'utf8').match(/(?<=\\\\)[pP]\{\w+\}/g));
    expect(used).toContain('P{Cc}');
    expect([...used].filter((name) => !HOOKS.includes(`r"\\${name}": `))).toEqual([]);
  });
});
